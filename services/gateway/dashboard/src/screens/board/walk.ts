import type { Card } from '@/deliveries/cards'
import { phases, type Phase } from '@/deliveries/phases'

/** A place among the cards of a board, moved by keys and by the focus. */
export class Walk {
  private readonly columns = new Map<Phase, readonly Card[]>()
  private readonly readers = new Set<() => void>()
  private place: { phase: Phase; index: number } | null = null
  private id: string | null = null

  readonly subscribe = (changed: () => void): (() => void) => {
    this.readers.add(changed)
    return () => this.readers.delete(changed)
  }

  /** The id of the card that Tab reaches: the first one until somebody walks. */
  readonly current = (): string | null => this.id

  /** The one that was walked to; none where it has left and nobody has walked on. */
  get card(): Card | undefined {
    const card = this.place === null ? undefined : this.columns.get(this.place.phase)?.[this.place.index]
    return card?.id === this.id ? card : undefined
  }

  readonly setCards = (phase: Phase, cards: readonly Card[]): void => {
    this.columns.set(phase, cards)
    if (this.id === null && cards[0]) this.set(cards[0].id)
    // Cards come and go above it: the place is that of the card, as long as it stands in this column.
    const index = cards.findIndex((one) => one.id === this.id)
    if (this.place?.phase === phase && index >= 0) this.place = { phase, index }
  }

  /** The focus went there by itself, by Tab or by a click. */
  readonly take = (card: Card): void => {
    const index = (this.columns.get(card.phase) ?? []).findIndex((one) => one.id === card.id)
    this.place = { phase: card.phase, index: Math.max(0, index) }
    this.set(card.id)
  }

  down(step: number): void {
    if (this.place === null) return this.first()
    // Where the card has left, the one after it stands in its place.
    const from = this.card === undefined && step > 0 ? this.place.index - 1 : this.place.index
    this.goTo(this.place.phase, from + step)
  }

  aside(step: number): void {
    if (this.place === null) return this.first()
    for (let next = phases.indexOf(this.place.phase) + step; next >= 0 && next < phases.length; next += step) {
      const phase = phases[next]
      if (phase && this.sizeOf(phase) > 0) return this.goTo(phase, this.place.index)
    }
  }

  private first(): void {
    const phase = phases.find((one) => this.sizeOf(one) > 0)
    if (phase) this.goTo(phase, 0)
  }

  private goTo(phase: Phase, index: number): void {
    const at = Math.max(0, Math.min(index, this.sizeOf(phase) - 1))
    const card = this.columns.get(phase)?.[at]
    if (card === undefined) return
    this.place = { phase, index: at }
    this.set(card.id)
    focusCard(card.id)
  }

  private sizeOf(phase: Phase): number {
    return this.columns.get(phase)?.length ?? 0
  }

  private set(id: string): void {
    if (this.id === id) return
    this.id = id
    for (const reader of this.readers) reader()
  }
}

/** The list draws the card after it has scrolled there: a few frames at most. */
function focusCard(id: string, tries = 10): void {
  requestAnimationFrame(() => {
    const card = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
    if (card) card.focus()
    else if (tries > 0) focusCard(id, tries - 1)
  })
}
