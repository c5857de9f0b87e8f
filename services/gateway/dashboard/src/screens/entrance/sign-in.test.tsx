import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeQueryClient } from '@/api/query-client'
import { makeRouter } from '@/router'
import { answering, refusal } from '@/testing/render'

const login = { login: true, needs_setup: false, sign_up: 'invited', mail: false, providers: [] }
const account = { id: 'a', email: 'ada@acme.example', name: 'Ada', two_factor: true, organization: null, may: null, organizations: [] }

/** The whole application at an address. */
function open(path: string): void {
  window.history.pushState({}, '', path)
  const client = makeQueryClient()
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={makeRouter(client)} />
    </QueryClientProvider>,
  )
}

describe('sign-in', () => {
  beforeEach(() =>
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined })),
  )
  afterEach(() => vi.unstubAllGlobals())

  it('is where somebody who is not signed in ends, with the way back', async () => {
    answering({ 'GET /api/account/setup': login, 'GET /api/account': refusal(401, 'Sign in first.') })
    open('/sources')
    expect(await screen.findByLabelText('E-mail', undefined, { timeout: 5000 })).toBeVisible()
    expect(window.location.pathname + window.location.search).toBe(`/sign-in?to=${encodeURIComponent('/sources')}`)
  })

  it('says why a provider did not bring somebody in', async () => {
    answering({ 'GET /api/account/setup': login })
    open('/sign-in?refused=no_group')
    expect(await screen.findByRole('alert', undefined, { timeout: 5000 })).toHaveTextContent('ask an owner which group')
  })

  it('takes no words from the address', async () => {
    answering({ 'GET /api/account/setup': login })
    open('/sign-in?refused=constructor')
    await screen.findByLabelText('E-mail', undefined, { timeout: 5000 })
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('asks for the code once the password was right, and takes a recovery code in its place', async () => {
    const answers: Record<string, unknown> = {
      'GET /api/account/setup': login,
      'POST /api/account/sign-in': refusal(401, 'A code is needed.', { two_factor: true }),
    }
    const calls = answering(answers)
    open('/sign-in')
    await userEvent.type(await screen.findByLabelText('E-mail', undefined, { timeout: 5000 }), 'ada@acme.example')
    await userEvent.type(screen.getByLabelText('Password'), 'correct horse')
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    expect(await screen.findByLabelText('Code of your authenticator app')).toBeVisible()
    expect(screen.queryByRole('alert')).toBeNull()
    await userEvent.type(screen.getByLabelText('Code of your authenticator app'), '000000')
    answers['POST /api/account/sign-in'] = refusal(401, 'The code is wrong.', { two_factor: true })
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The code is wrong.')

    await userEvent.click(screen.getByRole('button', { name: 'Use a recovery code' }))
    await userEvent.type(screen.getByLabelText('Recovery code'), 'abcde-fghij')
    answers['POST /api/account/sign-in'] = account
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    expect(await screen.findByRole('heading', { name: 'You are in no organization' })).toBeVisible()
    expect(calls.filter((call) => call.method === 'POST').at(-1)?.body).toEqual({
      email: 'ada@acme.example', password: 'correct horse', code: null, recovery_code: 'abcde-fghij',
    })
  })
})
