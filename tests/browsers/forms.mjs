// The forms in which the app is met, each in a copy with the watcher in it: how it is opened, where its root is,
// and which addresses are its own. Whoever adds a form adds an entry here, and the journey runs in it.
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CSP } from '../../scripts/headers.mjs';
import { serve } from '../../scripts/serve.mjs';
import { at, DIST } from '../../scripts/lib/paths.mjs';
import { hostFiles } from './hosts.mjs';

const WATCHER = fs.readFileSync(at('tests/browsers/watch.js'), 'utf8');
const ONE_FILE = 'opex-maturity.html';
/** Not the root of the host, since the page has to work anywhere. */
const BASE = '/some/where/opex/';

// Runs in the page: the app stands in the document itself.
const inDocument = () => document;
// Runs in the page: the app stands in an element of it.
const inElement = () => document.querySelector('opex-maturity').shadowRoot;

/** Calls a function in the page around the app, with the driver where it was before and after. */
async function aroundFrame(page, body, ...args) {
  await page.driver.switchTo().defaultContent();
  const answer = await page.evaluate(body, ...args);
  await page.driver.switchTo().frame(0);
  return answer;
}

async function enterFrame(driver) {
  await driver.wait(() => driver.executeScript("return document.documentElement.dataset.loaded === ''"), 40_000, 'the frame to have been given its document');
  await driver.switchTo().frame(0);
}

const setInHost = (settings) => void globalThis.set(settings);

/** A copy of the build in which the watcher comes before everything else. */
function watched(folder) {
  // With their times, by which the server knows that what is compressed is not older than its original.
  fs.cpSync(DIST, folder, { recursive: true, preserveTimestamps: true });
  const page = path.join(folder, 'index.html');
  fs.writeFileSync(path.join(folder, 'watch.js'), WATCHER);
  fs.writeFileSync(page, fs.readFileSync(page, 'utf8').replace(/<meta charset[^>]*>/, (charset) => `${charset}\n<script src="watch.js"></script>`));
  // They are of the page as it was.
  for (const suffix of ['.br', '.gz']) fs.rmSync(page + suffix, { force: true });

  // The one-file form names by hash what may run in it; the watcher's is added, and its block stands where the policy is known already.
  const file = path.join(folder, ONE_FILE);
  const hash = `'sha256-${crypto.createHash('sha256').update(WATCHER).digest('base64')}'`;
  const html = fs.readFileSync(file, 'utf8').replace(/<meta http-equiv="content-security-policy" content="[^"]*script-src /, (policy) => `${policy}${hash} `);
  fs.writeFileSync(file, html.replace(/<meta http-equiv="content-security-policy"[^>]*>/, (policy) => `${policy}\n<script>${WATCHER}</script>`));
}

/**
 * `hasAddress`: a link to it works elsewhere. `isEmbedded`: the app stands in another page, in which `inHost` calls a
 * function, and which says by `set` how the app is to be.
 */
export const FORMS = {
  hosted: { title: 'hosted page', hasAddress: true, root: inDocument },
  file: { title: 'one file from disk', hasAddress: false, root: inDocument },
  element: {
    title: 'custom element', isEmbedded: true, root: inElement,
    inHost: (page, body, ...args) => page.evaluate(body, ...args), set: (page, settings) => page.evaluate(setInHost, settings),
  },
  frame: {
    title: 'frame', isEmbedded: true, root: inDocument, enter: enterFrame,
    inHost: aroundFrame, set: (page, settings) => aroundFrame(page, setInHost, settings),
  },
};

/** Makes the forms ready: `{ forms, close() }`. Each has its `address` and says with what its `own` addresses begin. */
export async function openForms() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'opex-forms-'));
  watched(folder);
  const server = await serve({ dir: folder, base: BASE });
  // The page in a frame is of another origin than the page around it.
  const framed = await serve({ dir: folder, base: BASE, csp: CSP.replace("frame-ancestors 'self'", 'frame-ancestors http:') });
  const portal = await serve({ dir: folder, base: BASE, csp: `${CSP}; frame-src http:` });
  for (const [name, text] of Object.entries(hostFiles(framed.url))) fs.writeFileSync(path.join(folder, name), text);
  const file = pathToFileURL(path.join(folder, ONE_FILE)).href;
  return {
    forms: {
      hosted: { ...FORMS.hosted, address: server.url, own: [server.url] },
      file: { ...FORMS.file, address: file, own: [file] },
      element: { ...FORMS.element, address: `${portal.url}element.html`, own: [portal.url] },
      frame: { ...FORMS.frame, address: `${portal.url}frame.html`, own: [portal.url, framed.url] },
    },
    async close() {
      await Promise.all([server, framed, portal].map((one) => one.close()));
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
