/** Reads what a stranger printed: whatever is not as expected is absent, never an error. */
export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const objectAt = (from: Json, name: string): Json => {
  const value = from[name]
  return isObject(value) ? value : {}
}

export const textAt = (from: Json, name: string): string | undefined => {
  const value = from[name]
  return typeof value === 'string' ? value : undefined
}

export const numberAt = (from: Json, name: string): number | undefined => {
  const value = from[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

export const listAt = (from: Json, name: string): readonly unknown[] => {
  const value = from[name]
  return Array.isArray(value) ? value : []
}

export const objectsAt = (from: Json, name: string): readonly Json[] => listAt(from, name).filter(isObject)

export const textsAt = (from: Json, name: string): readonly string[] =>
  listAt(from, name).filter((one): one is string => typeof one === 'string')

export const pretty = (value: unknown): string => JSON.stringify(value, null, 2)
