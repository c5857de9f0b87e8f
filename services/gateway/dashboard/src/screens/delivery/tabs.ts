import { part } from '@/ui/part'
import type { Delivery } from './data'
import type { Tab } from './search'

export const PlanTab = part(() => import('./plan/plan-tab'))
export const TranscriptTab = part(() => import('./transcript-tab'))
export const ChangesTab = part(() => import('./changes/changes-tab'))
export const ChecksTab = part(() => import('./checks-tab'))
export const TimelineTab = part(() => import('./timeline-tab'))
export const RunsTab = part(() => import('./runs-tab'))

const files = {
  plan: PlanTab, transcript: TranscriptTab, changes: ChangesTab, checks: ChecksTab, timeline: TimelineTab, runs: RunsTab,
} satisfies Record<Tab, { preload: () => Promise<void> }>

export const preloadTab = (tab: Tab): Promise<void> => files[tab].preload()

/** What the person came for: watching an agent, or judging a plan or a change. */
export function firstTab({ phase, run_status: status, plan, runs }: Delivery): Tab {
  if (status === 'running' || status === 'failed') return runs.length > 0 ? 'transcript' : 'timeline'
  if (phase === 'verify' || phase === 'deploy' || phase === 'observe') return 'checks'
  if (phase === 'implement' && status === 'succeeded') return 'changes'
  if (phase === 'review') return 'changes'
  return plan !== null || runs.length === 0 ? 'plan' : 'transcript'
}
