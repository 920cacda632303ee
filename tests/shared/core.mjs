// What the core says, by the example program that reads results files natively.
import assert from 'node:assert/strict';
import { exec } from '../../scripts/lib/exec.mjs';
import { offlineEnv } from '../../scripts/lib/paths.mjs';

/** The groups with their figures, the priorities and the plans of a results file, on a day such as 2026-11-22. */
export async function summarise(file, today) {
  const { code, out } = await exec('cargo', ['run', '--quiet', '--example', 'summarise', '--', '--today', today, file], { env: offlineEnv() });
  assert.equal(code, 0, out);
  return JSON.parse(out.trim().split('\n').at(-1));
}
