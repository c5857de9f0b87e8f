import { expect, test } from './jakeops'

test('the first Delivery is closed by the keyboard alone', async ({ page, jakeops }) => {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Try the demo' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused()
  await page.keyboard.type('try the demo')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/deliveries\/./)
  await expect(page.getByRole('heading', { level: 1, name: 'Say goodbye too' })).toBeVisible()
  const id = page.url().split('/').at(-1) ?? ''
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await expect(page).toHaveTitle(/^\(\d+\) Inbox/)
  await expect(page.getByRole('heading', { name: 'To start' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  await expect(page.getByRole('heading', { level: 1, name: 'Board' })).toBeVisible()
  const card = page.locator(`[data-card="${id}"]`)
  await expect(card).toBeVisible()
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press('j')
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-card'))
    if (await card.evaluate((one) => one === document.activeElement)) break
  }
  await expect(card).toBeFocused()
  await page.keyboard.press('s')
  await jakeops.reaches(id, 'plan/succeeded')
  for (const [phase, next] of [['plan', 'implement'], ['implement', 'review']] as const) {
    await expect(page.locator('article', { has: card })).toContainText(new RegExp(`${phase} waits for your approval`, 'i'))
    await card.focus()
    await page.keyboard.press('a')
    await expect(page.getByRole('dialog')).toContainText(`Start ${next} at once`)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await jakeops.reaches(id, `${next}/succeeded`)
  }
  await expect(page.locator('article', { has: card })).toContainText('Review waits for your approval')
  await card.focus()
  await page.keyboard.press('a')
  await page.keyboard.press('Control+Enter')
  await jakeops.reaches(id, 'close/succeeded')
  await expect(page.getByRole('region', { name: /^Close, / }).locator(card)).toBeVisible()
})
