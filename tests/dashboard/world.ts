import { test as base, expect, type Page } from '@playwright/test'

/** The API as the test itself uses it, to prepare and to check. */
export class World {
  readonly address = process.env.JAKEOPS_ADDRESS ?? ''

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(this.address + path)
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  async post<T>(path: string, body: unknown = {}): Promise<T> {
    const answer = await fetch(this.address + path, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  /** A Delivery on the demo's sample repository, which waits to be started. */
  async deliver(summary: string): Promise<string> {
    const [sample] = await this.get<{ clone_url: string }[]>('/api/deliveries?q=demo-1&limit=1')
    const made = await this.post<{ id: string }>('/api/deliveries', {
      summary, repository: 'demo/greeter', clone_url: sample?.clone_url,
      refs: [{ role: 'request', type: 'verbal', label: summary }],
    })
    return made.id
  }

  async state(id: string): Promise<string> {
    const { phase, run_status } = await this.get<{ phase: string; run_status: string }>(`/api/deliveries/${id}`)
    return `${phase} ${run_status}`
  }

  async reaches(id: string, state: string): Promise<void> {
    await expect.poll(() => this.state(id), { timeout: 25_000, intervals: [100] }).toBe(state)
  }
}

/** A page that must not complain, and must not ask anybody but its own server. */
export const test = base.extend<{ world: World; quiet: (page: Page) => void }>({
  world: async ({}, use) => {
    await use(new World())
  },
  baseURL: async ({}, use) => {
    await use(process.env.JAKEOPS_ADDRESS)
  },
  quiet: async ({}, use) => {
    const complaints: string[] = []
    await use((page) => watch(page, complaints))
    expect(complaints).toEqual([])
  },
  page: async ({ page, quiet }, use) => {
    quiet(page)
    await use(page)
  },
})

/** What a test causes on purpose: a line that is cut, a command that is refused. */
const expected = /net::ERR_(INTERNET_DISCONNECTED|FAILED|ABORTED)|status of 409/

function watch(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== process.env.JAKEOPS_ADDRESS) complaints.push(`foreign: ${request.url()}`)
  })
}

export { expect } from '@playwright/test'
