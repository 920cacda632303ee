// End-to-end tests drive the release build under the strict content security policy, in whichever
// Chromium is on the machine.
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../scripts/lib/browser.mjs';
import { DIST } from '../../scripts/lib/paths.mjs';
import { freePort } from '../../scripts/lib/port.mjs';

// Every worker reads this file again; the first one chooses, the environment tells the others.
process.env.OPEX_E2E_PORT ??= String(await freePort());
const baseURL = `http://127.0.0.1:${process.env.OPEX_E2E_PORT}/`;

export default defineConfig({
  testDir: '.',
  outputDir: './results',
  workers: 2,
  fullyParallel: true,
  // A test that passes only sometimes is a defect, of the page or of the test.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [[process.env.OPEX_E2E_REPORTER ?? 'list']],
  use: {
    baseURL,
    browserName: 'chromium',
    launchOptions: launchOptions(),
    viewport: { width: 1366, height: 900 },
    locale: 'en-US',
    // Tests put answers in place of the server's, which a worker would hide; those about the worker allow it.
    serviceWorkers: 'block',
    // Recording every step takes longer than the steps. "--trace retain-on-failure" shows how a test failed.
    trace: 'off',
  },
  webServer: {
    command: `node scripts/serve.mjs --dir "${DIST}" --port ${process.env.OPEX_E2E_PORT}`,
    cwd: '../..',
    url: baseURL,
    reuseExistingServer: false,
  },
});
