import { expect, expectAccessible, test } from './jakeops'

test('a plan is sent back with comments on its lines, edited, and approved by its version', async ({ page, jakeops }) => {
  const id = await jakeops.deliver('Judge a plan')
  await page.goto(`/deliveries/${id}`)
  await page.getByRole('button', { name: 'Run plan' }).click()
  await expect(page.getByRole('heading', { name: 'Plan waits for your judgement' })).toBeVisible()
  await page.getByRole('tab', { name: 'Plan' }).click()
  await page.getByRole('button', { name: 'Comment on line 7' }).click()
  await page.getByRole('textbox', { name: 'Comment on line 7' }).fill('And a test, please.')
  await page.getByRole('button', { name: 'Keep the comment' }).click()
  await page.getByRole('button', { name: 'Send back…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send it back to plan' })
  await expect(dialog.getByRole('textbox')).toHaveValue(/Line 7 of the plan .*\nAnd a test, please\./)
  await dialog.getByRole('button', { name: 'Send back' }).click()
  await expect(dialog).toBeHidden()

  await expect(page.getByText('You approve version 2 of the plan')).toBeVisible({ timeout: 30_000 })
  const asked = (await jakeops.get(`/api/deliveries/${id}`)).runs as { prompt: string }[]
  expect(asked.at(-1)?.prompt).toContain('And a test, please.')

  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'The plan, in Markdown' }).fill('# Mine\n\nChange `SIMULATED-WORK.md` and `README.md`.')
  await expect(page.getByRole('button', { name: 'Approve and run implement' })).toBeDisabled()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'The plan, in Markdown' })).toHaveValue(/# Mine/)
  await page.getByRole('button', { name: 'Save as version 3' }).click()
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption('2')
  await expect(page.getByRole('region', { name: 'Version 3 against version 2' })).toContainText('# Mine')

  await page.getByRole('button', { name: 'Approve and run implement' }).click()
  await jakeops.reaches(id, 'implement/succeeded')
  await expect(page.getByRole('heading', { name: 'Implement waits for your judgement' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Plan' }).getByText('approved by')).toBeVisible()
  await page.getByRole('tab', { name: 'Changes' }).click()
  await expect(page.getByRole('region', { name: 'Diff of SIMULATED-WORK.md' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Planned and touched files' })).toContainText('README.md')
})

test('who has read an older version of the plan is told so in the words of the server', async ({ page, jakeops }) => {
  const id = await jakeops.deliver('Two people at once')
  await jakeops.act(id, 'run')
  await jakeops.reaches(id, 'plan/succeeded')
  await page.goto(`/deliveries/${id}`)
  await expect(page.getByText('You approve version 1 of the plan')).toBeVisible()
  // This browser hears of nothing new.
  const old = JSON.stringify(await jakeops.get(`/api/deliveries/${id}`))
  await page.route(`**/api/deliveries/${id}`, (route) => route.fulfill({ contentType: 'application/json', body: old }))
  await jakeops.send('PUT', `/api/deliveries/${id}/plan`, { content: '# Another' })
  await page.getByRole('button', { name: 'Approve only' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The plan is at version 2 now' })).toBeVisible()
  expect((await jakeops.get(`/api/deliveries/${id}`)).phase).toBe('plan')
})

test('a run is cancelled while its transcript is watched', async ({ page, jakeops }) => {
  const id = await jakeops.deliver('Cancel it', ['plan: slow 200', 'plan: lines 300'])
  await page.goto(`/deliveries/${id}`)
  await page.getByRole('button', { name: 'Run plan' }).click()
  await page.getByRole('tab', { name: 'Transcript' }).click()
  await expect(page.getByText('Simulated line 3.')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel the run…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the run' }).click()
  await expect(page.getByRole('heading', { name: 'Plan failed' })).toBeVisible()
  await expect(page.getByText('Canceled by user')).toBeVisible()
  await expect(page.getByText(/The agent ended with an error/)).toBeVisible()
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByRole('combobox', { name: 'What was done' }).selectOption('cancel')
  await expect(page.getByRole('tabpanel').getByRole('listitem')).toContainText('plan running → plan failed')
})

test('a Delivery is judged with the keyboard alone', async ({ page, jakeops }) => {
  const id = await jakeops.deliver('Keyboard')
  await page.goto(`/deliveries/${id}`)
  const press = async (name: string | RegExp): Promise<void> => {
    const button = page.getByRole('button', { name }).first()
    await expect(button).toBeEnabled({ timeout: 30_000 })
    for (let steps = 0; steps < 60; steps++) {
      if (await button.evaluate((element) => element === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await expect(button).toBeFocused()
    await page.keyboard.press('Enter')
  }
  await press('Run plan')
  await press('Send back…')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Send back…' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('button', { name: 'Approve and run implement' })).toBeFocused()
  await page.keyboard.press('Enter')
  await jakeops.reaches(id, 'implement/succeeded')
})

test('every tab of a Delivery is accessible in both themes and fits a phone', async ({ page, jakeops }) => {
  const id = await jakeops.deliver('Look at it', ['subagent', 'denied'], { checkpoints: ['review'] })
  await jakeops.reaches(id, 'review/pending')
  await jakeops.act(id, 'run')
  await jakeops.reaches(id, 'review/succeeded')
  for (const tab of ['plan', 'transcript', 'changes', 'checks', 'timeline', 'runs']) {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`/deliveries/${id}?tab=${tab}`)
    await expect(page.getByRole('tabpanel')).toBeVisible()
    await expect(page.getByLabel('Loading')).toHaveCount(0)
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 740 })
    const { scroll, client } = await page.locator('main').evaluate(({ scrollWidth, clientWidth }) => ({ scroll: scrollWidth, client: clientWidth }))
    expect(scroll, `${tab} at 360 px`).toBeLessThanOrEqual(client)
  }
})
