import { frames, memory, painted, say } from './figures'
import { test } from './jakeops'
import { longRun } from './long-run'

const events = 100_000
const selector = '[role=feed]'

/** Prints what no test asserts, because it depends on the machine. */
test('what a transcript of 100,000 events costs', async ({ page, jakeops }) => {
  test.skip(process.env.JAKEOPS_TESTS_FULL !== '1', 'it measures; tests/run --full does it')
  test.setTimeout(300_000)
  const { id, run } = await longRun(jakeops, events)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  for (let time = 1; time <= 3; time++) {
    await page.goto('about:blank')
    await page.goto(`/deliveries/${id}?tab=transcript&run=${run}`)
    const milliseconds = await page.evaluate(painted, '[role=feed] article')
    say(`first event painted, ${time === 1 ? 'nothing cached' : 'cached'}`, { milliseconds: Math.round(milliseconds) })
  }
  say('memory when opened', await memory(devtools))
  say('frames while nothing is scrolled', await page.evaluate(frames, { selector, seconds: 3, step: 0 }))
  for (let round = 1; round <= 3; round++) {
    say('frames while scrolling down', await page.evaluate(frames, { selector, seconds: 8, step: 120 }))
    say('memory then', await memory(devtools))
  }
  const before = Date.now()
  await page.getByRole('button', { name: 'To the end' }).click()
  await page.getByText('The agent is done').waitFor()
  say('to the end', { milliseconds: Date.now() - before })
  say('frames while scrolling up', await page.evaluate(frames, { selector, seconds: 8, step: -120 }))
  say('memory at last', await memory(devtools))
})
