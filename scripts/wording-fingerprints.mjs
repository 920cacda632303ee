// Makes tests/data/white-paper.fingerprints anew, against which crates/format/tests/own_wording.rs holds the catalogue's
// Korean texts. Needs the white paper as text, which is not ours to put into the repository: what is kept of it are digests
// of short runs, sorted, from which it cannot be read.
//   node scripts/wording-fingerprints.mjs operational-excellence-pillar.ko.txt
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import { main, Problem, say } from './lib/exec.mjs';
import { at } from './lib/paths.mjs';

// As the test has them. By winnowing, whatever shares RUN + WINDOW - 1 characters shares a fingerprint.
const RUN = 18;
const WINDOW = 8;
const BYTES = 6;

/** Letters and digits only, so that spaces and punctuation cannot hide a copy. */
const letters = (text) => [...text.replaceAll(/\]\([^)]*\)/g, ']').replaceAll(/[^\p{L}\p{N}]/gu, '')];
const digest = (run) => crypto.createHash('sha256').update(run).digest().subarray(0, BYTES).toString('hex');

await main(import.meta.url, async ([file]) => {
  if (!file) throw new Problem('name the text of the white paper.');
  const text = letters(await fs.readFile(file, 'utf8'));
  const digests = Array.from({ length: text.length - RUN + 1 }, (_, start) => digest(text.slice(start, start + RUN).join('')));
  const chosen = new Set();
  for (let start = 0; start + WINDOW <= digests.length; start += 1) chosen.add(digests.slice(start, start + WINDOW).sort()[0]);
  await fs.writeFile(at('tests/data/white-paper.fingerprints'), Buffer.from([...chosen].sort().join(''), 'hex'));
  say(`${text.length} letters, ${chosen.size} fingerprints.`);
});
