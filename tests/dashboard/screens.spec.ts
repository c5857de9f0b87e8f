import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, expectAccessible, test } from './jakeops'

const screens = ['/', '/board', '/deliveries', '/workers', '/sources', '/insights', '/audit', '/settings', '/nowhere', '/deliveries/ID']
const wide = { width: 1280, height: 800 }
const phone = { width: 360, height: 740 }

test('every screen is accessible in both themes, and fits into 360 px with targets for fingers', async ({ page, jakeops }) => {
  const [sample] = await jakeops.get<{ id: string }[]>('/api/deliveries?q=demo-1&limit=1')
  for (const screen of screens) {
    await page.setViewportSize(wide)
    await page.goto(screen.replace('ID', sample?.id ?? ''))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await expectAccessible(page, screen)
    await page.setViewportSize(phone)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect.soft(width, `${screen} is too wide`).toBeLessThanOrEqual(phone.width)
    const small = await page.locator('button:visible').evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 120)))
    expect.soft(small, `${screen} has small buttons`).toEqual([])
  }
  await page.getByRole('button', { name: 'Navigation' }).click()
  await page.getByRole('link', { name: 'Board' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Board' })).toBeVisible()
})

test('the first load is under 180 KB', async ({ page }) => {
  const pages = process.env.JAKEOPS_TEST_DASHBOARD ?? join(import.meta.dirname, '../../artifacts/dashboard')
  const files = new Set<string>()
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url())
    if (pathname === '/') files.add('index.html')
    else if (/\.(js|css|svg)$/.test(pathname)) files.add(pathname)
  })
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible()
  const total = [...files].reduce((sum, file) => {
    const path = join(pages, file)
    return sum + statSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).size
  }, 0)
  expect(files.size).toBeGreaterThan(3)
  expect(total, `${[...files].join(' ')} are ${total} bytes`).toBeLessThan(180 * 1024)
})
