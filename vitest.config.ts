import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/runtimes/**'],
          testTimeout: 30_000,
        },
      },
      {
        // Real servers: one after the other, as they share two cores and a clock.
        test: {
          name: 'runtimes',
          include: ['test/runtimes/*.test.ts'],
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
})
