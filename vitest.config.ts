import { defineConfig, type Plugin } from 'vitest/config'

/** WebAssembly as the Worker gets it: compiled. */
const wasm: Plugin = {
  name: 'wasm',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('.wasm')
      ? `import { readFileSync } from 'node:fs'
         export default new WebAssembly.Module(readFileSync(${JSON.stringify(id)}))`
      : undefined,
}

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [wasm],
        test: {
          name: 'unit',
          setupFiles: ['test/wide.ts'],
          // By itself vitest leaves one core to others; there are two.
          maxWorkers: 2,
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/runtimes/**',
            'test/browser/**',
            'test/client/browser/**',
            'test/screen-reader/orca/**',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Real servers: one after the other, as they share two cores and a clock.
        plugins: [wasm],
        test: {
          name: 'runtimes',
          include: ['test/runtimes/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // One real server and one Chromium, after all others: what is slow on a busy machine would fail here.
        test: {
          name: 'browser',
          include: [
            'test/browser/*.test.ts',
            'test/client/browser/**/*.test.ts',
            'test/screen-reader/orca/*.test.ts',
          ],
          globalSetup: 'test/browser/site.ts',
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
