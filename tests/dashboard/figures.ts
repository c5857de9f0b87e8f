import type { CDPSession } from '@playwright/test'

/** Figures depend on the machine: they are printed and never asserted. */
export const say = (what: string, figures: object): void => console.log(`  ${what}: ${JSON.stringify(figures)}`)

export async function memory(devtools: CDPSession): Promise<object> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0
  return { heap_mb: Math.round(of('JSHeapUsedSize') / 1e5) / 10, nodes: of('Nodes') }
}

/** Runs in the page: scrolls at every frame and counts how long frames take. */
export async function frames({ selector, seconds, step }: { selector: string; seconds: number; step: number }): Promise<object> {
  const box = document.querySelector(selector) as HTMLElement
  const took: number[] = []
  const end = performance.now() + seconds * 1000
  for (let last = performance.now(); last < end; ) {
    box.scrollTop += step
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    took.push(now - last)
    last = now
  }
  took.sort((a, b) => a - b)
  const at = (part: number): number => Math.round((took[Math.floor((took.length - 1) * part)] ?? 0) * 10) / 10
  return { per_second: Math.round(took.length / seconds), median_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99), longest_ms: at(1) }
}

/** Runs in the page: when such an element was painted, counted from the navigation. */
export const painted = (selector: string): Promise<number> =>
  new Promise((done) => {
    const look = (): void => {
      if (document.querySelector(selector)) requestAnimationFrame(() => done(performance.now()))
      else requestAnimationFrame(look)
    }
    look()
  })
