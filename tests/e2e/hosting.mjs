// A host of its own for a test.
import { Host } from '../shared/host.mjs';
import { test as base } from './support.mjs';

export { BASE } from '../shared/host.mjs';

/** The build, hosted under a deep path on a server that is this test's own. */
export const test = base.extend({
  host: async ({}, use) => {
    const host = new Host();
    await host.begin();
    await use(host);
    await host.end();
  },
  baseURL: async ({ host }, use) => use(host.url),
});
