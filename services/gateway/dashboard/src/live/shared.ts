import { LiveConnection, type Connection, type LiveEvent } from './connection'
import { LiveSource } from './live-source'

/** How often the tab that leads says that it is there. A tab in the background may be a minute late. */
const beat = 15_000
const silenceLimit = 100_000

interface Said {
  kind: 'event' | 'status'
  /** Whose word it is, how many events he has told, and the place of the stream then. */
  leader: string
  told: number
  place: string | null
  status: Connection
  event?: LiveEvent
}

type Message = Said | { kind: 'hello' } | { kind: 'retry' }

/** One stream of live events for all tabs of a browser, which opens six connections to a server and no more: one tab
 * leads, which holds a lock, and tells the others. When it closes, the next one has the lock and goes on from the last
 * event that it heard of. Where a browser has no locks, each tab has a stream of its own. */
export class SharedConnection extends LiveSource {
  private readonly own = new LiveConnection()
  private readonly me = crypto.randomUUID()
  private channel: BroadcastChannel | null = null
  private leader = ''
  private told = 0
  private place: string | null = null
  private heard: () => void = () => undefined
  private resign: () => void = () => undefined

  /** Where this tab would go on. */
  get lastPlace(): string | null {
    return this.place
  }

  retryNow(): void {
    if (this.leader === this.me) this.own.retryNow()
    else this.say({ kind: 'retry' })
  }

  /** Shares with all tabs that give the same name; runs until the returned function is called. */
  start(name: string): () => void {
    const stop = new AbortController()
    if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') void this.lead(stop.signal)
    else {
      const channel = new BroadcastChannel(name)
      this.channel = channel
      channel.onmessage = ({ data }: MessageEvent<Message>) => this.hear(data)
      this.say({ kind: 'hello' })
      void this.stand(name, stop.signal)
      stop.signal.addEventListener('abort', () => channel.close())
    }
    return () => stop.abort()
  }

  /** Leads as soon as nobody else does. */
  private async stand(name: string, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const silence = new AbortController()
      const unwatch = this.watchSilence(() => silence.abort())
      const leadNow = (): Promise<void> => {
        unwatch()
        return this.lead(stop)
      }
      try {
        await navigator.locks.request(name, { signal: AbortSignal.any([stop, silence.signal]) }, leadNow)
      } catch {
        // Another one has taken the lock away, or whoever has it hangs and says nothing any more.
        this.resign()
        if (silence.signal.aborted && !stop.aborted) await navigator.locks.request(name, { steal: true }, leadNow).catch(() => this.resign())
      } finally {
        unwatch()
      }
    }
  }

  private watchSilence(then: () => void): () => void {
    let timer = setTimeout(then, silenceLimit)
    this.heard = () => {
      clearTimeout(timer)
      timer = setTimeout(then, silenceLimit)
    }
    return () => {
      clearTimeout(timer)
      this.heard = () => undefined
    }
  }

  /** Until this tab closes, or another one has taken the lock away. */
  private lead(stop: AbortSignal): Promise<void> {
    const over = new AbortController()
    // Whoever led before never told where his stream was: anything may have happened meanwhile.
    let isBlind = this.place === null && this.leader !== ''
    this.leader = this.me
    this.told = 0
    this.resign = () => over.abort()
    const forgetEvents = this.own.onEvent((event) => this.pass(event))
    const forgetStatus = this.own.onStatus(() => {
      this.place = this.own.place
      this.set(this.own.status)
      this.say(this.word('status'))
      if (!isBlind || this.own.status.state !== 'live') return
      isBlind = false
      this.pass({ type: 'reset', data: {} })
    })
    const timer = setInterval(() => this.say(this.word('status')), beat)
    const end = this.own.start(this.place)
    return new Promise((done) => {
      AbortSignal.any([stop, over.signal]).addEventListener('abort', () => {
        clearInterval(timer)
        forgetEvents()
        forgetStatus()
        end()
        this.leader = ''
        done()
      })
    })
  }

  /** Tells an event here and in all other tabs. */
  private pass(event: LiveEvent): void {
    this.told += 1
    this.place = this.own.place
    this.tell(event)
    this.say(this.word('event', event))
  }

  private hear(message: Message): void {
    const leads = this.leader === this.me
    if (message.kind === 'hello' || message.kind === 'retry') {
      if (!leads) return
      if (message.kind === 'retry') this.own.retryNow()
      else this.say(this.word('status'))
    } else if (!leads) this.follow(message)
  }

  private follow({ kind, leader, told, place, status, event }: Said): void {
    this.heard()
    const isNew = leader !== this.leader
    // A tab that was frozen heard nothing meanwhile.
    const missed = isNew ? isAfter(place, this.place) : this.told !== (kind === 'event' ? told - 1 : told)
    const known = isNew && this.place !== null && !isAfter(place, this.place)
    this.leader = leader
    this.told = told
    this.place = isAfter(this.place, place) ? this.place : place
    if (missed) this.tell({ type: 'reset', data: {} })
    if (event && !known) this.tell(event)
    this.set(status)
  }

  private word(kind: Said['kind'], event?: LiveEvent): Said {
    return { kind, ...(event && { event }), leader: this.me, told: this.told, place: this.place, status: this.own.status }
  }

  private say(message: Message): void {
    this.channel?.postMessage(message)
  }
}

const isAfter = (a: string | null, b: string | null): boolean => a !== null && b !== null && Number(a) > Number(b)
