const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** How long ago, as short as a card needs it: now, 42s, 5m, 3h, 2d. */
export function age(since: string | number | Date, now: number = Date.now()): string {
  const passed = Math.max(0, now - new Date(since).getTime())
  if (passed < 5 * second) return 'now'
  if (passed < minute) return `${Math.floor(passed / second)}s`
  if (passed < hour) return `${Math.floor(passed / minute)}m`
  if (passed < 2 * day) return `${Math.floor(passed / hour)}h`
  return `${Math.floor(passed / day)}d`
}

/** Two parts at most: 850 ms, 12 s, 3 min 5 s, 2 h 10 min, 3 d 4 h. */
export function duration(milliseconds: number): string {
  if (milliseconds < second) return `${Math.max(0, Math.round(milliseconds))} ms`
  const parts: [number, string][] = [[day, 'd'], [hour, 'h'], [minute, 'min'], [second, 's']]
  const first = parts.findIndex(([size]) => milliseconds >= size)
  let rest = milliseconds
  const words: string[] = []
  for (const [size, unit] of parts.slice(first, first + 2)) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) words.push(`${count} ${unit}`)
  }
  return words.join(' ')
}

export const between = (start: string, end: string | null | undefined, now: number = Date.now()): string =>
  duration((end ? new Date(end).getTime() : now) - new Date(start).getTime())

const clockFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const wholeFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

export const clock = (at: string | number | Date): string => clockFormat.format(new Date(at))

export const dateTime = (at: string | number | Date): string => wholeFormat.format(new Date(at))
