// Kills the browser, all of its processes at once, at random moments while somebody answers, starts it again on the same
// profile and counts what was lost although the page had called it saved.
//   node scripts/bench-kill.mjs [rounds]
import fs from 'node:fs';
import { CATALOGUE_ID, PRACTICES } from '../tests/shared/catalogue.mjs';
import { Answering } from '../tests/shared/killed.mjs';
import { main, say } from './lib/exec.mjs';
import { table } from './dist.mjs';
import { serve } from './serve.mjs';

/** A results file of about so many bytes: every practice answered, with a note. */
function documentOf(bytes) {
  const note = 'Agreed in the workshop. '.repeat(bytes / PRACTICES.length / 24);
  const answers = Object.fromEntries(PRACTICES.map(({ id }, index) => [id, { level: index % 5, note }]));
  return JSON.stringify({ format: 'opex-maturity/results', version: 2, catalogue: { id: CATALOGUE_ID }, id: 'killed', profile: { team: 'Payments' }, answers });
}

const CASES = [
  ['a few answers', undefined, true],
  ['a few answers', undefined, false],
  ['300 kB', documentOf(300_000), true],
  ['300 kB', documentOf(300_000), false],
];

/** So many kills, shared among the cases. Gives how many answers called saved were lost. */
export async function benchKill(rounds) {
  const site = await serve();
  const rows = [['document', 'the kill comes', 'kills', 'answers called saved', 'of them lost', 'in so many kills', 'called saved before the kill, at most', 'scores wrong']];
  let nLost = 0;
  try {
    for (const [index, [name, document, waits]] of CASES.entries()) {
      const outcomes = [];
      const answering = new Answering(site.url, { seed: 101 + index, document });
      try {
        await answering.begin();
        const n = Math.max(1, Math.round(rounds / CASES.length));
        while (outcomes.length < n) outcomes.push(await answering.round({ waits }));
      } finally {
        await answering.end();
      }
      const sum = (value) => outcomes.reduce((total, outcome) => total + value(outcome), 0);
      const lost = sum((outcome) => outcome.lost.length);
      const age = Math.max(...outcomes.map(({ lostSeconds }) => lostSeconds));
      nLost += lost;
      rows.push([
        name, waits ? 'after "saved"' : 'at any moment', outcomes.length, sum(({ nSaved }) => nSaved), lost, sum((outcome) => (outcome.lost.length ? 1 : 0)),
        lost ? `${age.toFixed(1)} s` : '', sum(({ isScored }) => (isScored ? 0 : 1)),
      ]);
    }
  } finally {
    await site.close();
  }
  say(table(rows.map((row) => row.map(String))));
  return nLost;
}

await main(import.meta.url, async ([rounds]) => {
  const nLost = await benchKill(Number(rounds ?? 200));
  if (nLost) process.exitCode = 1;
});
