// The forms in which the app is met, each in a copy with the watcher in it: how it is opened, where its root is,
// and which addresses are its own. Whoever adds a form adds an entry here, and the journey runs in it.
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { at, DIST } from '../../scripts/lib/paths.mjs';

const WATCHER = fs.readFileSync(at('tests/browsers/watch.js'), 'utf8');
const ONE_FILE = 'opex-maturity.html';
/** Not the root of the host, since the page has to work anywhere. */
const BASE = '/some/where/opex/';

// Runs in the page: the app stands in the document itself.
const inDocument = () => document;

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

/** `hasAddress`: a link to it works elsewhere. */
export const FORMS = {
  hosted: { title: 'hosted page', hasAddress: true, root: inDocument },
  file: { title: 'one file from disk', hasAddress: false, root: inDocument },
};

/** Makes the forms ready: `{ forms, close() }`. Each has its `address` and says with what its `own` addresses begin. */
export async function openForms() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'opex-forms-'));
  watched(folder);
  const server = await serve({ dir: folder, base: BASE });
  const file = pathToFileURL(path.join(folder, ONE_FILE)).href;
  return {
    forms: {
      hosted: { ...FORMS.hosted, address: server.url, own: [server.url] },
      file: { ...FORMS.file, address: file, own: [file] },
    },
    async close() {
      await server.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
