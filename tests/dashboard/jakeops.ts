import { test as base, expect, type Page } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const program = process.env.JAKEOPS_TEST_PROGRAM ?? join(root, `artifacts/bin/JakeOps.AllInOne/${process.env.JAKEOPS_TEST_BUILD ?? 'debug'}/jakeops`)
const dashboard = process.env.JAKEOPS_TEST_DASHBOARD ?? join(root, 'artifacts/dashboard')
const patience = 60_000

/** A real JakeOps in local mode with the simulated agent, and what a test asks of it beside the browser. */
export class JakeOps {
  private requests = 0
  readonly address: string
  private readonly repository: string

  constructor(address: string, repository: string) {
    this.address = address
    this.repository = repository
  }

  /** A Delivery for the demo's repository; the orders are the simulated agent's. */
  async deliver(summary: string, orders: string[] = [], more: object = {}): Promise<string> {
    const label = `test-${process.pid}-${++this.requests}`
    const made = await this.send('POST', '/api/deliveries', {
      summary, body: ['Do it.', ...orders.map((order) => `simulate ${order}`)].join('\n'), repository: 'demo/greeter', clone_url: this.repository,
      refs: [{ role: 'request', type: 'verbal', label }], ...more,
    })
    return made.id as string
  }

  get = async <T = Record<string, unknown>>(path: string): Promise<T> => (await this.send('GET', path)) as T

  act = (id: string, action: string, body: object = {}): Promise<Record<string, unknown>> =>
    this.send('POST', `/api/deliveries/${id}/${action}`, body)

  async reaches(id: string, where: string): Promise<Record<string, unknown>> {
    let delivery: Record<string, unknown> = {}
    await expect
      .poll(async () => {
        delivery = await this.get(`/api/deliveries/${id}`)
        return `${delivery.phase}/${delivery.run_status}`
      }, { timeout: patience })
      .toBe(where)
    return delivery
  }

  async send(method: string, path: string, body?: unknown, type = 'application/json'): Promise<Record<string, unknown>> {
    const answer = await fetch(this.address + path, {
      method, ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': type } }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
  }
}

async function start(folder: string): Promise<{ process: ChildProcess; jakeops: JakeOps }> {
  const child = spawn(program, ['--demo', '--data', folder, '--port', '0'], {
    // A process is filled faster than anybody may import.
    env: { ...process.env, Dashboard__Folder: dashboard, CLAUDE_SIMULATED_PACE_MS: '5', Limits__Bulk__Burst: '100000' }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const address = await new Promise<string>((found, lost) => {
    const timer = setTimeout(() => lost(new Error(`JakeOps did not start:\n${said}`)), patience)
    const read = (piece: Buffer): void => {
      said += piece.toString()
      const ready = /ready at (http:\S+)/.exec(said)?.[1]
      if (ready === undefined || !/\(repository (.+?)\)/.test(said)) return
      clearTimeout(timer)
      found(ready)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', (code) => lost(new Error(`JakeOps ended with ${code}:\n${said}`)))
  })
  return { process: child, jakeops: new JakeOps(address, /\(repository (.+?)\)/.exec(said)?.[1] ?? '') }
}

export const test = base.extend<{ strict: undefined; quiet: (page: Page) => void }, { jakeops: JakeOps }>({
  jakeops: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'jakeops-dashboard-'))
      const { process: child, jakeops } = await start(folder)
      await use(jakeops)
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 2 * patience },
  ],
  baseURL: async ({ jakeops }, use) => use(jakeops.address),
  /** No page says an error on its console, throws, or asks anybody but JakeOps. */
  strict: [
    async ({ page, jakeops }, use) => {
      const wrong: string[] = []
      page.on('console', (message) => {
        // A refusal is an answer, a line may be cut on purpose, and a run may be heard of a moment later; the browser logs them as errors of its own.
        const isAnswer = /status of 4(09|22)|ERR_INTERNET_DISCONNECTED/.test(message.text()) || /\/overview$/.test(message.location().url)
        if (message.type() === 'error' && !isAnswer) wrong.push(message.text())
      })
      page.on('pageerror', (error) => wrong.push(error.message))
      page.on('request', (request) => {
        if (!request.url().startsWith(jakeops.address) && !/^(data|blob):/.test(request.url())) wrong.push(`asked ${request.url()}`)
      })
      await use(undefined)
      expect(wrong).toEqual([])
    },
    { auto: true },
  ],
  /** For a second browser, whose page throws nothing either. */
  quiet: async ({}, use) => {
    const thrown: string[] = []
    await use((page) => {
      page.on('pageerror', (error) => thrown.push(error.message))
    })
    expect(thrown).toEqual([])
  },
})

/** In both themes, which differ in nothing but colours. */
export async function expectAccessible(page: Page, what = page.url()): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveCSS('color-scheme', colorScheme)
    // Nothing is framed, whose results axe would put together in a page of their own.
    const axe = new AxeBuilder({ page }).setLegacyMode()
    if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block'])
    const { violations } = await axe.analyze()
    expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`), `${what}, ${colorScheme}`)
      .toEqual([])
  }
}

export { expect }
