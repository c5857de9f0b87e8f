import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './jakeops'

const folder = join(import.meta.dirname, '../../docs/screenshots')

/** Makes the pictures of the README anew: JAKEOPS_SCREENSHOTS=1 npx playwright test screenshots */
test('the pictures of the README', async ({ page, jakeops }) => {
  test.skip(process.env.JAKEOPS_SCREENSHOTS !== '1', 'it writes docs/screenshots; JAKEOPS_SCREENSHOTS=1 does it')
  mkdirSync(folder, { recursive: true })
  await page.setViewportSize({ width: 1280, height: 800 })
  const byHand = { checkpoints: ['plan', 'implement', 'review'] }
  const planned = await jakeops.deliver('Greet in the language of the caller', ['plan: subagent'], byHand)
  const reviewed = await jakeops.deliver('Say goodbye when called with --bye', [], { checkpoints: ['review'] })
  const failed = await jakeops.deliver('Read the name from the environment', ['plan: fail'], byHand)
  const closed = await jakeops.deliver('Trim the name before greeting', [], { checkpoints: [] })
  const working = await jakeops.deliver('Count the greetings', ['plan: hang'], byHand)
  await jakeops.reaches(closed, 'close/succeeded')
  await jakeops.reaches(reviewed, 'review/pending')
  await jakeops.act(reviewed, 'run')
  await jakeops.reaches(reviewed, 'review/succeeded')
  for (const id of [planned, failed]) await jakeops.act(id, 'run')
  await jakeops.reaches(planned, 'plan/succeeded')
  await jakeops.reaches(failed, 'plan/failed')
  await jakeops.act(working, 'run')
  await jakeops.reaches(working, 'plan/running')

  const shoot = async (name: string, address: string, seen: string): Promise<void> => {
    await page.goto(address)
    await expect(page.getByText(seen).first()).toBeVisible()
    await expect(page.getByText('live', { exact: true }).first()).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  }
  await shoot('inbox', '/', 'Read the name from the environment')
  await shoot('board', '/board', 'Trim the name')
  await shoot('delivery', `/deliveries/${planned}?tab=plan`, 'Plan (simulated)')
  await shoot('transcript', `/deliveries/${planned}?tab=transcript`, 'This is the simulated agent')
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot('board-dark', '/board', 'Trim the name')
  await jakeops.act(working, 'cancel')
})
