import type { Schema } from '@/api/client'

export type LeadSplit = Schema<'LeadSplit'>

/** In the order in which they are stacked. */
export const leadParts: readonly { key: keyof LeadSplit; name: string; dot: string; colour: string }[] = [
  { key: 'agent_ms', name: 'Agent', dot: 'bg-busy', colour: 'var(--busy)' },
  { key: 'human_ms', name: 'People', dot: 'bg-warn', colour: 'var(--warn)' },
  { key: 'checks_ms', name: 'Checks', dot: 'bg-good', colour: 'var(--good)' },
  { key: 'queue_ms', name: 'Queue', dot: 'bg-bad', colour: 'var(--bad)' },
]

export const whole = (split: LeadSplit): number => leadParts.reduce((sum, { key }) => sum + split[key], 0)

export function share(split: LeadSplit, key: keyof LeadSplit): string {
  const all = whole(split)
  return all === 0 ? '0%' : `${Math.round((100 * split[key]) / all)}%`
}
