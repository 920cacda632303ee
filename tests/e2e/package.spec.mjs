// The package as somebody gets it: packed, installed into an empty Vite app, compiled against its types, built, and
// run in the browser from the build under the strict policy and from Vite's development server.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { EMBED, PACKAGE } from '../../scripts/embed.mjs';
import { exec } from '../../scripts/lib/exec.mjs';
import { npm } from '../../scripts/lib/npm.mjs';
import { at } from '../../scripts/lib/paths.mjs';
import { freePort } from '../../scripts/lib/port.mjs';
import { serve } from '../../scripts/serve.mjs';
import { answer, expect, newAssessment, PRACTICES, resultsFile, test as base } from './support.mjs';

/** Without what says how to color output, of which Node complains where it is said twice. */
const plain = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NO|FORCE)_COLOR$/.test(name)));

const FIRST = PRACTICES[0].id;

const test = base.extend({
  // Made once: it takes longer than everything that is tried with it.
  app: [async ({}, use) => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'opex-package-'));
    const [packed] = JSON.parse(await npm(EMBED, ['pack', '--json', '--pack-destination', folder]));
    await fs.cp(at('tests/package'), folder, { recursive: true, filter: (file) => path.basename(file) !== 'node_modules' });
    await npm(folder, ['ci', '--prefer-offline']);
    await npm(folder, ['install', '--no-save', '--prefer-offline', path.join(folder, packed.filename)]);
    await use({ folder, packed, run: (command, ...args) => exec(path.join(folder, 'node_modules/.bin', command), args, { cwd: folder, env: plain() }) });
    await fs.rm(folder, { recursive: true, force: true });
  }, { scope: 'worker', timeout: 180_000 }],
});

test.describe.configure({ mode: 'default', timeout: 90_000 });

/** What the app has heard of the element. */
const heard = async (page) => JSON.parse((await page.locator('output').textContent()) || '{}');

async function tryElement(page) {
  await expect.poll(() => heard(page), { timeout: 20_000 }).toMatchObject({ isDefined: 'true', ready: '1', refused: 'not-json' });
  await newAssessment(page);
  await answer(page, FIRST, 3);
  await expect.poll(() => heard(page)).toMatchObject({ change: '1', isSaveEvent: 'true' });
  await expect.poll(async () => JSON.parse((await heard(page)).save).answers).toHaveProperty([FIRST, 'level'], 3);
  await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'saved');

  const document = resultsFile({ answers: { [FIRST]: { level: 1 }, [PRACTICES[1].id]: { level: 2 } } });
  const loaded = await page.locator('opex-maturity').evaluate((element, text) => element.api.load(text, { lang: 'ko', view: 'results' }), document);
  expect(loaded.answered).toBe(2);
  await expect(page.locator('[data-score="overall"]').first()).not.toHaveAttribute('data-value', '');
}

test('holds what an app needs, and nothing else', async ({ app }) => {
  const names = app.packed.files.map(({ path: name }) => name);
  // The modules are those that the script fetches.
  const script = await fs.readFile(path.join(EMBED, 'opex-maturity.js'), 'utf8');
  const modules = [...new Set([...script.matchAll(/"\.\/([\w-]+\.wasm)"/g)].map(([, name]) => name))];
  expect(modules).toEqual(expect.arrayContaining(['bg', 'app', 'view', 'plan'].map((part) => `opex-maturity-element_${part}.wasm`)));
  const catalogue = (await fs.readdir(path.join(EMBED, 'catalogue'))).filter((name) => name.endsWith('.json'));
  expect(app.packed.name).toBe(PACKAGE);
  expect(names.sort()).toEqual([
    'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'package.json', 'frame.js', 'frame.d.ts', 'opex-maturity.js', 'opex-maturity.d.ts', ...modules,
    ...catalogue.map((name) => `catalogue/${name}`),
  ].sort());
  // What it says of itself is there without the repository around it.
  const readme = await fs.readFile(path.join(app.folder, 'node_modules', PACKAGE, 'README.md'), 'utf8');
  const links = [...readme.matchAll(/\]\((?!https:|#)([^)]*)\)/g)].map(([, target]) => target);
  expect(links).toEqual([]);
});

test('is imported where there is no page, as by a server that renders', async ({ app }) => {
  const script = `const all = [await import('${PACKAGE}'), await import('${PACKAGE}/frame')]; console.log(all.flatMap(Object.keys).sort().join());`;
  const { code, out } = await exec(process.execPath, ['--input-type=module', '--eval', script], { cwd: app.folder, env: plain() });
  expect({ code, out: out.trim() }).toEqual({ code: 0, out: 'OpexError,OpexError,OpexFrame,OpexMaturityElement,OpexSaveEvent,OpexSaveEvent' });
});

test('has types for all that it does', async ({ app }) => {
  expect(await app.run('tsc')).toEqual({ code: 0, out: '' });
});

test('is built by Vite and runs under the strict policy, its files under hashed names', async ({ app, page, troubles }) => {
  expect(await app.run('vite', 'build', '--logLevel', 'warn')).toEqual({ code: 0, out: '' });
  const site = await serve({ dir: path.join(app.folder, 'dist') });
  troubles.allow(site.url);
  const fetched = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  try {
    await page.goto(site.url);
    await tryElement(page);
    for (const name of ['opex-maturity-element_bg-*.wasm', 'opex-maturity-element_app-*.wasm', 'beginning.en-*.json', 'text.en-*.json', 'text.ko-*.json']) {
      const pattern = new RegExp(`^/assets/${name.replaceAll('.', '\\.').replace('*', '[\\w-]{8}')}$`);
      expect(fetched.filter((address) => pattern.test(address)), name).toHaveLength(1);
    }
  } finally {
    await site.close();
  }
});

test('runs from the development server', async ({ app, page, troubles }) => {
  const port = await freePort();
  const server = spawn(path.join(app.folder, 'node_modules/.bin/vite'), ['--host', '127.0.0.1', '--port', port, '--strictPort', '--logLevel', 'warn'], { cwd: app.folder, stdio: 'inherit' });
  const url = `http://127.0.0.1:${port}/`;
  troubles.allow(url);
  try {
    await expect.poll(() => fetch(url).then(({ ok }) => ok, () => false), { timeout: 30_000 }).toBe(true);
    await page.goto(url);
    await tryElement(page);
  } finally {
    server.kill();
  }
});
