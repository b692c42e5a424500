import { defineConfig } from 'vitest/config';

const unitTests = ['packages/*/src/**/*.test.ts', 'conformance/**/*.test.ts', 'tools/**/*.test.ts'];
const slowTests = ['packages/*/test/**/*.slow.test.ts'];
const pageTests = ['packages/*/test/**/*.page.test.ts'];

const shared = {
  resolve: { conditions: ['@deconflict/source'] },
  ssr: { resolve: { conditions: ['@deconflict/source'] } },
};

export default defineConfig({
  ...shared,
  test: {
    reporters: ['default', './tools/closing-line-reporter.js'],
    projects: [
      {
        ...shared,
        test: {
          name: 'fast',
          include: [...unitTests, 'packages/*/test/**/*.test.ts'],
          exclude: [...slowTests, ...pageTests, 'tools/policy/**', '**/node_modules/**', '**/dist/**'],
          testTimeout: 60_000,
        },
      },
      { ...shared, test: { name: 'slow', include: slowTests, testTimeout: 1_800_000 } },
      { ...shared, test: { name: 'page', include: pageTests, testTimeout: 120_000 } },
      { ...shared, test: { name: 'policy', include: ['tools/policy/**/*.test.ts'], testTimeout: 120_000 } },
    ],
  },
});
