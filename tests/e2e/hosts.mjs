// Pages that embed the app, as tests need them: each is answered by the test itself, under a strict policy of its own,
// beside the files of the build.
import { expect } from './support.mjs';

const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:",
  'frame-src http://localhost:* http://127.0.0.1:*', "base-uri 'none'", "form-action 'none'",
].join('; ');

/** Answers `<name>.html` and its script and style beside the page of the build. */
export async function hostPage(context, baseURL, name, { html, script = '', style = '', meta = '' }) {
  const document = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${meta}
<link rel="icon" href="icon.svg"><link rel="stylesheet" href="${name}.css"><script type="module" src="${name}.js"></script></head><body>${html}</body></html>`;
  const answers = [['html', 'text/html', document], ['js', 'text/javascript', script], ['css', 'text/css', style]];
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
