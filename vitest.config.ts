import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
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
        test: {
          name: 'runtimes',
          include: ['test/runtimes/*.test.ts'],
          fileParallelism: false,
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
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
