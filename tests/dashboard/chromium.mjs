import { existsSync } from 'node:fs'

const shell = '/usr/bin/chromium-headless-shell'

/** Debian's own: none is downloaded. The one that draws no window does the same for less. */
export const chromium =
  process.env.JAKEOPS_TEST_CHROMIUM ?? (existsSync(shell) ? shell : '/usr/bin/chromium')
