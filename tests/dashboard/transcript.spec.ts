import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './jakeops'
import { longRun } from './long-run'

/** Numbers of the events that are seen now. */
const seen = (page: Page): Promise<number[]> =>
  page.getByRole('feed').evaluate((feed) => {
    const { top, bottom } = feed.getBoundingClientRect()
    return [...feed.querySelectorAll('article')]
      .filter((row) => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom)
      .map((row) => Number(row.querySelector('a[aria-label^="Link to event"]')?.getAttribute('aria-label')?.replace(/\D/g, '')))
      .filter(Boolean)
  })

test('a live transcript follows its end, and leaves a reader where he is', async ({ page, jakeops }) => {
  const id = await jakeops.deliver('Watch it', ['plan: slow 40', 'plan: lines 150', 'plan: subagent'])
  await page.goto(`/deliveries/${id}?tab=transcript`)
  await page.getByRole('button', { name: 'Run plan' }).click()
  await expect(page.getByText('Simulated line 30.')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('feed').evaluate((feed) => feed.scrollTo(0, 0))
  await expect.poll(() => seen(page).then(([first]) => first)).toBe(1)
  const more = page.getByRole('button', { name: /new events/ })
  await expect(more).toBeVisible()
  expect((await seen(page))[0]).toBe(1)
  await more.click()
  await expect(page.getByText('The agent is done')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('heading', { name: 'Plan waits for your judgement' })).toBeVisible()
  await page.reload()
  await expect(page.getByText('This is the simulated agent')).toBeVisible()
})

test('a subagent is a group with label and totals, that can be folded and seen alone', async ({ page, jakeops }) => {
  const id = await jakeops.deliver('Subagents', ['plan: subagent', 'plan: denied'])
  await jakeops.act(id, 'run')
  await jakeops.reaches(id, 'plan/succeeded')
  await page.goto(`/deliveries/${id}?tab=transcript`)
  const fold = page.getByRole('button', { name: 'Fold what it did' })
  await expect(fold).toBeVisible()
  await expect(page.getByText(/\d+ events? · \d+ calls?/).first()).toBeVisible()
  const all = await page.getByRole('article').count()
  await fold.click()
  await expect(page.getByRole('button', { name: 'Show what it did' })).toBeVisible()
  await expect.poll(() => page.getByRole('article').count()).toBeLessThan(all)
  const choice = page.getByRole('combobox', { name: 'Whose events' })
  await choice.selectOption({ index: 2 })
  await expect(page.getByRole('article').first()).toBeVisible()
  await expect(page.getByText('This is the simulated agent')).toHaveCount(0)
  await choice.selectOption({ index: 0 })
  await expect(page.getByText('denied', { exact: true })).toBeVisible()
})

test('a long run opens where it is asked for, is searched, and stays small in the page', async ({ page, jakeops }) => {
  const { id, run, errors } = await longRun(jakeops, 3000)
  await page.goto(`/deliveries/${id}?tab=transcript&run=${run}&event=1500`)
  await expect.poll(() => seen(page)).toContain(1500)
  await page.getByRole('feed').focus()
  await page.keyboard.press('End')
  await expect(page.getByText('The agent is done')).toBeVisible()
  await page.keyboard.press('Home')
  await expect.poll(() => seen(page).then(([first]) => first)).toBe(1)

  await page.getByRole('searchbox', { name: 'Search in this run' }).fill('NEEDLE')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1/3', { exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('2/3', { exact: true })).toBeVisible()
  await expect(page.getByText('a needle at 1000')).toBeVisible()
  await page.getByRole('button', { name: 'To the start' }).click()
  await page.getByRole('button', { name: /errors$/ }).click()
  await expect.poll(async () => (await seen(page)).some((sequence) => errors.includes(sequence))).toBe(true)
  expect(await page.getByRole('article').count()).toBeLessThan(60)
})

test('a failed run opens at its first error', async ({ page, jakeops }) => {
  const { id, run, errors } = await longRun(jakeops, 1000, 'failed')
  await page.goto(`/deliveries/${id}?tab=transcript&run=${run}`)
  await expect.poll(async () => (await seen(page)).some((sequence) => sequence === (errors[0] ?? 0))).toBe(true)
})

test('a run is downloaded as JSON Lines and as one HTML file', async ({ page, jakeops }) => {
  const { id, run, lines } = await longRun(jakeops, 300)
  await page.goto(`/deliveries/${id}?tab=transcript&run=${run}`)
  const download = async (name: RegExp): Promise<string> => {
    await page.getByRole('button', { name: 'Download' }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()])
    return readFileSync(await file.path(), 'utf8')
  }
  expect(await download(/JSON Lines/)).toBe(`${lines.join('\n')}\n`)
  const html = await download(/HTML/)
  expect(html).toContain('a needle at 200')
  expect(html).not.toContain('<script')
})
