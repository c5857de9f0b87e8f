import type { Page } from '@playwright/test'
import { test as base, expect } from './jakeops'

/** The API as the test itself uses it, to prepare and to check. */
export class World {
  readonly address: string

  constructor(address: string) {
    this.address = address
  }

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

/** For a second browser, which is watched as the first one is. */
export const test = base.extend<{ world: World; quiet: (page: Page) => void }>({
  world: async ({ jakeops }, use) => {
    await use(new World(jakeops.address))
  },
  quiet: async ({}, use) => {
    const complaints: string[] = []
    await use((page) => {
      page.on('pageerror', (error) => complaints.push(error.message))
    })
    expect(complaints).toEqual([])
  },
})

export { expect }
