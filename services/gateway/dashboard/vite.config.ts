/// <reference types="vitest/config" />
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = process.env.JAKEOPS_ADDRESS ?? 'http://127.0.0.1:8080'
const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Every hashed file once more as .br and .gz, so that no server spends time on it. */
function compressed(): Plugin {
  let folder = ''
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => void (folder = resolve(config.root, config.build.outDir, 'assets')),
    async closeBundle() {
      for (const name of await readdir(folder)) {
        if (!/\.(js|css|svg)$/.test(name)) continue
        const path = join(folder, name)
        const content = await readFile(path)
        await writeFile(`${path}.br`, await promisify(brotliCompress)(content))
        await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  plugins: [react(), tailwind(), compressed()],
  resolve: {
    alias: { '@': file('./src'), 'react-style-singleton': file('./src/ui/style-singleton.ts') },
  },
  build: {
    target: 'es2022',
    manifest: true,
    // Inlined data: URLs would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The browser's suite holds what counts: how much the first load brings over the line.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) => `assets/${name.startsWith('shared~') ? 'shared' : '[name]'}-[hash].js`,
        // Each file costs a request: one with all that every screen needs, and few for what several screens share.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 1 },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 1500 },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': { target: server, changeOrigin: true } } },
  test: {
    restoreMocks: true,
    testTimeout: 20_000,
    // One page after the other in the same process: to load everything anew for each file took half of the time.
    isolate: false,
    // What is shown needs a page; what is only reckoned needs none.
    projects: [
      { extends: true, test: { name: 'shown', environment: 'jsdom', setupFiles: ['src/testing/setup.ts'], include: ['src/**/*.test.tsx'] } },
      { extends: true, test: { name: 'reckoned', include: ['src/**/*.test.ts'] } },
    ],
  },
})
