// What every end-to-end test has: a page that is watched. Import `test` and `expect` from here, not from
// Playwright: a console error, an uncaught error, a breach of the content security policy or a request to
// another origin then fails the test, unless the test says beforehand that it provokes one.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { DIST } from '../../scripts/lib/paths.mjs';

export { expect };

/** The one-file form, as somebody opens it from disk. */
export const ONE_FILE_URL = pathToFileURL(path.join(DIST, 'opex-maturity.html')).href;

export const test = base.extend({
  /** Patterns of troubles that a test provokes on purpose: `expectTrouble(/HTTP status 404/)`. */
  troubles: [async ({ context, baseURL }, use) => {
    const seen = [];
    const expected = [];
    const note = (kind, text) => seen.push(`${kind}: ${text}`);

    context.on('console', (message) => {
      if (message.type() === 'error') note('console error', `${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => note('uncaught error', error.error().stack));
    context.on('request', (request) => {
      const url = request.url();
      const own = url.startsWith(new URL(baseURL).origin) || /^(data|blob|about|file):/.test(url);
      if (!own) note('request to another origin', url);
    });
    await context.exposeBinding('__policyBreach', (_source, text) => note('policy breach', text));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        globalThis.__policyBreach(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber} ${event.sample}`);
      });
    });

    await use({ expect: (pattern) => expected.push(pattern) });
    const unexpected = seen.filter((text) => !expected.some((pattern) => pattern.test(text)));
    expect(unexpected, 'troubles seen on the page').toEqual([]);
  }, { auto: true }],

  /** Opens the page and waits until it can be used: `await open('?lang=ko#/plan')`. */
  open: async ({ page }, use) => {
    await use(async (address = '') => {
      await page.goto(address);
      await ready(page);
    });
  },
});

export const ready = (page) => page.locator('[data-app-ready]').first().waitFor({ state: 'attached' });
