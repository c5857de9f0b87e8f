import { defineConfig } from '@playwright/test'
import { chromium } from './chromium.mjs'

export default defineConfig({
  testDir: '.',
  outputDir: '../../artifacts/test-results/dashboard',
  // One process of JakeOps serves all tests of a worker; each test has Deliveries of its own.
  workers: 1,
  // Deadlines for what never comes, on a machine that has much else to do.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    // A trace (--trace on) draws each step once more; what failed is told with the page as it stood.
    screenshot: 'only-on-failure',
    // What moves is drawn sixty times a second, and has no colour to be judged by until it stands.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
      ],
    },
  },
})
