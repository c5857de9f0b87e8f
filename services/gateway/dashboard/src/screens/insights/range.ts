const day = 86_400_000

/** The range as two days that both count, as people name it. */
export interface Range {
  from: string
  to: string
}

export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

export const lastDays = (days: number): Range => {
  const to = isoDay(Date.now())
  return { from: isoDay(Date.parse(to) - (days - 1) * day), to }
}

export const nextDay = (of: string): string => isoDay(Date.parse(of) + day)
