// The browser's storage fails at every single call, is cleared, is full, is not there; tabs end in the middle of work.
import { answer, assessmentsIn, expect, filesIn, newAssessment, PRACTICES, radio, ready, saved, saveState, storage, test, withoutDatabase } from './support.mjs';

// The database is another matter (database.spec.mjs): here the browser refuses it.
test.beforeEach(({ context }) => withoutDatabase(context));

const TOPIC = PRACTICES[0].topic;
const OF_TOPIC = PRACTICES.filter(({ topic }) => topic === TOPIC).map(({ id }) => id);
const [FIRST, SECOND, THIRD] = OF_TOPIC;

/** Puts in place, before the page begins, that from `globalThis.fault` one call of the storage fails. */
const oneCallFails = () => {
  globalThis.fault = undefined;
  for (const name of ['getItem', 'setItem', 'removeItem', 'key']) {
    const own = Storage.prototype[name];
    Storage.prototype[name] = function callOrNot(...given) {
      const { fault } = globalThis;
      if (fault?.call === name) {
        fault.n -= 1;
        if (fault.n === -1) throw new DOMException('injected', fault.error);
      }
      return own.apply(this, given);
    };
  }
};

/** The levels in what is saved under the highest generation that is whole, as the page itself would read it. */
const savedLevels = () => {
  // This reading is not one of the page's calls.
  const { fault } = globalThis;
  globalThis.fault = undefined;
  const sealed = Object.keys(localStorage).filter((key) => key.startsWith('opex-maturity/saved/'));
  const generation = (key) => Number(key.split('/').at(-1));
  for (const key of sealed.sort((a, b) => generation(b) - generation(a))) {
    const text = localStorage.getItem(key);
    const at = text.indexOf('\n');
    if (new TextEncoder().encode(text.slice(at + 1)).length === Number(text.slice(0, at).split(' ')[2])) {
      globalThis.fault = fault;
      return Object.fromEntries(Object.entries(JSON.parse(text.slice(at + 1)).answers).map(([id, { level }]) => [id, level]));
    }
  }
  globalThis.fault = fault;
  return undefined;
};
const press = (page, practice, value) => page.evaluate(([id, level]) => document.querySelector(`[data-practice="${id}"] input[value="${level}"]`).click(), [practice, String(value)]);

for (const [call, error] of [['setItem', 'QuotaExceededError'], ['setItem', 'SecurityError'], ['getItem', 'SecurityError'], ['removeItem', 'SecurityError'], ['key', 'SecurityError']]) {
  test(`whichever ${call} ends with ${error}, the storage always holds what was saved, and all of it in the end`, async ({ page, open }) => {
    await page.clock.install();
    await page.addInitScript(oneCallFails);
    await open();
    await newAssessment(page);
    await answer(page, FIRST, 0);
    await page.clock.runFor(1_000);
    await saved(page);
    let n = 0;
    // A save asks for each name several times: of those calls every fifth fails.
    for (let wasHit = true; wasHit; n += call === 'key' ? 5 : 1) {
      // Far enough apart that each first save keeps a recovery copy, which takes calls of its own.
      await page.clock.fastForward('05:00');
      const before = await page.evaluate(savedLevels);
      await page.evaluate((fault) => { globalThis.fault = fault; }, { call, error, n });
      const [level, other] = [(n + 1) % 5, (n + 3) % 5];
      await press(page, SECOND, level);
      await page.clock.runFor(800);
      const state = await saveState(page).getAttribute('data-save-state');
      const between = await page.evaluate(savedLevels);
      // Killed here, a tab leaves the one or the other, and what is called saved is there.
      if (state === 'saved') expect(between, `call ${n}`).toEqual({ ...before, [SECOND]: level });
      else expect([before, { ...before, [SECOND]: level }], `call ${n}`).toContainEqual(between);
      await press(page, THIRD, other);
      // Also where nobody changes anything: it is tried again by itself.
      await page.clock.runFor(6_000);
      await saved(page);
      expect(await page.evaluate(savedLevels), `after call ${n}`).toEqual({ ...before, [SECOND]: level, [THIRD]: other });
      wasHit = (await page.evaluate(() => globalThis.fault.n)) < 0;
      // What could not be removed is removed by the next save.
      if (!wasHit) expect(assessmentsIn(await storage(page))).toHaveLength(1);
    }
    expect(n, 'calls that failed').toBeGreaterThan(call === 'removeItem' ? 1 : 3);
    const last = await page.evaluate(savedLevels);
    await page.reload();
    await ready(page);
    for (const practice of [FIRST, SECOND, THIRD]) await expect(radio(page, practice, last[practice])).toBeChecked();
  });
}

test('at 500 random moments of a burst the storage holds every answer older than a second', async ({ page, open }) => {
  test.setTimeout(120_000);
  await open();
  await newAssessment(page);
  await answer(page, FIRST, 0);
  await saved(page);
  const { problems, nAnswers, nChecked } = await page.evaluate(async ([practices, levels]) => {
    const savedLevelsNow = new Function(`return (${levels})()`);
    let seed = 17;
    const random = (end) => {
      seed = (seed * 48271) % 2147483647;
      return seed % end;
    };
    const [given, found] = [[], []];
    let checked = 0;
    for (let moment = 0; moment < 500; moment += 1) {
      const [practice, level] = [practices[random(practices.length)], random(5)];
      const box = document.querySelector(`[data-practice="${practice}"] input[value="${level}"]`);
      if (!box.checked) {
        box.click();
        given.push({ practice, level, at: performance.now() });
      }
      // Mostly faster than the page saves, at times with a pause.
      const pause = random(100) === 0 ? 1_100 : random(30);
      const due = performance.now() + pause;
      await new Promise((done) => { setTimeout(done, pause); });
      // What a tab that is killed at this moment leaves. By when it was due: a machine that stalls stalls the page's timers too.
      const there = savedLevelsNow();
      const old = new Map(given.filter(({ at }) => at + 1_000 <= due).map((one) => [one.practice, one]));
      for (const one of old.values()) {
        const allowed = given.filter((other) => other.practice === one.practice && other.at >= one.at).map((other) => other.level);
        checked += 1;
        if (!allowed.includes(there?.[one.practice])) found.push({ moment, practice: one.practice, allowed, there: there?.[one.practice] });
      }
    }
    return { problems: found, nAnswers: given.length, nChecked: checked };
  }, [OF_TOPIC, String(savedLevels)]);
  expect(problems).toEqual([]);
  expect([nAnswers > 300, nChecked > 1_000], `${nAnswers} answers, ${nChecked} checks`).toEqual([true, true]);
});

test('storage that another page of the site clears is told, and the next answer saves everything again', async ({ page, open, context, troubles, baseURL }) => {
  troubles.expect(/favicon/);
  await open();
  await newAssessment(page);
  await answer(page, FIRST, 3);
  await saved(page);
  const other = await context.newPage();
  await other.goto(new URL('manifest.webmanifest', baseURL).href);
  await other.evaluate(() => localStorage.clear());
  await expect(page.getByRole('alert').locator('.notice')).toContainText('no longer holds this assessment');
  await expect(saveState(page)).not.toHaveAttribute('data-save-state', 'saved');
  await expect(radio(page, FIRST, 3)).toBeChecked();
  expect(await storage(page), 'what somebody may have cleared on purpose is not written again unasked').toEqual({});
  await answer(page, SECOND, 2);
  await saved(page);
  expect(filesIn(await storage(page)).map((text) => Object.keys(JSON.parse(text).answers))).toEqual([[FIRST, SECOND].sort()]);

  await other.evaluate(() => localStorage.clear());
  await page.getByRole('alert').getByRole('button', { name: 'Save again' }).click();
  await saved(page);
  expect(filesIn(await storage(page)).map((text) => Object.keys(JSON.parse(text).answers))).toEqual([[FIRST, SECOND].sort()]);
});

test('a clock that goes backwards loses no answer, and the later change counts', async ({ page, open, context }) => {
  await page.clock.install({ time: '2026-11-22T12:00:00Z' });
  await open();
  await newAssessment(page);
  await answer(page, FIRST, 1);
  await page.clock.runFor(1_000);
  await saved(page);
  await page.clock.setSystemTime('2026-11-20T07:00:00Z');
  await answer(page, FIRST, 3);
  await answer(page, SECOND, 2);
  await page.clock.runFor(1_000);
  await saved(page);
  // A tab whose clock is days behind changes what it has seen: that is later all the same.
  const behind = await context.newPage();
  await behind.clock.install({ time: '2026-11-01T00:00:00Z' });
  await behind.goto(page.url());
  await ready(behind);
  await expect(radio(behind, FIRST, 3)).toBeChecked();
  await answer(behind, FIRST, 4);
  await behind.clock.runFor(1_000);
  await saved(behind);
  await expect(radio(page, FIRST, 4)).toBeChecked();
  await page.reload();
  await ready(page);
  await expect(radio(page, FIRST, 4)).toBeChecked();
  await expect(radio(page, SECOND, 2)).toBeChecked();
});

test('in a frame without an origin of its own work goes on in memory, with the download as the way out', async ({ page, troubles, baseURL }) => {
  // What such a frame may load at all depends on the host: as most hosts of static pages do, this one lets anybody read.
  await page.route('**/*', async (route) => {
    if (route.request().url().endsWith('/host.html')) {
      await route.fulfill({ contentType: 'text/html', body: `<title>host</title><iframe sandbox="allow-scripts allow-downloads" src="${baseURL}" width="1200" height="800"></iframe>` });
      return;
    }
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*', 'content-security-policy': '' } });
  });
  troubles.expect(/sandbox/i);
  await page.goto('host.html');
  const frame = page.frameLocator('iframe');
  await frame.locator('[data-app-ready]').first().waitFor({ state: 'attached' });
  await expect(frame.locator('[data-storage-trouble]')).toBeVisible();
  await newAssessment(frame);
  await answer(frame, FIRST, 3);
  await expect(saveState(frame)).toHaveText('Not saved: this browser refuses storage');
  const [file] = await Promise.all([page.waitForEvent('download'), frame.locator('[data-storage-trouble]').getByRole('button', { name: 'Download results' }).click()]);
  expect(file.suggestedFilename()).toBe('Payments-Checkout.opex.json');
});
