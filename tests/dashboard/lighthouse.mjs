// Measures the board and a Delivery with Lighthouse, which npx fetches, and ends with 1 when a score is under 95.
import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../artifacts/bin/JakeOps.AllInOne/debug/jakeops', import.meta.url))
const pages = fileURLToPath(new URL('../../artifacts/dashboard', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'jakeops-lighthouse-'))
const port = await freePort()
const address = `http://127.0.0.1:${port}`
const server = spawn(program, ['--demo', '--port', `${port}`, '--data', join(folder, 'data')], {
  env: { ...process.env, Dashboard__Folder: pages }, stdio: 'ignore',
})
let low = 0
try {
  const [sample] = await first(`${address}/api/deliveries?limit=1`)
  for (const path of ['/board', `/deliveries/${sample.id}`]) low += measure(path)
} finally {
  server.kill()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(low === 0 ? 0 : 1)

function measure(path) {
  const report = join(folder, 'report.json')
  const flags = '--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync'
  const run = spawnSync('npx', ['--yes', 'lighthouse@12.8', address + path, '--quiet', '--preset=desktop', '--output=json',
    `--output-path=${report}`, '--only-categories=performance,accessibility,best-practices', `--chrome-flags=${flags}`], {
    env: { ...process.env, CHROME_PATH: process.env.JAKEOPS_TEST_CHROMIUM ?? '/usr/bin/chromium' }, stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (run.status !== 0) return 1
  const scores = Object.values(JSON.parse(readFileSync(report, 'utf8')).categories).map((one) => [one.title, Math.round(one.score * 100)])
  console.log(`${path}: ${scores.map(([title, score]) => `${title} ${score}`).join(', ')}`)
  return scores.filter(([, score]) => score < 95).length
}

async function first(url) {
  for (const until = Date.now() + 60_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const found = await fetch(url).then((answer) => answer.json()).catch(() => [])
    if (found.length > 0) return found
  }
  throw new Error(`${url} has nothing after a minute`)
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
