// Measures screens with Lighthouse, which npx fetches, on a JakeOps with the demo's Delivery and a finished run. Each screen is
// opened three times and the medians are printed, with what lowers them. Ends with 1 when the board or the Delivery is
// under 95. Expects the solution and the dashboard to be built:
//   node tests/dashboard/lighthouse.mjs [--mobile] [part of a screen's name]
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium } from './chromium.mjs'

const times = 3
const least = 95
const [chosen = ''] = process.argv.slice(2).filter((argument) => argument !== '--mobile')
const form = process.argv.includes('--mobile') ? [] : ['--preset=desktop']
const build = process.env.JAKEOPS_TEST_BUILD ?? 'debug'
const program = fileURLToPath(new URL(`../../artifacts/bin/JakeOps.AllInOne/${build}/jakeops`, import.meta.url))
const pages = fileURLToPath(new URL('../../artifacts/dashboard', import.meta.url))

const folder = mkdtempSync(join(tmpdir(), 'jakeops-lighthouse-'))
const server = spawn(program, ['--demo', '--port', '0', '--data', join(folder, 'data')], {
  env: { ...process.env, Dashboard__Folder: pages, CLAUDE_SIMULATED_PACE_MS: '5' }, stdio: ['ignore', 'pipe', 'inherit'],
})
let low = 0
try {
  const address = await ready()
  const id = await finishedRun(address)
  const delivery = `/deliveries/${id}`
  for (const [name, path, isPromised] of [
    ['board', '/board', true], ['delivery', delivery, true], ['delivery, plan', `${delivery}?tab=plan`, true],
    ['delivery, transcript', `${delivery}?tab=transcript`, true], ['inbox', '/', false], ['deliveries', '/deliveries', false],
    ['settings', '/settings', false],
  ]) {
    if (!name.includes(chosen)) continue
    const isLow = await measure(name, address + path)
    if (isLow && isPromised) low++
  }
} finally {
  if (server.exitCode === null && server.kill()) await once(server, 'exit')
  rmSync(folder, { recursive: true, force: true })
}
process.exit(low === 0 ? 0 : 1)

async function measure(name, url) {
  const reports = []
  for (let time = 0; time < times; time++) reports.push(await report(url))
  const scores = Object.entries(reports[0].categories).map(([id, { title }]) => ({
    title, score: median(reports.map(({ categories }) => Math.round(categories[id].score * 100))),
  }))
  const metric = (id) => Math.round(median(reports.map(({ audits }) => audits[id].numericValue)))
  const shift = median(reports.map(({ audits }) => audits['cumulative-layout-shift'].numericValue))
  console.log(`  ${name}: ${scores.map(({ title, score }) => `${title} ${score}`).join(', ')}`)
  console.log(`    first paint ${metric('first-contentful-paint')} ms, largest ${metric('largest-contentful-paint')} ms, ` +
    `blocked ${metric('total-blocking-time')} ms, layout shift ${shift.toFixed(3)}, machine ${Math.round(median(reports.map(({ environment }) => environment.benchmarkIndex)))}`)
  const isLow = scores.some(({ score }) => score < least)
  if (isLow) for (const found of findings(reports[0])) console.log(`    ${found}`)
  return isLow
}

async function report(url) {
  const flags = '--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync'
  const { stdout } = await promisify(execFile)('npx', [
    '--yes', 'lighthouse@12.8', url, '--quiet', ...form, '--output=json', '--output-path=stdout',
    '--only-categories=performance,accessibility,best-practices', `--chrome-flags=${flags}`,
  ], { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 64 << 20 })
  const read = JSON.parse(stdout)
  if (read.runtimeError) throw new Error(`${url}: ${read.runtimeError.message}`)
  return read
}

/** What counts in a category and is less than perfect. */
function findings({ categories, audits }) {
  return Object.values(categories).flatMap(({ title, auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
      .map(({ id }) => `${title}: ${audits[id].title} ${audits[id].displayValue ?? ''}`))
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

async function ready() {
  let said = ''
  for await (const piece of server.stdout) {
    said += piece
    const address = /ready at (http:\S+)/.exec(said)?.[1]
    if (address !== undefined) {
      server.stdout.resume()
      return address
    }
  }
  throw new Error(`JakeOps ended:\n${said}`)
}

/** Runs the demo's Delivery through plan and implementation, so that every tab has something to show. */
async function finishedRun(address) {
  const get = (path) => fetch(address + path).then((answer) => answer.json())
  const [{ id }] = await until(() => get('/api/deliveries?limit=1'), ([one]) => one !== undefined)
  for (const phase of ['plan', 'implement']) {
    const path = `/api/deliveries/${id}`
    const at = (status) => until(() => get(path), (one) => one.phase === phase && one.run_status === status)
    const act = (action) => fetch(`${address}${path}/${action}`, { method: 'POST' })
    await at('pending')
    await act('run')
    await at('succeeded')
    if (phase === 'plan') await act('approve')
  }
  return id
}

async function until(look, isThere) {
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const found = await look()
    if (isThere(found)) return found
  }
  throw new Error('The demo did not get that far within a minute.')
}
