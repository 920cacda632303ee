// Several tabs of one browser, and tabs that die: what was answered survives.
import { answer, expect, goTo, newAssessment, PRACTICES, radio, ready, saved, test, WORDS } from './support.mjs';

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
  await answer(tabs[0], OF_TOPIC[2], 4);
  // A save is at most 0.7 s after the change.
  await expect(radio(tabs[1], OF_TOPIC[2], '4')).toBeChecked({ timeout: 1_700 });
  await goTo(tabs[1], WORDS.en.results);
});

test('the same practice answered in two tabs keeps the later answer', async ({ page, open }) => {
  await open();
  await newAssessment(page);
  await answer(page, OF_TOPIC[0], 0);
  await saved(page);
  const other = await another(page);
  await Promise.all([answer(page, OF_TOPIC[1], 1), answer(other, OF_TOPIC[1], 3)]);
  await saved(page);
  await saved(other);
  const [here] = await Promise.all([page, other].map(async (tab) => (await levels(tab))[OF_TOPIC[1]]));
  for (const tab of [page, other]) await expect.poll(async () => (await levels(tab))[OF_TOPIC[1]]).toBe(here);
});

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
