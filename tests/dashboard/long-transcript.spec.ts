import type { CDPSession } from '@playwright/test'
import { test } from './jakeops'
import { longRun } from './long-run'

const events = 100_000

/** Prints what no test asserts, because it depends on the machine. */
test('what a transcript of 100,000 events costs', async ({ page, jakeops }) => {
  test.skip(process.env.JAKEOPS_TESTS_FULL !== '1', 'it measures; tests/run --full does it')
  test.setTimeout(300_000)
  const { id, run } = await longRun(jakeops, events)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const say = (what: string, figures: object): void => console.log(`  ${what}: ${JSON.stringify(figures)}`)
  for (let time = 1; time <= 3; time++) {
    await page.goto('about:blank')
    await page.goto(`/deliveries/${id}?tab=transcript&run=${run}`)
    const milliseconds = await page.evaluate(() => new Promise<number>((painted) => {
      const look = (): void => {
        if (document.querySelector('[role=feed] article')) requestAnimationFrame(() => painted(performance.now()))
        else requestAnimationFrame(look)
      }
      look()
    }))
    say(`first event painted, ${time === 1 ? 'nothing cached' : 'cached'}`, { milliseconds: Math.round(milliseconds) })
  }
  say('memory when opened', await memory(devtools))
  say('frames while nothing is scrolled', await page.evaluate(scroll, { seconds: 3, step: 0 }))
  for (let round = 1; round <= 3; round++) {
    say('frames while scrolling down', await page.evaluate(scroll, { seconds: 8, step: 120 }))
    say('memory then', await memory(devtools))
  }
  const before = Date.now()
  await page.getByRole('button', { name: 'To the end' }).click()
  await page.getByText('The agent is done').waitFor()
  say('to the end', { milliseconds: Date.now() - before })
  say('frames while scrolling up', await page.evaluate(scroll, { seconds: 8, step: -120 }))
  say('memory at last', await memory(devtools))
})

async function memory(devtools: CDPSession): Promise<object> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0
  return { heap_mb: Math.round(of('JSHeapUsedSize') / 1e5) / 10, nodes: of('Nodes') }
}

/** Runs in the page: scrolls at every frame and counts how long frames take. */
async function scroll({ seconds, step }: { seconds: number; step: number }): Promise<object> {
  const feed = document.querySelector('[role=feed]') as HTMLElement
  const frames: number[] = []
  const end = performance.now() + seconds * 1000
  for (let last = performance.now(); last < end; ) {
    feed.scrollTop += step
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    frames.push(now - last)
    last = now
  }
  frames.sort((a, b) => a - b)
  const at = (part: number): number => Math.round((frames[Math.floor((frames.length - 1) * part)] ?? 0) * 10) / 10
  return { per_second: Math.round(frames.length / seconds), median_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99), longest_ms: at(1) }
}
