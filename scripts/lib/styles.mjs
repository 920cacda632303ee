// The style sheets of the page: what is there from the start, and what comes with the views (assets/view-styles.js).
import fs from 'node:fs/promises';
import path from 'node:path';
import { Problem } from './exec.mjs';
import { at } from './paths.mjs';

const FOLDER = at('assets/styles');
const ALL = path.join(FOLDER, 'app.css');
/** What comes later, in the order of app.css, where all of it stands behind the rest. */
const LATER = {
  'views.css': ['settings.css', 'storage.css', 'share.css', 'results.css', 'files.css', 'history.css'],
  'plan.css': ['plan.css', 'plan-quarters.css'],
  'catalogue.css': ['catalogue.css'],
  'print.css': ['print.css'],
};

async function write(esbuild, options, names, file) {
  const contents = names.map((name) => `@import "./${name}";`).join('\n');
  await esbuild.build({ ...options, stdin: { contents, resolveDir: FOLDER, loader: 'css' }, outfile: file });
}

/** Writes app.css with what is there from the start, and the others beside it. */
export async function writeSheets(dir, esbuild, options) {
  const joined = [...(await fs.readFile(ALL, 'utf8')).matchAll(/^@import "(.*)";$/gm)].map(([, name]) => name);
  const later = Object.values(LATER).flat();
  const first = joined.slice(0, joined.length - later.length);
  if ([...first, ...later].join() !== joined.join()) throw new Problem(`${ALL} has to end with the sheets that come later, in their order: ${later.join(', ')}`);
  await Promise.all(Object.entries({ 'app.css': first, ...LATER }).map(([name, names]) => write(esbuild, options, names, path.join(dir, name))));
}
