// Saved means saved: the whole browser is killed at random moments and started again on the same profile, and all that
// the page had called saved is there. `make bench` does the same 200 times.
import { test } from '@playwright/test';
import { Answering } from '../shared/killed.mjs';
import { expect } from './support.mjs';

const ROUNDS = 3;

for (const waits of [true, false]) {
  test(`what was called saved outlives a kill of the browser ${waits ? 'right after' : 'in the midst of answering'}`, async ({ baseURL }) => {
    test.setTimeout(180_000);
    const answering = new Answering(baseURL, { seed: waits ? 11 : 12 });
    try {
      await answering.begin();
      for (let round = 0; round < ROUNDS; round += 1) {
        const { lost, isScored } = await answering.round({ waits });
        expect(lost, `round ${round}: called saved, and lost`).toEqual([]);
        expect(isScored, `round ${round}: the score is that of the answers`).toBe(true);
      }
    } finally {
      await answering.end();
    }
  });
}
