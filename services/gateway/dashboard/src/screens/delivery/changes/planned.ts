/** A file by what a plan says of it and what became of it. */
export interface PlannedFile {
  path: string
  isPlanned: boolean
  isTouched: boolean
}

const path = /^(?:[\w.@+-]+\/)*[\w@+-][\w.@+-]*\.[A-Za-z][\w]{0,9}$|^(?:[\w.@+-]+\/)+[\w.@+-]+$/

/** Files that a plan names between backquotes. */
export function filesNamedIn(plan: string): string[] {
  const named = new Set<string>()
  for (const [, text] of plan.matchAll(/`([^`\n]{1,200})`/g)) {
    const name = (text ?? '').trim().replace(/^\.\//, '').replace(/:\d+(?:-\d+)?$/, '')
    if (path.test(name)) named.add(name)
  }
  return [...named]
}

/** Planned against touched. A plan may name a file by the end of its path alone. */
export function comparePlan(plan: string, touched: readonly string[]): PlannedFile[] {
  const named = filesNamedIn(plan)
  const isNamed = (file: string): boolean => named.some((name) => file === name || file.endsWith(`/${name}`))
  const found = touched.map((file) => ({ path: file, isPlanned: isNamed(file), isTouched: true }))
  const missing = named.filter((name) => !touched.some((file) => file === name || file.endsWith(`/${name}`)))
  return [...found, ...missing.map((file) => ({ path: file, isPlanned: true, isTouched: false }))]
}
