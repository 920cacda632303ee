// Pages that embed the app, as tests need them: each is answered by the test itself, under a strict policy of its own,
// beside the files of the build.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DIST } from '../../scripts/lib/paths.mjs';
import { serve } from '../../scripts/serve.mjs';
import { expect } from './support.mjs';

const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:",
  'frame-src http://localhost:* http://127.0.0.1:*', "base-uri 'none'", "form-action 'none'",
].join('; ');

const documentOf = (name, { html, meta = '' }) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${meta}
<link rel="icon" href="data:,"><link rel="stylesheet" href="${name}.css"><script type="module" src="${name}.js"></script></head><body>${html}</body></html>`;

/**
 * A site of its own with such a page and the scripts of dist/embed, on a port of its own: browsers let a page put one of
 * this machine into a frame only if it comes from this machine itself. Gives its `url` and `close()`.
 */
export async function hostSite(name, { html, script = '', style = '', meta, files = {} }) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'opex-host-'));
  fs.cpSync(path.join(DIST, 'embed'), path.join(dir, 'embed'), { recursive: true, preserveTimestamps: true });
  for (const [ending, text] of [['html', documentOf(name, { html, meta })], ['js', script], ['css', style]]) fs.writeFileSync(path.join(dir, `${name}.${ending}`), text);
  for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(dir, file), text);
  const server = await serve({ dir, csp: POLICY });
  return {
    url: new URL(`${name}.html`, server.url).href,
    async close() {
      await server.close();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Answers `<name>.html` and its script and style beside the page of the build. */
export async function hostPage(context, baseURL, name, { html, script = '', style = '', meta }) {
  const answers = [['html', 'text/html', documentOf(name, { html, meta })], ['js', 'text/javascript', script], ['css', 'text/css', style]];
  for (const [ending, type, body] of answers) {
    await context.route(new URL(`${name}.${ending}`, baseURL).href, (route) => route.fulfill({
      body, contentType: `${type}; charset=utf-8`, headers: { 'content-security-policy': POLICY },
    }));
  }
  return new URL(`${name}.html`, baseURL).href;
}

/** A host that notes what its elements say, and keeps documents as `globalThis.keeps` says. */
export const NOTING = `
import './embed/opex-maturity.js';
globalThis.seen = [];
globalThis.keeps = true;
for (const name of ['opex-ready', 'opex-change', 'opex-save', 'opex-error']) {
  addEventListener(name, (event) => {
    seen.push({ name, id: event.target.id, detail: event.detail });
    if (name !== 'opex-save' || keeps === null) return;
    event.waitUntil(keeps ? Promise.resolve() : Promise.reject(new Error('no room')));
  });
}
`;

export const element = (page, id = 'one') => page.locator(`#${id}`);
/** The app in an element can be used. */
export const started = (page, id = 'one') => element(page, id).locator('[data-app-ready]').waitFor({ state: 'attached' });
/** What the host has noted of one kind. */
export const noted = (page, name) => page.evaluate((wanted) => seen.filter((one) => one.name === wanted), name);
export const heard = (page, name, n = 1) => expect.poll(async () => (await noted(page, name)).length).toBeGreaterThanOrEqual(n);
