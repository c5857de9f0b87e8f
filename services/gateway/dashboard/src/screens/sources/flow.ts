import type { Schema } from '@/api/client'
import { duration } from '@/format/time'

export const agentPhases = ['plan', 'implement', 'review'] as const

export const endpoints = ['plan', 'implement', 'review', 'verify', 'deploy', 'observe'] as const

export interface Steps {
  endpoint: string
  checkpoints: string[]
}

/** What decides how a Delivery of a source goes. */
export interface Flow extends Steps {
  verify: Schema<'VerifyPolicy'>
  deploy: Schema<'DeployPolicy'>
  observe: Schema<'ObservePolicy'>
}

export const presets: readonly { name: string; hint: string; endpoint: string; checkpoints: string[] }[] = [
  { name: 'Default', hint: 'You start and judge every step of the agent.', endpoint: 'deploy', checkpoints: [...agentPhases] },
  { name: 'Trusted', hint: 'You judge the plan; the rest runs alone.', endpoint: 'deploy', checkpoints: ['plan'] },
  { name: 'Full auto', hint: 'Everything runs alone up to your checks and your merge.', endpoint: 'deploy', checkpoints: [] },
]

export const presetOf = ({ endpoint, checkpoints }: Steps): string | undefined => {
  const held = agentPhases.filter((phase) => checkpoints.includes(phase))
  return presets.find((one) => one.endpoint === endpoint && one.checkpoints.join() === held.join())?.name
}

/** Intake and close end nothing early. */
export const endOf = (endpoint: string): (typeof endpoints)[number] =>
  endpoints.find((phase) => phase === endpoint) ?? 'observe'

/** The flow in words, a part for each who acts: you start and approve plan; implement and review run alone; ...
 * Of a repository that is no source nothing is observed, and it has no policies. */
export function flowInWords(flow: Steps & Partial<Flow>): string[] {
  const end = endOf(flow.endpoint)
  const reached = endpoints.slice(0, endpoints.indexOf(end) + 1)
  const words: string[] = []
  let group: string[] = []
  let held = false
  const close = (): void => {
    if (group.length > 0) words.push(held ? `you start and approve ${list(group)}` : `${list(group)} ${group.length > 1 ? 'run' : 'runs'} alone`)
    group = []
  }
  for (const phase of agentPhases.filter((one) => reached.includes(one))) {
    const holds = flow.checkpoints.includes(phase)
    if (holds !== held) close()
    held = holds
    group.push(phase)
  }
  close()
  if (reached.includes('verify'))
    words.push(flow.verify ? verifyInWords(flow.verify) : 'nothing is waited for after that, because the repository is no source')
  if (flow.deploy && reached.includes('deploy'))
    words.push(
      flow.deploy.environment
        ? `deploy waits for the merge and its deployment to ${flow.deploy.environment}`
        : 'deploy waits for the merge',
    )
  if (flow.observe && reached.includes('observe'))
    words.push(
      `observe watches the deployment for ${duration(flow.observe.window_seconds * 1000)}` +
        (flow.observe.open_delivery ? ' and opens a Delivery when it fails' : ''),
    )
  return [...words, `ends at ${end}`]
}

function verifyInWords({ checks, required }: Schema<'VerifyPolicy'>): string {
  if (checks === 'none') return 'verify waits for no checks'
  if (checks === 'all') return 'verify waits for all checks that appear'
  const names = required ?? []
  return `verify waits for ${names.length === 1 ? 'the check' : `${names.length} checks:`} ${list(names)}`
}

const list = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`

/** For the switch to a source of its own: what the server has by default. */
export const usualFlow: Flow = {
  endpoint: 'deploy',
  checkpoints: [...agentPhases],
  verify: { checks: 'all', cancelled: 'fail', neutral: 'pass', grace_seconds: 600, time_limit_seconds: 21_600, required: [] },
  deploy: { environment: null, time_limit_seconds: 604_800 },
  observe: { window_seconds: 3600, open_delivery: false },
}
