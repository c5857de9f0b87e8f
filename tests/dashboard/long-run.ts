import { randomBytes, randomUUID } from 'node:crypto'
import { expect, type JakeOps } from './jakeops'

const at = '2026-01-02T03:04:05Z'
const linesAtOnce = 900

/** A run of so many lines, taken over as if another server had made it. Every 1,000th line holds a needle. */
export async function longRun(
  jakeops: JakeOps, length: number, status: 'success' | 'failed' = 'success',
): Promise<{ id: string; run: string; lines: string[]; errors: number[] }> {
  const id = randomBytes(6).toString('hex')
  const run = randomUUID()
  await jakeops.send('POST', '/api/deliveries/import', {
    id, created_at: at, updated_at: at, summary: 'A long run', repository: 'demo/greeter', endpoint: 'deploy', checkpoints: ['plan'],
    refs: [{ role: 'request', type: 'verbal', label: `long-${id}` }],
    phase_runs: [
      { phase: 'intake', run_status: 'succeeded', started_at: at },
      { phase: 'plan', run_status: status === 'failed' ? 'failed' : 'succeeded', started_at: at, ended_at: at },
    ],
    ...(status === 'success' && { plan: { content: '# Plan', model: 'opus' } }),
    runs: [{ id: run, mode: 'plan', status, cost_usd: 0.12 }],
  })
  const { lines, errors } = linesOf(length, status)
  for (let sent = 0; sent < lines.length; sent += linesAtOnce) {
    const part = lines.slice(sent, sent + linesAtOnce)
    const times = sent + part.length === lines.length ? `&started_at=${at}&completed_at=${at}` : ''
    await jakeops.send('POST', `/api/deliveries/${id}/runs/${run}/output?first=${sent + 1}${times}`, `${part.join('\n')}\n`, 'application/x-ndjson')
  }
  // What was taken is stored a moment later: until then a place in the middle is the end.
  await expect.poll(async () => {
    const answer = await fetch(`${jakeops.address}/api/deliveries/${id}/runs/${run}/overview`)
    return answer.ok ? ((await answer.json()) as { last_sequence: number }).last_sequence : 0
  }, { timeout: 60_000 }).toBe(lines.length)
  return { id, run, lines, errors }
}

function linesOf(length: number, status: string): { lines: string[]; errors: number[] } {
  const lines: string[] = []
  const errors: number[] = []
  const add = (line: object): void => void lines.push(JSON.stringify(line))
  add({ type: 'system', subtype: 'init', cwd: '/w', model: 'claude-opus', session_id: 's', tools: ['Bash'], permissionMode: 'default', claude_code_version: '2.1.330' })
  for (let step = 1; lines.length < length - 1; step++) {
    const next = lines.length + 1
    const needle = next % 1000 === 0 || next === 200 ? `a needle at ${next}. ` : ''
    if (step % 3 !== 0 || needle !== '' || next % 1000 === 999 || next === 199) {
      add({ type: 'assistant', message: { id: `m${step}`, model: 'claude-opus', content: [{ type: 'text', text: `${needle}Step ${step}: ${'I go on with the next file. '.repeat(step % 7)}` }] }, timestamp: at })
      continue
    }
    const isError = step % 300 === 0
    if (isError) errors.push(next)
    add({ type: 'assistant', message: { id: `m${step}`, model: 'claude-opus', content: [{ type: 'tool_use', id: `t${step}`, name: 'Bash', input: { command: `make part${step}` } }] } })
    add({ type: 'user', message: { content: [{ type: 'tool_result', tool_use_id: `t${step}`, content: Array.from({ length: step % 30 }, (_, line) => `line ${line} of ${step}`).join('\n'), is_error: isError }] }, timestamp: at })
  }
  add({ type: 'result', subtype: status === 'failed' ? 'error_during_execution' : 'success', is_error: status === 'failed', total_cost_usd: 1.5, num_turns: 3, duration_ms: 1000, modelUsage: { 'claude-opus': { inputTokens: 5, outputTokens: 7 } } })
  return { lines, errors }
}
