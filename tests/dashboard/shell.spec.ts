import { readFileSync } from 'node:fs'
import { schemaOf } from '../../services/gateway/dashboard/scripts/schema.mjs'
import { expect, expectAccessible, test } from './jakeops'

test('the palette finds places and offers what is allowed now', async ({ page, jakeops }) => {
  const id = await jakeops.deliver('Palette subject')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused()
  await page.keyboard.type('Palette subject')
  await expect(page.getByRole('option', { name: /^Start #/ })).toBeVisible()
  await expect(page.getByRole('option', { name: /^Approve #/ })).toHaveCount(0)
  await page.getByRole('option', { name: /Palette subject demo/ }).click()
  await expect(page).toHaveURL(new RegExp(`/deliveries/${id}`))
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Go to Board')
})

test('a cut line is said, and what happened meanwhile is shown after it', async ({ page, context, jakeops }) => {
  const id = await jakeops.deliver('Cut the line')
  await page.goto('/board?q=Cut+the')
  await expect(page.getByText('live', { exact: true })).toBeVisible()
  await context.setOffline(true)
  await expect(page.getByText(/reconnecting, stale since/)).toBeVisible()
  await jakeops.act(id, 'close')
  await context.setOffline(false)
  await expect(page.getByText('live', { exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Close, 1 Deliveries' })).toBeVisible()
})

test('many tabs have one live stream together: eight open, all are live, and all see what happens', async ({ context, quiet, jakeops }) => {
  const id = await jakeops.deliver('Eight tabs')
  const streams: string[] = []
  context.on('request', (request) => {
    if (request.url().endsWith('/api/events')) streams.push(request.url())
  })
  const pages = []
  for (let index = 0; index < 8; index++) {
    const page = await context.newPage()
    quiet(page)
    await page.goto('/board?q=Eight+tabs')
    await expect(page.getByText('live', { exact: true })).toBeVisible()
    pages.push(page)
  }
  expect(streams).toHaveLength(1)
  // The one that has the stream goes, and what happens in that moment is not lost.
  const leader = pages.shift()
  await Promise.all([leader?.close(), jakeops.act(id, 'close')])
  for (const page of pages) await expect(page.getByRole('region', { name: 'Close, 1 Deliveries' })).toBeVisible()
  await expect.poll(() => streams.length).toBe(2)
})

test('a Delivery is opened by hand, by the keyboard alone', async ({ page, jakeops }) => {
  const { clone_url } = await jakeops.get<{ clone_url: string }>(`/api/deliveries/${await jakeops.deliver('Knows the repository')}`)
  await page.goto('/board')
  await expect(page.getByRole('button', { name: 'New Delivery' })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Open a new Delivery')
  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await expect(page.getByLabel('What is to be done')).toBeFocused()
  await page.keyboard.type('Made by hand')
  await page.keyboard.press('Tab')
  await page.keyboard.type('It is done when it is done.')
  await page.keyboard.press('Tab')
  await page.keyboard.type('no repository')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('textbox', { name: 'Repository' })).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText(/^repository is required and looks like/).first()).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('demo/greeter')
  await page.keyboard.press('Tab')
  await page.keyboard.type(clone_url)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Made by hand' })).toBeVisible()
  const made = await jakeops.reaches(page.url().split('/').at(-1) ?? '', 'plan/pending')
  expect(made).toMatchObject({ body: 'It is done when it is done.', repository: 'demo/greeter', clone_url })
})

test('the client is typed by what the server says of itself', async ({ jakeops }) => {
  const stored = readFileSync(new URL('../../services/gateway/dashboard/src/api/schema.ts', import.meta.url), 'utf8')
  expect((await schemaOf(jakeops.address)) === stored, 'run: npm run api (services/gateway/dashboard)').toBe(true)
})
