// Several tabs of one browser, and tabs that die: what was answered survives.
import { answer, expect, newAssessment, PRACTICES, radio, ready, saved, saveState, test } from './support.mjs';

const TOPIC = PRACTICES[0].topic;
const OF_TOPIC = PRACTICES.filter(({ topic }) => topic === TOPIC).map(({ id }) => id);

/** Small numbers that are the same in every run. */
function random(seed) {
  let state = seed;
  return (end) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * end);
  };
}

async function another(page) {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await ready(tab);
  return tab;
}

const levels = (page) => page.locator('[data-practice] input[type=radio]:checked').evaluateAll((all) => Object.fromEntries(all.map((radio) => [radio.closest('[data-practice]').dataset.practice, radio.value])));

test('two tabs that answer at random lose no practice, and each shows what the other did within a second', async ({ page, open }) => {
  test.setTimeout(90_000);
  await open();
  await newAssessment(page);
  await answer(page, OF_TOPIC[0], 0);
  await saved(page);
  const tabs = [page, await another(page)];
  const [next, expected] = [random(7), { [OF_TOPIC[0]]: '0' }];
  for (let round = 0; round < 30; round += 1) {
    const tab = next(2);
    // Each tab has practices of its own, but both are at work at once.
    const practice = OF_TOPIC[1 + tab + 2 * next(Math.floor((OF_TOPIC.length - 1) / 2))];
    const level = String(next(5));
    await answer(tabs[tab], practice, level);
    expected[practice] = level;
    if (next(3) === 0) await page.waitForTimeout(next(500));
  }
  for (const tab of tabs) await expect.poll(() => levels(tab), { timeout: 2_000 }).toEqual(expected);
  for (const tab of tabs) await saved(tab);
});

test('work is saved 0.7 s after the first change at the latest, also when nobody pauses', async ({ page, open }) => {
  await page.clock.install();
  await open();
  await newAssessment(page);
  await page.clock.runFor(1_000);
  await saved(page);
  // By the page's own timers, so that a busy machine makes no difference: a change every 100 ms, never a pause of 300 ms.
  for (let n = 0; n < 7; n += 1) {
    await answer(page, OF_TOPIC[0], n % 2);
    await expect(saveState(page), `${n * 100} ms after the first change`).not.toHaveAttribute('data-save-state', 'saved');
    await page.clock.runFor(100);
  }
  await saved(page);
});

for (const later of [0, 1]) {
  test(`the same practice answered in two tabs keeps the later answer (tab ${later})`, async ({ page, open }) => {
    await open();
    await newAssessment(page);
    await answer(page, OF_TOPIC[0], 0);
    await saved(page);
    const tabs = [page, await another(page)];
    const [earlier, last] = later ? tabs : [...tabs].reverse();
    // One right after the other, so that neither is saved yet and neither tab has heard of the other: without the waits
    // of a real click, which a tab in the background takes longer for.
    const press = (tab, level) => radio(tab, OF_TOPIC[1], level).evaluate((input) => input.click());
    await press(earlier, 1);
    await press(last, 3);
    for (const tab of tabs) await expect.poll(async () => (await levels(tab))[OF_TOPIC[1]]).toBe('3');
    for (const tab of tabs) await saved(tab);
    const again = await another(page);
    expect((await levels(again))[OF_TOPIC[1]]).toBe('3');
  });
}

test('a tab that is killed in the middle of work loses nothing that is older than a second', async ({ page, open }) => {
  test.setTimeout(180_000);
  await open();
  await newAssessment(page);
  await answer(page, OF_TOPIC[0], 0);
  await saved(page);
  const next = random(11);
  let [tab, address] = [await another(page), page.url()];
  await page.goto('about:blank');
  for (let round = 0; round < 12; round += 1) {
    const answered = [];
    for (let n = 0; n <= next(4); n += 1) {
      const [practice, level] = [OF_TOPIC[next(OF_TOPIC.length)], String(next(5))];
      await answer(tab, practice, level);
      answered.push({ practice, level, at: Date.now() });
      await tab.waitForTimeout(next(400));
    }
    await tab.waitForTimeout(next(1_000));
    const killed = Date.now();
    const session = await tab.context().newCDPSession(tab);
    // The renderer dies without a word: no page event, no flush.
    session.send('Page.crash').catch(() => {});
    await tab.waitForEvent('crash');
    await tab.close();
    tab = await page.context().newPage();
    await tab.goto(address);
    await ready(tab);
    await expect(radio(tab, OF_TOPIC[0], '0')).toBeVisible();
    const found = await levels(tab);
    const last = new Map(answered.map((one) => [one.practice, one]));
    for (const { practice, level, at } of last.values()) {
      if (killed - at > 1_000) expect(found[practice], `${practice}, round ${round}`).toBe(level);
    }
  }
});
