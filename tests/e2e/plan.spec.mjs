// The plan by quarter: by mouse and by keyboard, around what is pinned, left out or done, with what is tried
// out, and taken along to other programs.
import {
  downloadBy, dropFile, expect, filesIn, givenDays, goTo, openExample, planFound, planRows, PRACTICES, resultsFile, saved, storage, test, WORDS,
} from './support.mjs';

const words = WORDS.en;
const wave = (page, n) => page.locator(`[data-wave="${n}"]`);
const cards = (page, n) => wave(page, n).locator('[data-step]');
const cardOf = (page, { practice, to }) => page.locator(`[data-step="${practice}"][data-to="${to}"]`);
const when = (card) => card.getByRole('combobox', { name: /^When/ });
const end = (page) => page.locator('.page-plan .wave-after').last();

test.beforeEach(async ({ open, page }) => {
  await open();
  await openExample(page);
  await goTo(page, words.plan);
});

test('without any time the plan is the plain list, which stays beside the quarters', async ({ page }) => {
  const list = await planRows(page);
  expect(list.length).toBeGreaterThan(20);
  await expect(page.locator('[data-wave]')).toHaveCount(0);
  await givenDays(page, 30);
  await expect(page.locator('[data-wave]')).toHaveCount(4);
  expect(await planRows(page)).not.toEqual(list);
  await page.getByRole('button', { name: words.allSteps }).click();
  expect(await planRows(page)).toEqual(list);
  await page.getByRole('button', { name: words.byQuarter }).click();
  await page.getByLabel(words.days, { exact: true }).fill('');
  await expect(page.locator('[data-wave]')).toHaveCount(0);
  expect(await planRows(page)).toEqual(list);
});

test('time, quarters and aim move the plan, and come back', async ({ page }) => {
  await givenDays(page, 20);
  const before = await planRows(page);
  await page.getByLabel('Aim', { exact: true }).selectOption('risk');
  await planFound(page);
  const risk = await planRows(page);
  expect(risk).not.toEqual(before);
  await page.getByLabel('Quarters', { exact: true }).selectOption('2');
  await planFound(page);
  await expect(page.locator('[data-wave]')).toHaveCount(2);
  await page.getByText('Days of each quarter').click();
  await page.locator('.plan-each').getByRole('textbox').first().fill('5');
  await planFound(page);
  await expect(wave(page, 1)).toContainText('of 5 days');
  const last = await planRows(page);
  await saved(page);
  await page.reload();
  await planFound(page);
  expect(await planRows(page)).toEqual(last);
});

test('every list shows what is in force after undo, redo and a cleared filter', async ({ page }) => {
  await givenDays(page, 20);
  await planFound(page);
  const list = (name) => page.getByLabel(name, { exact: true });
  const travel = async (keys, expected) => {
    await page.keyboard.press(keys);
    for (const [name, value] of expected) await expect(list(name)).toHaveValue(value);
  };
  await list('Aim').selectOption('risk');
  await list('Quarters').selectOption('6');
  await page.locator('h1').click();
  await travel('Control+z', [['Quarters', '4'], ['Aim', 'risk']]);
  await travel('Control+z', [['Aim', 'score']]);
  await travel('Control+Shift+z', [['Quarters', '4'], ['Aim', 'risk']]);
  await travel('Control+Shift+z', [['Quarters', '6'], ['Aim', 'risk']]);

  await page.getByRole('button', { name: 'All next steps' }).click();
  const effort = page.locator('.plan-filters select').first();
  const any = await effort.inputValue();
  for (const index of [1, 0, 1]) await effort.selectOption({ index });
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(effort).toHaveValue(any);
});

test('by keyboard: a step is pinned, the focus goes along, and the cost is told', async ({ page }) => {
  await givenDays(page, 30);
  const [first] = await planRows(page);
  const field = when(cardOf(page, first));
  await field.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await expect(wave(page, 4).locator(`[data-step="${first.practice}"][data-to="${first.to}"]`)).toBeVisible();
  await planFound(page);
  await expect(when(cardOf(page, first))).toBeFocused();
  await expect(cardOf(page, first)).toContainText(/Pinned · costs (\d+\.\d+) points/);

  await page.keyboard.press('Home');
  await planFound(page);
  expect((await planRows(page))[0]).toEqual(first);
  await expect(when(cardOf(page, first))).toBeFocused();
});

test('by mouse: a card is dragged into another quarter', async ({ page }) => {
  await givenDays(page, 30);
  const [first] = await planRows(page);
  await cardOf(page, first).locator('.plan-card-figures').dragTo(wave(page, 3).locator('.wave-head'));
  await planFound(page);
  await expect(wave(page, 3).locator(`[data-step="${first.practice}"][data-to="${first.to}"]`)).toContainText('Pinned');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await planFound(page);
  expect((await planRows(page))[0]).toEqual(first);
});

test('a step is left out, and taken back in', async ({ page }) => {
  await givenDays(page, 30);
  const before = await planRows(page);
  const [first] = before;
  await when(cardOf(page, first)).selectOption({ label: 'Leave out' });
  await planFound(page);
  await expect(cardOf(page, first)).toHaveCount(0);
  const row = page.locator(`[data-left-out="${first.practice}"]`);
  await expect(row).toContainText(/costs \d/);
  await expect(when(row)).toBeFocused();
  await when(row).selectOption({ label: 'Where it is best' });
  await planFound(page);
  expect(await planRows(page)).toEqual(before);
});

test('what leaves a step no place is said, and can be taken back', async ({ page }) => {
  await givenDays(page, 30);
  const before = await planRows(page);
  const lower = before.find((step) => before.some(({ practice, from }) => practice === step.practice && from === step.to));
  await when(cardOf(page, lower)).selectOption({ index: 4 });
  await planFound(page);
  await when(cardOf(page, { ...lower, to: lower.to + 1 })).selectOption({ index: 1 });
  await expect(page.locator('[data-plan="refused"]')).toContainText('There is no plan');
  // Nothing is shown that the decisions do not allow, but what was decided can be decided anew, after a reload as well.
  await expect(page.locator('[data-step]')).toHaveCount(0);
  await expect(page.locator('[data-pinned]')).toHaveCount(2);
  await saved(page);
  await page.reload();
  await expect(page.locator('[data-plan="refused"]')).toBeVisible();
  await expect(page.locator('[data-plan="refused"]').getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await page.locator('[data-pinned]').last().getByRole('combobox').selectOption({ index: 0 });
  await planFound(page);
  await expect(page.locator('[data-pinned]')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-plan="refused"]')).toBeVisible();
  await page.locator('[data-pinned]').last().getByRole('combobox').selectOption({ index: 4 });
  await planFound(page);
  await expect(page.locator('[data-step]').first()).toBeVisible();
});

test('why a step is there, and what has become of it: done is confirmed with evidence', async ({ page }) => {
  await givenDays(page, 30);
  const [first] = await planRows(page);
  const card = cardOf(page, first);
  await card.getByRole('button', { name: /^More/ }).click();
  await expect(card).toContainText('Why it is in the plan');
  await expect(card).toContainText(/the best plan is worth \d+\.\d+ points less|could be left out/);
  await card.getByLabel('Note').fill('ask Mina');
  await card.getByLabel('Due', { exact: true }).fill('2020-01-01');
  await expect(card).toContainText('Overdue');
  await card.getByLabel('Status').selectOption('done');
  await planFound(page);
  await expect(card).toHaveCount(0);
  const proposal = page.locator(`[data-proposal="${first.practice}"]`);
  await proposal.getByLabel('What shows it').fill('Runbook');
  await proposal.getByLabel('Link').fill('https://example.com/runbook');
  await proposal.getByRole('button', { name: `Confirm level ${first.to}` }).click();
  await expect(proposal).toHaveCount(0);
  await saved(page);
  const [record] = filesIn(await storage(page)).map((text) => JSON.parse(text).answers[first.practice]);
  expect(record.level).toBe(first.to);
  expect(record.evidence.at(-1)).toEqual({ label: 'Runbook', url: 'https://example.com/runbook' });
});

test('what is tried out moves scores and plan, and is discarded or kept as one change', async ({ page }) => {
  await givenDays(page, 10);
  const [rows, score] = [await planRows(page), await end(page).textContent()];
  const stored = async () => { await saved(page); return storage(page); };
  const before = await stored();
  const [first, second] = [rows[0], rows.find(({ practice }) => practice !== rows[0].practice)];
  await page.getByText('What if…').click();
  const number = async ({ practice }) => cardOf(page, rows.find((row) => row.practice === practice)).locator('.number').first().textContent();
  const titles = [await number(first), await number(second)];
  for (const title of titles) {
    const option = await page.getByLabel('Practice to change').locator('option', { hasText: title }).first().getAttribute('value');
    await page.getByLabel('Practice to change').selectOption(option);
    await page.locator('.plan-what-if').getByLabel('Level', { exact: true }).selectOption('4');
  }
  await planFound(page);
  const tried = page.locator('.tried');
  await expect(tried).toContainText('level');
  await expect(tried.getByRole('status')).toContainText('At the end of the plan');
  const moved = await planRows(page);
  expect(moved).not.toEqual(rows);
  expect(await storage(page), 'nothing is changed yet').toEqual(before);

  await page.getByRole('button', { name: 'Discard' }).click();
  await planFound(page);
  expect(await planRows(page)).toEqual(rows);
  await expect(end(page)).toHaveText(score);

  await page.getByLabel('Practice to change').selectOption(await page.getByLabel('Practice to change').locator('option', { hasText: titles[0] }).first().getAttribute('value'));
  await page.locator('.plan-what-if').getByLabel('Level', { exact: true }).selectOption('4');
  await page.locator('.plan-what-if').getByLabel('Importance to the team').selectOption('high');
  await planFound(page);
  const kept = await planRows(page);
  await page.getByRole('button', { name: 'Keep as one change' }).click();
  await expect(tried).toHaveCount(0);
  await planFound(page);
  expect(await planRows(page)).toEqual(kept);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await planFound(page);
  expect(await planRows(page)).toEqual(rows);
});

/** Presses a button that goes away with what it does, by keyboard: the focus stays in the app, at a place that is told. */
async function pressAway(page, button, place) {
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveCount(0);
  await expect(place).toBeFocused();
  expect(await page.evaluate(() => document.activeElement !== document.body && document.activeElement.closest('.om') !== null)).toBe(true);
}

test('by keyboard: what goes away as it is pressed leaves the focus beside it', async ({ page }) => {
  test.slow();
  await givenDays(page, 30);
  const button = (name) => page.getByRole('button', { name, exact: true });
  const rows = await planRows(page);
  const [first, second] = rows.filter(({ practice }) => rows.filter((row) => row.practice === practice).length === 1);

  const panel = page.locator('.plan-what-if');
  const tryLevel = (level) => panel.getByLabel('Level', { exact: true }).selectOption(level);
  await page.getByText('What if…').click();
  await page.getByLabel('Practice to change').selectOption({ index: 1 });
  await tryLevel('4');
  await panel.getByLabel('Importance to the team').selectOption('high');
  await expect(panel.locator('.tried li')).toHaveCount(2);
  await pressAway(page, page.getByRole('button', { name: /^Take back: .*importance/i }), panel);
  await pressAway(page, page.getByRole('button', { name: /^Take back: / }), panel);
  await tryLevel('4');
  await pressAway(page, button('Discard'), panel);
  await tryLevel('4');
  await pressAway(page, button('Keep as one change'), panel);
  await page.keyboard.press('Control+z');
  await planFound(page);
  expect(await planRows(page), 'keys still reach the app').toEqual(rows);

  // A card stays unfolded where the plan is found anew before it has gone.
  const more = async (step) => {
    const toggle = cardOf(page, step).getByRole('button', { name: /^More/ });
    if (await toggle.getAttribute('aria-expanded') === 'false') await toggle.click();
    return cardOf(page, step);
  };
  const thresholds = (await more(first)).locator('.step-thresholds');
  await pressAway(page, thresholds.getByRole('button', { name: 'Work it out' }), thresholds);

  const proposals = page.getByRole('region', { name: /^Done, to be confirmed/ });
  const done = async (step) => cardOf(page, step).getByLabel('Status').selectOption('done');
  const proposal = ({ practice }) => page.locator(`[data-proposal="${practice}"]`);
  await done(first);
  await planFound(page);
  await more(second);
  await done(second);
  await planFound(page);
  await pressAway(page, proposal(second).getByRole('button', { name: 'Not done after all' }), proposals);
  await pressAway(page, proposal(first).getByRole('button', { name: /^Confirm level/ }), proposals);
  await expect(proposals).toContainText('0');
  await planFound(page);

  await (await more(second)).getByLabel('Status').selectOption('dropped');
  const leftOut = page.getByRole('region', { name: /^Left out/ });
  await pressAway(page, leftOut.getByRole('button', { name: 'Planned', exact: true }), leftOut);
  await page.keyboard.press('Control+z');
  await expect(leftOut.getByRole('button', { name: 'Planned', exact: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await planFound(page);

  await when(cardOf(page, second)).selectOption({ index: 4 });
  await page.getByLabel('Quarters', { exact: true }).selectOption('2');
  await pressAway(page, button('Forget'), page.getByRole('region', { name: /^Decisions that do not count now/ }));
  await planFound(page);

  // Without any level and with many quarters the search takes its time, and more so on a slow device.
  const answers = Object.fromEntries(PRACTICES.map(({ id }) => [id, { level: 0 }]));
  await dropFile(page, { name: 'young.json', text: resultsFile({ answers }) });
  await expect(page.locator('[data-wave]')).toHaveCount(0);
  await goTo(page, words.plan);
  await page.getByLabel('Aim', { exact: true }).selectOption('risk');
  await page.getByLabel('Quarters', { exact: true }).selectOption('8');
  const device = await page.context().newCDPSession(page);
  await device.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.getByLabel(words.days, { exact: true }).fill('30');
  const line = page.locator('[data-plan]');
  await pressAway(page, button('Use the best so far'), line);
  await pressAway(page, button('Go on looking'), line);
  await device.send('Emulation.setCPUThrottlingRate', { rate: 1 });
});

test('what would lift a topic is said and can be tried out', async ({ page }) => {
  await givenDays(page, 30);
  await page.getByText('What would change this').click();
  const lift = page.locator('.plan-lift');
  const topics = await lift.getByLabel('Topic or area').locator('option').evaluateAll((options) => options.map(({ value }) => value));
  let found = false;
  for (const topic of topics) {
    await lift.getByLabel('Topic or area').selectOption(topic);
    const button = lift.getByRole('button', { name: 'Try it out' }).first();
    if (await button.waitFor({ timeout: 1_000 }).then(() => true, () => false)) {
      await button.click();
      found = true;
      break;
    }
  }
  expect(found).toBe(true);
  await expect(page.locator('.tried li').first()).toBeVisible();
});

test('charts have their tables', async ({ page }) => {
  await givenDays(page, 30);
  const forecast = page.locator('.plan-forecast');
  await forecast.locator('summary').click();
  await expect(forecast.getByRole('row')).toHaveCount(1 + 3 + 1 + 4 + 11);
  const shown = await forecast.getByRole('row', { name: /^Overall/ }).locator('td').last().textContent();
  await expect(end(page)).toHaveText(`then ${shown}`);
  const frontier = page.locator('.plan-frontier');
  await expect(frontier.locator('svg')).toBeVisible({ timeout: 20_000 });
  await frontier.locator('summary').click();
  expect(await frontier.getByRole('row').count()).toBeGreaterThan(10);
});

test('the plan goes out as files and through the clipboard, in its own order', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await givenDays(page, 10);
  const rows = await planRows(page);
  await page.getByText('Take it along').click();
  const file = (name) => downloadBy(page, () => page.getByRole('button', { name }).click());
  const jira = await file('CSV for Jira');
  expect(jira.name).toMatch(/-jira\.csv$/);
  expect(jira.text.split('\n').length).toBeGreaterThan(rows.length);
  await page.getByLabel('Type of work item').selectOption('Task');
  expect((await file('CSV for Azure DevOps')).text).toContain('Task');
  const tasks = await file('Task list in Markdown');
  expect(tasks.text.match(/- \[ \]/g).length).toBeGreaterThanOrEqual(rows.length);
  expect((await file('GitHub issues in Markdown')).text.match(/^# /gm)).toHaveLength(rows.length);
  await page.getByRole('button', { name: 'Copy as a table' }).click();
  await expect(page.locator('.notice')).toBeVisible();
  const table = await page.evaluate(() => navigator.clipboard.readText());
  expect(table.trim().split('\n')).toHaveLength(rows.length + 1);
});
