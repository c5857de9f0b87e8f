export const parts = ['profile', 'security', 'members', 'keys', 'theme'] as const

export type Part = (typeof parts)[number]

export const settingsSearch = (search: Record<string, unknown>): { part?: Part } => {
  const part = parts.find((one) => one === search.part)
  return part === undefined ? {} : { part }
}
