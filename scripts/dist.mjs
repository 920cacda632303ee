// make dist: builds, and says what came out and how large it is.
import fs from 'node:fs/promises';
import path from 'node:path';
import { build } from './build.mjs';
import { buildElement } from './embed.mjs';
import { filesIn } from './finish.mjs';
import { main, say } from './lib/exec.mjs';
import { DIST } from './lib/paths.mjs';

export const kilobytes = (bytes) => (bytes === undefined ? '–' : `${(bytes / 1000).toFixed(1)} kB`);

/** Rows of text cells, aligned: the first column to the left, the others to the right. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => '  ' + row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join('   ')).join('\n');
}

/** Every file of a build with its size and its compressed sizes, the largest first. */
export async function sizes(dir = DIST) {
  const all = await filesIn(dir);
  const bytes = new Map(await Promise.all(all.map(async (file) => [file, (await fs.stat(file)).size])));
  return all
    .filter((file) => !/\.(br|gz)$/.test(file))
    .map((file) => ({ name: path.relative(dir, file), raw: bytes.get(file), br: bytes.get(`${file}.br`), gz: bytes.get(`${file}.gz`) }))
    .sort((a, b) => b.raw - a.raw);
}

export async function sizeTable(dir) {
  const rows = (await sizes(dir)).map(({ name, raw, br, gz }) => [name, kilobytes(raw), kilobytes(br), kilobytes(gz)]);
  return table([['file', 'bytes', 'brotli', 'gzip'], ...rows]);
}

await main(import.meta.url, async () => {
  await build();
  await buildElement();
  say(await sizeTable());
  say('\nHost the folder dist/ as it is, under any path; or open dist/opex-maturity.html from disk.');
});
