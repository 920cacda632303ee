// The whole job by mouse: from the first visit to a results file, and every figure on the way as the core
// has it.
import fs from 'node:fs';
import {
  answer, card, choice, core, download, expect, expectScoresOf, goTo, openExample, planRows, PRACTICES, practicesOf, radio, saved, test, TOPICS, unfold, WORDS,
} from './support.mjs';

const EVERY_GROUP = [
  'overall', ...new Set(PRACTICES.map(({ topic }) => topic.split('.')[0])), ...TOPICS,
  'dp.operations-as-code', 'dp.small-reversible-changes', 'dp.refine-procedures', 'dp.anticipate-failure', 'dp.learn-from-failures',
].sort();
const NOT_APPLICABLE = PRACTICES[30].id;
const CLEARED = PRACTICES[55].id;

// Any mix will do, as long as every level occurs in every risk and it is the same each time.
const levelOf = (index) => (index * 7 + Math.floor(index / 5)) % 5;

async function answerTopic(page, topic) {
  for (const { id } of practicesOf(topic)) {
    await answer(page, id, id === NOT_APPLICABLE ? 'na' : levelOf(PRACTICES.findIndex((practice) => practice.id === id)));
  }
}

test('a full run: every figure is the core\'s, and so is the order of the plan', async ({ page, open }) => {
  test.setTimeout(90_000);
  await open();
  await choice(page, WORDS.en.newAssessment).click();
  await page.getByRole('textbox', { name: 'Team', exact: true }).fill('Payments');
  await page.getByRole('textbox', { name: 'Workload', exact: true }).fill('Checkout');
  await page.getByRole('button', { name: 'Start answering' }).click();
  await expect(page.locator('.header-name')).toHaveText('Payments · Checkout');

  for (const [index, topic] of TOPICS.entries()) {
    await expect(page).toHaveURL(index === 0 ? /#\/assess/ : new RegExp(`#/assess/${topic.replaceAll('.', '\\.')}$`));
    await expect(page.locator('[data-practice]')).toHaveCount(practicesOf(topic).length);
    await answerTopic(page, topic);

    if (topic === PRACTICES.find(({ id }) => id === NOT_APPLICABLE).topic) {
      await card(page, NOT_APPLICABLE).getByLabel('Reason').selectOption({ label: 'Business priorities' });
      await card(page, NOT_APPLICABLE).getByLabel('Explanation').fill('Not before the relaunch');
    }
    if (topic === PRACTICES.find(({ id }) => id === CLEARED).topic) {
      await card(page, CLEARED).getByRole('button', { name: 'Clear answer' }).click();
      await expect(card(page, CLEARED).locator('input[type=radio]:checked')).toHaveCount(0);
    }
    if (index === 4) {
      const { groups } = await core(page, (await download(page)).file);
      expect(groups[TOPICS.at(-1)].score, 'some topics are still open').toBeNull();
      expect(await expectScoresOf(page, groups)).toEqual(['overall', ...TOPICS].sort());
    }
    if (index < TOPICS.length - 1) await page.getByRole('button', { name: /^Next topic: / }).click();
  }
  await expect(page.locator('.header-progress')).toHaveText('81 of 82 answered');

  const results = await download(page);
  expect(results.name).toBe('Payments-Checkout.opex.json');
  const file = JSON.parse(results.text);
  expect(Object.keys(file).slice(0, 2)).toEqual(['format', 'version']);
  expect(file.answers[NOT_APPLICABLE]).toEqual({ level: 'na', reason: 'business-priorities', explanation: 'Not before the relaunch' });
  expect(file.answers).not.toHaveProperty([CLEARED]);
  const expected = await core(page, results.file);

  expect(await expectScoresOf(page, expected.groups)).toEqual(['overall', ...TOPICS].sort());
  await page.getByRole('button', { name: 'See results' }).click();
  await expect(page).toHaveURL(/#\/results$/);
  expect(await expectScoresOf(page, expected.groups)).toEqual(EVERY_GROUP);

  await goTo(page, WORDS.en.plan);
  await expect(page.locator('[data-step]').first()).toBeVisible();
  expect(await planRows(page)).toEqual(expected.priorities.map(({ practice, from, to }) => ({ practice, from, to })));
  await expectScoresOf(page, expected.groups);
  await expect(page.locator('[data-open-question]')).toHaveCount(1);
  await saved(page);
});

test('the example\'s figures and plan are the core\'s, before and after a risk is accepted', async ({ page, open }) => {
  test.setTimeout(60_000);
  await open();
  await choice(page, WORDS.en.example).click();
  await expect(page).toHaveURL(/#\/results$/);
  const compare = async () => {
    const { groups, priorities } = await core(page, (await download(page)).file);
    await goTo(page, WORDS.en.plan);
    expect(await planRows(page)).toEqual(priorities.map(({ practice, from, to }) => ({ practice, from, to })));
    await goTo(page, WORDS.en.results);
    expect(await expectScoresOf(page, groups)).toEqual(EVERY_GROUP);
    for (const [risk, count] of Object.entries(groups.overall.risks)) {
      await expect(page.locator(`[data-risk-group="${risk}"] :is(.risk-rows, .practice-list) > li`), risk).toHaveCount(count);
    }
    return groups.overall.risks;
  };
  const before = await compare();
  const high = page.locator('[data-risk-group="high"]');
  await high.getByRole('button', { name: WORDS.en.accept }).first().click();
  await high.getByLabel('Who accepts it').fill('Head of payments');
  await high.getByLabel('Why').fill('The system is replaced in spring');
  await high.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(page.locator('[data-risk-group="accepted"]')).toContainText('Head of payments');
  expect(await compare()).toEqual({ ...before, high: before.high - 1, accepted: before.accepted + 1 });
});

test('a cell of the map, a step of the plan and a topic of the radar lead to their practices', async ({ page, open }) => {
  await open();
  await choice(page, WORDS.en.example).click();
  const cell = page.locator('.heat-cell[href]').nth(40);
  await cell.click();
  await expect(card(page, PRACTICES[40].id)).toBeInViewport();
  await expect(card(page, PRACTICES[40].id).locator('input:focus')).toHaveCount(1);

  await goTo(page, WORDS.en.plan);
  const step = page.locator('[data-step]').nth(1);
  const practice = await step.getAttribute('data-step');
  await step.getByRole('heading').getByRole('link').click();
  await expect(card(page, practice)).toBeInViewport();

  await goTo(page, WORDS.en.results);
  await page.locator('.group-row').getByRole('link').filter({ hasText: 'OPS 6' }).click();
  await expect(page).toHaveURL(new RegExp(`#/assess/${TOPICS[5]}$`));
});

test('"why" explains each figure of each group with the numbers that lead to it', async ({ page, open }, testInfo) => {
  test.setTimeout(90_000);
  await open();
  await openExample(page);
  const file = testInfo.outputPath('example.opex.json');
  fs.writeFileSync(file, (await download(page)).text);
  const { groups } = await core(page, file);
  const dialog = page.getByRole('dialog');
  // In the order in which the dialog offers them.
  const figures = ['score', 'target_score', 'low', 'high'];
  let n = 0;
  for (const button of await page.getByRole('button', { name: /^Why\? Score: / }).all()) {
    const id = await button.evaluate((element) => element.closest('li, tr, section')?.querySelector('[data-score]')?.dataset.score ?? 'overall');
    await button.click();
    const choices = await dialog.locator('.segment').all();
    expect(choices).toHaveLength(figures.length);
    for (const [index, key] of figures.entries()) {
      await choices[index].click();
      await expect(dialog.locator('.segment input').nth(index)).toBeChecked();
      const expected = groups[id][key];
      if (expected === null) {
        await expect(dialog.locator('.fraction')).toHaveCount(0);
        continue;
      }
      const [reached, reachable] = (await dialog.locator('.fraction').innerText()).split('/').map(Number);
      const rows = await dialog.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].slice(-2).map((cell) => Number(cell.innerText))));
      const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
      expect([sum(0), sum(1)], `${id} ${key}`).toEqual([reached, reachable]);
      expect(Math.abs(reached / reachable - expected), `${id} ${key}: ${reached} / ${reachable} beside ${expected}`).toBeLessThan(1e-9);
      n += 1;
    }
    await page.keyboard.press('Escape');
  }
  expect(n).toBeGreaterThan(4 * 15);
});

test('the plan\'s owner and due date are those of the practice', async ({ page, open }) => {
  await open();
  await choice(page, WORDS.en.example).click();
  await goTo(page, WORDS.en.plan);
  const step = page.locator('[data-step]').first();
  const practice = await step.getAttribute('data-step');
  await step.locator('.step-assignment summary').click();
  await step.getByRole('textbox', { name: 'Owner' }).fill('Ops lead');
  await step.getByLabel('Due', { exact: true }).fill('2027-03-01');
  await step.getByRole('heading').getByRole('link').click();
  await unfold(page, practice, WORDS.en.details);
  await expect(card(page, practice).getByRole('textbox', { name: 'Owner' })).toHaveValue('Ops lead');
  await expect(card(page, practice).getByLabel('Due', { exact: true })).toHaveValue('2027-03-01');
});

test('the reason for "not applicable" is still there when another level was passed over', async ({ page, open }) => {
  await open();
  await choice(page, WORDS.en.newAssessment).click();
  await page.getByRole('button', { name: 'Start answering' }).click();
  const { id } = PRACTICES[0];
  await answer(page, id, 'na');
  await card(page, id).getByLabel('Reason').selectOption({ label: 'Business priorities' });
  await card(page, id).getByLabel('Explanation').fill('Not before the relaunch');
  await radio(page, id, 'na').focus();
  await page.keyboard.press('ArrowUp');
  await expect(radio(page, id, 4)).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(radio(page, id, 'na')).toBeChecked();
  await expect(card(page, id).getByLabel('Explanation')).toHaveValue('Not before the relaunch');
  await expect(card(page, id).getByLabel('Reason')).toHaveValue('business-priorities');

  // It is forgotten with the answer.
  await card(page, id).getByRole('button', { name: 'Clear answer' }).click();
  await answer(page, id, 'na');
  await expect(card(page, id).getByLabel('Explanation')).toHaveValue('');
});

test('filters, search and the quick pass show what fits and change no answer', async ({ page, open }) => {
  await open();
  await choice(page, WORDS.en.example).click();
  const before = (await download(page)).text;
  await goTo(page, WORDS.en.assess);

  await page.getByRole('button', { name: WORDS.en.quickPass }).click();
  const high = PRACTICES.filter(({ risk }) => risk === 'high').map(({ id }) => id);
  const shown = () => page.locator('[data-practice]').evaluateAll((all) => all.map(({ dataset }) => dataset.practice));
  expect(await shown()).toEqual(high);
  await page.getByRole('button', { name: 'Show all practices' }).click();

  await page.getByLabel('Search everything').fill('OPS06-BP03');
  await expect(page.locator('[data-practice]')).toHaveCount(1);
  await page.getByLabel('Search everything').fill('no practice says zzzz');
  await expect(page.getByText('Your answers are not affected')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter' }).click();

  await page.getByLabel('Unanswered').check();
  const unanswered = await shown();
  expect(unanswered.length).toBeGreaterThan(0);
  const { answers } = JSON.parse(before);
  expect(unanswered).toEqual(PRACTICES.map(({ id }) => id).filter((id) => answers[id]?.level === undefined));
  expect((await download(page)).text).toBe(before);

  // What is answered must not vanish from under the pointer.
  await radio(page, unanswered[0], 2).check();
  expect(await shown()).toEqual(unanswered);
});
