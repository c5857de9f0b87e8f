const whole = new Intl.NumberFormat('en-US')
const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 })

export const count = (value: number): string => whole.format(value)

/** 1.2K, 3.4M: for tokens and other numbers whose last digits tell nothing. */
export const compact = (value: number): string => (value < 1000 ? whole.format(value) : short.format(value))

/** Dollars; cents below ten, parts of a cent where there is nothing but those. */
export function cost(usd: number): string {
  if (usd === 0) return '$0.00'
  if (usd < 0.01) return '<$0.01'
  return usd < 1000 ? `$${usd.toFixed(2)}` : `$${whole.format(Math.round(usd))}`
}

export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`
