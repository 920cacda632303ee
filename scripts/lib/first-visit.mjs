// Counts what a page fetches in each step of a first visit. What a step does without is held back until the step is over,
// so that it is not counted before it is needed.

/**
 * Begins to count in `page`, which has not gone anywhere yet. `waits[step](url)` says what a step does without, `counts(url)`
 * what is counted. Gives what has been fetched, `{ question: [{ name, bytes }], … }`, and what ends a step.
 */
export async function countSteps(page, { waits, counts = () => true }) {
  let step = 'question';
  let held = [];
  const goOn = (route) => (waits[step]?.(route.request().url()) ? held.push(route) : route.continue());
  await page.route('**/*', goOn);
  const fetched = {};
  const seen = new Set();
  const end = async (next) => {
    const entries = await page.evaluate(() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter(({ responseEnd }) => responseEnd > 0).map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize })));
    const here = entries.filter(({ name }) => !seen.has(name) && counts(name)).sort((a, b) => b.bytes - a.bytes);
    for (const { name } of here) seen.add(name);
    fetched[step] = here.map(({ name, bytes }) => ({ name: new URL(name).pathname.slice(1) || 'index.html', bytes }));
    step = next;
    const waiting = held;
    held = [];
    await Promise.all(waiting.map(goOn));
  };
  return { fetched, end };
}

/** Begins an assessment and answers its first question, in a step of its own, until that is scored and saved. */
export async function firstAnswer(page, end) {
  await page.locator('[data-action="new"]').click();
  await page.locator('[data-practice] input[value="3"]').first().check();
  await end('saved');
  await page.locator('[data-save-state="saved"]').waitFor({ state: 'attached' });
  await page.locator('[data-score="overall"]:not([data-value=""])').first().waitFor();
}
