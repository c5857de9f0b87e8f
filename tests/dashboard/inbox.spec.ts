import { expect, test } from './jakeops'

test('an item leaves the inbox when it is done, and comes back when the server refuses', async ({ page, jakeops }) => {
  const id = await jakeops.deliver('Leave the inbox')
  await page.goto('/')
  const item = page.getByRole('article').filter({ hasText: 'Leave the inbox' })
  await expect(item).toContainText('Plan waits for you to start it')
  await item.getByRole('button', { name: /^Start/ }).click()
  await jakeops.reaches(id, 'plan/succeeded')
  await expect(item).toContainText('Plan waits for your approval')

  // Somebody else was first; this page does not know yet.
  await page.route('**/reject', (route) => route.fulfill({
    status: 409, contentType: 'application/problem+json',
    body: JSON.stringify({ status: 409, title: 'Conflict', detail: 'Somebody else approved this plan a moment ago.' }),
  }))
  await item.getByRole('button', { name: /^More actions/ }).click()
  await page.getByRole('menuitem', { name: 'Reject' }).click()
  await page.getByLabel('What should be different?').fill('Name the files.')
  await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click()
  // The item is back, and before it the dialog with what was written.
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('alert')).toHaveText('Somebody else approved this plan a moment ago.')
  await expect(page.locator('article').filter({ hasText: 'Leave the inbox' })).toContainText('Plan waits for your approval')
  await expect(page.getByLabel('What should be different?')).toHaveValue('Name the files.')

  await page.unroute('**/reject')
  await page.getByLabel('What should be different?').fill('')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('button', { name: 'Reject' })).toBeDisabled()
  await page.getByLabel('What should be different?').fill('Name the files.')
  await dialog.getByRole('button', { name: 'Reject' }).click()
  await jakeops.reaches(id, 'plan/pending')
  await expect(item).toContainText('Plan waits for you to start it')
  const events = await jakeops.get<{ command: string; reason: string | null }[]>(`/api/deliveries/${id}/events`)
  expect(events.filter((one) => one.command === 'reject').map((one) => one.reason)).toEqual(['Name the files.'])
})
