import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'sim/**/*.test.ts'],
          exclude: ['{src,sim,bench}/**/*.integration.test.ts'],
          // A busy machine is not a failure: what is given up here hangs.
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{src,sim,bench}/**/*.integration.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
