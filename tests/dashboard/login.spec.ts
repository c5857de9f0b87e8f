import { expect, test, type Browser, type Page } from '@playwright/test'
import { expectAccessible } from './jakeops'
import { Installation } from './login'

/** One team, from its first account on; each test goes on where the one before ended. */
test.describe.configure({ mode: 'serial' })

const installation = new Installation()
const password = 'correct horse battery staple'
let owner: Page

const open = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ baseURL: installation.address })).newPage()

test.beforeAll(async ({ browser }) => {
  await installation.start()
  owner = await open(browser)
})

test.afterAll(() => installation.stop())

test('the first visitor makes the account that owns everything, with the setup code of the log', async () => {
  await owner.goto('/workers')
  await expect(owner.getByRole('heading', { name: 'Make the first account' })).toBeVisible()
  await expectAccessible(owner)
  await owner.getByLabel('Setup code').fill('AAAAA-AAAAA-AAAAA-AAAAA')
  await owner.getByLabel('E-mail').fill('ada@acme.example')
  await owner.getByLabel('Name').fill('Ada')
  await owner.getByLabel('Password').fill(password)
  await owner.getByRole('button', { name: 'Make the account' }).click()
  await expect(owner.getByRole('alert')).toBeVisible()
  await owner.getByLabel('Setup code').fill(installation.setupCode)
  await owner.getByRole('button', { name: 'Make the account' }).click()
  await expect(owner.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible()
  const steps = owner.getByRole('region', { name: 'First steps' })
  await expect(steps.getByRole('listitem').filter({ hasText: 'You have an account' }).getByLabel('done')).toBeVisible()
  await expect(steps.getByRole('listitem').filter({ hasText: 'A worker is online' }).getByLabel('to do')).toBeVisible()
})

test('the token dialog turns green when a worker comes in with the token', async () => {
  await owner.goto('/workers')
  await owner.getByRole('main').getByRole('button', { name: 'Connect a worker' }).first().click()
  const dialog = owner.getByRole('dialog')
  await dialog.getByLabel('Name').fill('build machines')
  await dialog.getByRole('button', { name: 'Make the token' }).click()
  await expect(dialog.getByText('Waiting for a worker to come in with this token')).toBeVisible()
  await expectAccessible(owner)
  const token = await dialog.locator('code').first().innerText()
  expect(token).toMatch(/^jow_/)
  installation.startWorker(token, 'build-7')
  await expect(dialog.getByText('build-7 is connected and takes work.')).toBeVisible({ timeout: 20_000 })
  await dialog.getByRole('button', { name: 'Close', exact: true }).click()
  const row = owner.getByRole('table', { name: 'Workers' }).getByRole('row').filter({ hasText: 'build-7' })
  await expect(row).toContainText('online')
  await row.getByRole('link', { name: 'build-7' }).click()
  await owner.getByRole('button', { name: 'Pause or drain' }).click()
  await owner.getByLabel('Why').fill('a release')
  await owner.getByRole('button', { name: 'Pause it' }).click()
  await expect(owner.getByText('build-7 is paused by Ada (a release).')).toBeVisible()
  await expectAccessible(owner)
  await owner.getByRole('button', { name: 'Resume' }).click()
  await expect(owner.getByRole('button', { name: 'Pause or drain' })).toBeVisible()
})

test('an invited person joins by the link, and sees what a viewer may', async ({ browser }) => {
  await owner.goto('/settings?part=members')
  await owner.getByLabel('As', { exact: true }).selectOption('viewer')
  await owner.getByRole('button', { name: 'Make a link' }).click()
  const link = await owner.getByRole('region', { name: 'Invitations' }).locator('code').first().innerText()
  await expectAccessible(owner)
  const guest = await open(browser)
  await guest.goto(link)
  await guest.getByLabel('E-mail').fill('bob@acme.example')
  await guest.getByLabel('Name').fill('Bob')
  await guest.getByLabel('Password').fill(password)
  expect(guest.url()).not.toContain('#')
  await guest.getByRole('button', { name: 'Join' }).click()
  await expect(guest.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible()
  await guest.goto('/workers')
  await expect(guest.getByRole('link', { name: 'build-7' })).toBeVisible()
  await expect(guest.getByRole('button', { name: 'Connect a worker' })).toHaveCount(0)

  await owner.reload()
  const bob = owner.getByRole('table', { name: 'Members' }).getByRole('row').filter({ hasText: 'Bob' })
  await bob.getByLabel('Role of Bob').selectOption('approver')
  await expect(bob.getByLabel('Role of Bob')).toHaveValue('approver')
  await bob.getByRole('button', { name: 'Remove' }).click()
  await owner.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(bob).toHaveCount(0)
  await expect(guest.getByRole('heading', { name: 'You are in no organization' })).toBeVisible()
  await guest.context().close()
})

test('whoever signs out is asked to sign in, and comes back to where he wanted to go', async () => {
  await owner.goto('/')
  await owner.getByRole('button', { name: 'Account of Ada' }).click()
  await owner.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(owner.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expectAccessible(owner)
  await owner.goto('/audit?action=sign-up')
  await owner.getByLabel('E-mail').fill('ada@acme.example')
  await owner.getByLabel('Password').fill('something else altogether')
  await owner.getByRole('button', { name: 'Sign in' }).click()
  await expect(owner.getByRole('alert')).toHaveText('The e-mail address or the password is wrong.')
  await owner.getByLabel('Password').fill(password)
  await owner.getByRole('button', { name: 'Sign in' }).click()
  await expect(owner).toHaveURL(/\/audit\?action=sign-up/)
  await expect(owner.getByRole('table', { name: 'Commands' })).toContainText('Ada')
  await expectAccessible(owner)
})

test('an API key is shown once, and does no more than its scope', async () => {
  await owner.goto('/settings?part=keys')
  await owner.getByLabel('Name of a new key').fill('nightly report')
  await owner.getByRole('button', { name: 'Make a key' }).click()
  const key = await owner.getByRole('region', { name: 'API keys' }).locator('code').first().innerText()
  await expectAccessible(owner)
  const ask = (method: string) =>
    fetch(`${installation.address}/api/workers/tokens`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(method === 'POST' && { body: '{"name":"x"}' }),
    })
  expect((await ask('GET')).status).toBe(200)
  expect((await ask('POST')).status).toBe(403)
  await owner.reload()
  await expect(owner.getByRole('table', { name: 'API keys' })).toContainText('nightly report')
  await expect(owner.getByText(key)).toHaveCount(0)
})

test('the screens of sources and security are accessible, and say what a flow will do', async () => {
  await owner.goto('/settings?part=security')
  await owner.getByRole('button', { name: 'Turn it on' }).click()
  await expect(owner.getByText('QR code for your authenticator app')).toBeAttached()
  await expectAccessible(owner)
  await owner.goto('/sources')
  await owner.getByRole('main').getByRole('button', { name: 'Add a source' }).first().click()
  const dialog = owner.getByRole('dialog')
  await dialog.getByLabel('Repository').fill('https://github.com/acme/shop')
  await dialog.getByRole('button', { name: 'Trusted' }).click()
  await expect(dialog.getByText(/^You start and approve plan; implement and review run alone/)).toBeVisible()
  await dialog.getByLabel('Ends at').selectOption('review')
  await expect(dialog.getByText('You start and approve plan; implement and review run alone; ends at review.')).toBeVisible()
  await expectAccessible(owner)
  // Read by nothing, so that the test asks no host.
  await dialog.getByLabel('Access').selectOption('webhook')
  await dialog.getByRole('button', { name: 'Add and test it' }).click()
  await dialog.getByRole('link', { name: 'Open it' }).click()
  await expect(owner.getByRole('heading', { level: 1 })).toContainText('acme/shop')
  await owner.getByRole('button', { name: 'Make a secret' }).click()
  await expect(owner.getByText('This is the only time that it is shown.')).toBeVisible()
  await expectAccessible(owner)
})
