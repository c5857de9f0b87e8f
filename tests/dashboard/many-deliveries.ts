import { randomUUID } from 'node:crypto'
import type { JakeOps } from './jakeops'

type Attempt = { phase: string; run_status: string; started_at: string; ended_at?: string; reason?: string; verdict?: string }

const phases = ['intake', 'plan', 'implement', 'review', 'verify', 'deploy', 'observe', 'close']

/** Where of a hundred Deliveries each stands: most are closed, many wait for somebody, some have failed. */
const states = [
  ...Array.from({ length: 50 }, () => ['close', 'succeeded'] as const),
  ...Array.from({ length: 20 }, () => ['plan', 'succeeded'] as const),
  ...Array.from({ length: 8 }, () => ['plan', 'pending'] as const),
  ...Array.from({ length: 8 }, () => ['implement', 'failed'] as const),
  ...Array.from({ length: 6 }, () => ['review', 'succeeded'] as const),
  ...Array.from({ length: 4 }, () => ['verify', 'blocked'] as const),
  ...Array.from({ length: 2 }, () => ['deploy', 'failed'] as const),
  ...Array.from({ length: 2 }, () => ['observe', 'failed'] as const),
]

const atOnce = 8
const minute = 60_000

/** Fills a process with so many Deliveries in all phases, taken over as if another server had made them. */
export async function manyDeliveries(jakeops: JakeOps, number: number): Promise<void> {
  let next = 0
  const bring = async (): Promise<void> => {
    for (let index = next++; index < number; index = next++) await jakeops.send('POST', '/api/deliveries/import', imported(index))
  }
  await Promise.all(Array.from({ length: atOnce }, bring))
}

function imported(index: number): object {
  // Neighbours by number stand in different phases.
  const [phase, status] = states[(index * 37) % states.length] ?? ['plan', 'pending']
  const begun = Date.parse('2026-01-02T03:04:05Z') + index * 20 * minute
  const at = (minutes: number): string => new Date(begun + minutes * minute).toISOString()
  const way = phases.slice(0, phases.indexOf(phase) + 1)
  const attempts = way.map((name, place): Attempt => {
    const last = place === way.length - 1
    const how = last ? status : 'succeeded'
    return {
      phase: name, run_status: how, started_at: at(place * 5),
      ...(how !== 'pending' && { ended_at: at(place * 5 + 4) }),
      ...(how === 'failed' && { reason: 'The process ended with 1: npm ERR! missing script: test' }),
      ...(how === 'blocked' && { reason: 'A required check failed: build (ubuntu-latest)' }),
      ...(name === 'review' && how === 'succeeded' && { verdict: 'pass' }),
    }
  })
  const ran = attempts.filter(({ phase: name, run_status: how }) => ['plan', 'implement', 'review'].includes(name) && how !== 'pending')
  return {
    created_at: at(0), updated_at: at(way.length * 5), summary: `${verbs[index % verbs.length]} the ${things[index % things.length]} of part ${index}`,
    repository: `fleet/service-${index % 40}`, endpoint: 'observe', refs: [{ role: 'request', type: 'github_issue', label: `#${index + 1}` }],
    phase_runs: attempts, ...(way.length > 2 || status === 'succeeded' ? { plan: { content: '# Plan', model: 'opus' } } : {}),
    runs: ran.map(({ phase: mode, run_status: how, started_at }) => ({
      id: randomUUID(), mode, status: how === 'failed' ? 'failed' : 'success', created_at: started_at, model: 'opus',
      cost_usd: ((index * 7) % 400) / 100, input_tokens: 1000, output_tokens: 2000, duration_ms: 90_000,
    })),
  }
}

const verbs = ['Rename', 'Explain', 'Speed up', 'Log', 'Translate', 'Test', 'Simplify']
const things = ['order form', 'search', 'invoice', 'sign-in', 'import', 'menu', 'report', 'price list', 'mail', 'archive', 'cache']
