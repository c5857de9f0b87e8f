import type { CDPSession, Page } from '@playwright/test'
import { frames, memory, painted, say } from './figures'
import { test, type JakeOps } from './jakeops'
import { manyDeliveries } from './many-deliveries'

const number = Number(process.env.JAKEOPS_DELIVERIES ?? 5000)
const sorts = ['number', '-number', 'updated', '-updated', 'age', '-age', 'cost', '-cost']

/** Prints what no test asserts, because it depends on the machine. */
test('what 5,000 Deliveries cost', async ({ page, jakeops }) => {
  test.skip(process.env.JAKEOPS_TESTS_FULL !== '1', 'it measures; tests/run --full does it')
  test.setTimeout(540_000)
  const before = Date.now()
  await manyDeliveries(jakeops, number)
  say(`${number} taken over`, { seconds: (Date.now() - before) / 1000 })
  await api(jakeops)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  await board(page, jakeops, devtools)
  await table(page, devtools)
})

async function api(jakeops: JakeOps): Promise<void> {
  const asked = async (path: string): Promise<void> => {
    const times: number[] = []
    let size = 0
    for (let round = 0; round < 7; round++) {
      const begun = performance.now()
      size = (await (await fetch(jakeops.address + path)).text()).length
      times.push(performance.now() - begun)
    }
    times.sort((a, b) => a - b)
    say(path, { median_ms: Math.round(times[3] ?? 0), longest_ms: Math.round(times[6] ?? 0), kb: Math.round(size / 1000) })
  }
  for (const sort of sorts) await asked(`/api/deliveries/cards?limit=50&sort=${sort}`)
  for (const filter of ['phase=plan', 'q=invoice', 'q=nothing+is+called+so', 'needs=person', 'min_cost=5', 'worker=nobody', 'repository=fleet/service-7']) {
    await asked(`/api/deliveries/cards?limit=50&${filter}`)
    await asked(`/api/deliveries/counts?${filter}`)
  }
  await asked('/api/deliveries/counts')
  await asked('/api/deliveries?limit=50&q=invoice')
  await asked('/api/deliveries?limit=50')
}

async function board(page: Page, jakeops: JakeOps, devtools: CDPSession): Promise<void> {
  const requests: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/api/')) requests.push(pathname + search)
  })
  for (let time = 1; time <= 3; time++) {
    requests.length = 0
    await page.goto('about:blank')
    await page.goto('/board')
    const milliseconds = await page.evaluate(painted, 'article')
    say(`board: first card painted, ${time === 1 ? 'nothing cached' : 'cached'}`, { milliseconds: Math.round(milliseconds), requests: requests.length })
  }
  await page.getByText('live', { exact: true }).waitFor()
  say('board: memory when opened', await memory(devtools))
  const column = '[aria-label="Cards of Close"]'
  say('board: frames while nothing is scrolled', await page.evaluate(frames, { selector: column, seconds: 3, step: 0 }))
  for (let round = 1; round <= 3; round++) {
    requests.length = 0
    say('board: frames while scrolling a column', { ...(await page.evaluate(frames, { selector: column, seconds: 8, step: 120 })), requests: requests.length })
    say('board: memory then', await memory(devtools))
  }
  say('board: cards loaded of the column', await page.evaluate((at) => ({ scrolled: Math.round((document.querySelector(at)?.scrollHeight ?? 0) / 148) }), column))
  const keys: number[] = []
  for (let press = 0; press < 40; press++) keys.push(await page.evaluate(move, 'j'))
  say('board: from a key to the next card', spread(keys))
  requests.length = 0
  // One Delivery changes while the column is scrolled far down.
  const { items } = await jakeops.get<{ items: { id: string }[] }>('/api/deliveries/cards?phase=plan&status=succeeded&limit=1')
  const counted = count(page)
  await jakeops.act(items[0]?.id ?? '', 'close')
  await page.waitForTimeout(3000)
  say('board: one Delivery changed', { requests: requests.filter((path) => !path.startsWith('/api/events')).length, kb: Math.round((await counted()) / 1000) })
  for (const path of requests) console.log(`    ${path}`)
  requests.length = 0
  const burst = count(page)
  const { items: some } = await jakeops.get<{ items: { id: string }[] }>('/api/deliveries/cards?phase=plan&status=succeeded&limit=40')
  for (const one of some) await jakeops.act(one.id, 'close')
  await page.waitForTimeout(3000)
  say('board: 40 Deliveries changed one after another', { requests: requests.length, kb: Math.round((await burst()) / 1000) })
}

async function table(page: Page, devtools: CDPSession): Promise<void> {
  await page.goto('about:blank')
  await page.goto('/deliveries')
  say('table: first row painted', { milliseconds: Math.round(await page.evaluate(painted, '[role=cell]')) })
  const body = '[role=table] [role=rowgroup]:last-child'
  for (let round = 1; round <= 2; round++) {
    say('table: frames while scrolling', await page.evaluate(frames, { selector: body, seconds: 8, step: 120 }))
    say('table: memory then', await memory(devtools))
  }
  for (const name of ['Cost', 'Age']) {
    const before = Date.now()
    await Promise.all([page.waitForResponse(/cards.*sort=/), page.getByRole('link', { name, exact: true }).click()])
    say(`table: sorted by ${name}`, { milliseconds: Date.now() - before })
  }
}

/** Bytes of answers from now on. */
function count(page: Page): () => Promise<number> {
  const answers: Promise<number>[] = []
  const take = (answer: { url: () => string; body: () => Promise<Buffer> }): void => {
    if (answer.url().includes('/api/deliveries')) answers.push(answer.body().then((body) => body.length, () => 0))
  }
  page.on('response', take)
  return async () => {
    page.off('response', take)
    return (await Promise.all(answers)).reduce((sum, size) => sum + size, 0)
  }
}

const spread = (times: number[]): object => {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0)
  return { median_ms: at(0.5), p95_ms: at(0.95), longest_ms: at(1) }
}

/** Runs in the page: how long after a key another card has the focus. */
const move = (key: string): Promise<number> =>
  new Promise((done) => {
    const [begun, from] = [performance.now(), document.activeElement]
    const look = (): void => {
      if (document.activeElement !== from || performance.now() - begun > 2000) done(performance.now() - begun)
      else requestAnimationFrame(look)
    }
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    look()
  })
