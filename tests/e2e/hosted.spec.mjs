// The page on any host under any path: relative addresses, names by content, digests on everything it loads. What every
// test watches (support.mjs) holds here too: no breach of the policy, no error, no request to another origin.
import fs from 'node:fs';
import path from 'node:path';
import { DIST } from '../../scripts/lib/paths.mjs';
import { BASE, test } from './hosting.mjs';
import { coreJourney, readEverything } from './journey.mjs';
import { choice, expect, openExample, WORDS } from './support.mjs';

for (const language of ['en', 'ko']) {
  test(`the core journey under a deep path (${language})`, async ({ page, open, host }) => {
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    await open(`?lang=${language}`);
    await coreJourney(page, language);
    await readEverything(page, language);
    const own = requests.filter((url) => !url.startsWith('blob:'));
    expect(own.filter((url) => !url.startsWith(host.url))).toEqual([]);
    // Besides the page itself and its manifest, everything has a name that may be kept for ever.
    const others = [...new Set(own.map((url) => new URL(url).pathname.slice(BASE.length)))].filter((name) => !name.startsWith('files/'));
    expect(others.filter((name) => !['', 'manifest.webmanifest'].includes(name))).toEqual([]);
  });
}

test('whatever the page loads has a digest', async ({ page, open }) => {
  await page.addInitScript(() => {
    globalThis.fetched = [];
    const { fetch } = globalThis;
    globalThis.fetch = (address, options) => {
      globalThis.fetched.push([String(address), options?.integrity ?? '']);
      return fetch(address, options);
    };
  });
  await open('?lang=en');
  await openExample(page);
  await readEverything(page);
  const tags = await page.evaluate(() => [...document.querySelectorAll('script, link[rel=stylesheet], link[rel=preload], link[rel=modulepreload]')].map((tag) => [tag.src ?? tag.href, tag.integrity]));
  const fetched = await page.evaluate(() => globalThis.fetched);
  expect(tags.length).toBeGreaterThanOrEqual(5);
  // Both modules, the list of the rest, the text, what is looked up, case studies, an example.
  expect(fetched.length).toBeGreaterThanOrEqual(7);
  expect([...tags, ...fetched].filter(([, integrity]) => !/^sha256-[\w+/]{43}=$/.test(integrity))).toEqual([]);
});

test('a module that is not of this build does not run, and the page says so', async ({ page, open, troubles }) => {
  troubles.expect(/digest|integrity|Failed to fetch/);
  const APP = /\/app-\w+\.wasm/;
  await page.route(APP, async (route) => {
    const body = Buffer.from(await (await route.fetch()).body());
    // The name of a custom section may be anything; the module stays one that would run.
    await route.fulfill({ contentType: 'application/wasm', body: Buffer.concat([body, Buffer.from([0, 2, 1, 120])]) });
  });
  await open('?lang=en');
  await choice(page, WORDS.en.example).click();
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await page.unroute(APP);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('[data-score="overall"]').first()).toBeVisible();
});

test('it can be installed', async ({ page, open, host }) => {
  await open();
  const link = page.locator('link[rel=manifest]');
  const address = new URL(await link.getAttribute('href'), host.url);
  const response = await page.request.get(address.href);
  expect(response.headers()['content-type']).toBe('application/manifest+json');
  const manifest = await response.json();
  expect(manifest.name).toBe('Opex Maturity · 운영 성숙도');
  expect(new URL(manifest.start_url, address).href).toBe(host.url);
  expect(new URL(manifest.scope, address).href).toBe(host.url);
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await page.request.get(new URL(src, address).href);
    expect([icon.status(), icon.headers()['content-type']]).toEqual([200, type]);
    if (type !== 'image/png') continue;
    const bytes = await icon.body();
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
  }
  // The browser's own opinion.
  const devtools = await page.context().newCDPSession(page);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('names say what the content is, and stable names are few', async () => {
  const top = fs.readdirSync(DIST).filter((name) => !/\.(br|gz)$/.test(name)).sort();
  expect(top.filter((name) => name !== 'embed')).toEqual(['_headers', 'files', 'index.html', 'manifest.webmanifest', 'opex-maturity.html', 'schema', 'service-worker.js']);
  const forever = fs.readdirSync(path.join(DIST, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(forever.map(({ name }) => name).filter((name) => !/-[0-9a-f]{8,10}\.(css|js|json|png|svg|txt|wasm)(\.br|\.gz)?$/.test(name))).toEqual([]);
});
