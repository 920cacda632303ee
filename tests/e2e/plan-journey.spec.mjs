// The whole way of a plan: from the first answer through everything that can be decided about it to the
// programs that it is taken to, whose files are read back by readers of their own, and all the way back.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import { press, tabTo } from './keys.mjs';
import {
  card, downloadBy, expect, filesIn, givenDays, goTo, newAssessment, openExample, planFound, planRows, PRACTICES, ready, saved, storage, test, unfold, WORDS,
} from './support.mjs';

/** A day in the middle of a quarter, so that all quarters and days are known. */
const NOW = '2026-11-22T12:00:00';
const QUARTERS = [
  { label: '2026-Q4', end: '2026-12-31' }, { label: '2027-Q1', end: '2027-03-31' },
  { label: '2027-Q2', end: '2027-06-30' }, { label: '2027-Q3', end: '2027-09-30' },
];
/** What begins a formula in a spreadsheet; no cell of any file may. */
const FORMULA = /^[\s'"]*$|^[^=+\-@\t\r＝＋－＠]/;
const OWNERS = ['=HYPERLINK("http://example.com")', 'kim.ops@example.com', '@SUM(A1)'];
const NOTES = ['+1+1', '-2+3', '\t=cmd|calc'];
const DUE = '2027-02-15';

/** What is pressed and read beyond the words that all tests share, by language. */
const MORE = {
  en: {
    summary: (name, from, to) => `${name}: level ${from} to ${to}`, other: '한국어', take: 'Take it along', jira: 'CSV for Jira', azure: 'CSV for Azure DevOps',
    tasks: 'Task list in Markdown', issues: 'GitHub issues in Markdown', calendar: 'Due dates as a calendar', table: 'Copy as a table', teams: 'Copy the list for other teams', type: 'Type of work item',
  },
  ko: {
    summary: (name, from, to) => `${name}: 수준 ${from} → ${to}`, other: 'English', take: '내보내기', jira: 'Jira용 CSV', azure: 'Azure DevOps용 CSV',
    tasks: 'Markdown 할 일 목록', issues: 'GitHub 이슈 (Markdown)', calendar: '기한을 캘린더로', table: '표로 복사', teams: '다른 팀에 보낼 목록 복사', type: '작업 항목 유형',
  },
};

const titles = Object.fromEntries(Object.keys(MORE).map((language) => {
  const file = fileURLToPath(new URL(`../../assets/catalogue/opex-2020-04/text.${language}.json`, import.meta.url));
  return [language, JSON.parse(fs.readFileSync(file, 'utf8')).practices];
}));

const cardOf = (page, { practice, to }) => page.locator(`[data-step="${practice}"][data-to="${to}"]`);
const when = (place) => place.getByRole('combobox', { name: /^When/ });
const practiceOf = (id) => PRACTICES.find((practice) => practice.id === id);

/** The stored assessment without what tells when it was changed: undoing is a change as well. */
async function stored(page) {
  await saved(page);
  const texts = filesIn(await storage(page));
  expect(texts).toHaveLength(1);
  const { changed_at: _, changes: __, ...document } = JSON.parse(texts[0]);
  return document;
}

/** Takes changes back, or makes them again, until there are none left. Gives how many there were. */
async function travel(page, name) {
  const button = page.locator('.header').getByRole('button', { name });
  let n = 0;
  for (; await button.isEnabled(); n += 1) await button.click();
  return n;
}

/** Answers all practices with a mix of all levels, by keys. */
async function answerAll(page) {
  for (const [index, { id }] of PRACTICES.entries()) {
    if (index > 0) {
      await press(page, 'n');
      await expect(card(page, id).locator(':focus')).toHaveCount(1);
    }
    await press(page, String((index * 7 + Math.floor(index / 5)) % 5));
  }
  await expect(page.locator('.header-progress')).toHaveText('82 of 82 answered');
}

/** The steps as the page lists them, with their quarter and what was noted for them. */
async function steps(page, noted) {
  const rows = await page.locator('[data-step]').evaluateAll((all) => all.map((row) => ({
    practice: row.dataset.step, from: Number(row.dataset.from), to: Number(row.dataset.to), wave: Number(row.closest('[data-wave]').dataset.wave),
  })));
  const isFirst = (step) => !rows.some((other) => other.practice === step.practice && other.to < step.to);
  return rows.map((step) => {
    const note = noted.find(({ practice }) => practice === step.practice);
    return { ...step, quarter: QUARTERS[step.wave - 1], owner: note?.owner ?? '', note: note?.to === step.to ? note.note : '', due: isFirst(step) ? note?.due ?? '' : '' };
  });
}

function readCsv(text) {
  const { data, errors } = Papa.parse(text, { skipEmptyLines: true });
  expect(errors).toEqual([]);
  const [header, ...rows] = data;
  for (const row of rows) {
    expect(row).toHaveLength(header.length);
    for (const cell of row) expect(cell).toMatch(FORMULA);
  }
  return { header, rows, column: (name) => rows.map((row) => row[header.indexOf(name)]) };
}

/** Takes the plan along in every way there is, and reads it back. */
async function expectEveryExport(page, language, planned, dependent) {
  const more = MORE[language];
  const summaries = planned.map(({ practice, from, to }) => more.summary(`${practiceOf(practice).number} ${titles[language][practice].title}`, from, to));
  // A step is not due before one of the same practice that comes first.
  const dueBefore = (step) => planned.find(({ practice, from, due }) => due && practice === step.practice && from < step.from)?.due ?? '';
  const dates = planned.map((step) => step.due || (dueBefore(step) > step.quarter.end ? dueBefore(step) : step.quarter.end));
  const file = (name) => downloadBy(page, () => page.getByRole('button', { name, exact: true }).click());
  const clipboard = async (name) => {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.locator('.notice')).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    await page.locator('.notice').getByRole('button').last().click();
    return text;
  };
  const riskOf = ({ practice }, words) => words[practiceOf(practice).risk];

  const jiraFile = await file(more.jira);
  expect(jiraFile.text.charCodeAt(0), 'Jira takes no byte order mark').toBe('"'.charCodeAt(0));
  const jira = readCsv(jiraFile.text);
  expect(jira.column('Summary')).toEqual(summaries);
  expect(jira.column('Due Date')).toEqual(dates);
  expect(jira.column('Priority')).toEqual(planned.map((step) => riskOf(step, { high: 'High', medium: 'Medium', low: 'Low' })));
  expect(jira.column('Assignee')).toEqual(planned.map(({ owner }) => (owner === OWNERS[1] ? owner : '')));
  planned.forEach(({ practice, quarter, owner, note }, index) => {
    const labels = jira.rows[index].filter((_, column) => jira.header[column] === 'Labels');
    expect(labels.filter(Boolean)).toEqual(['opex-maturity', practiceOf(practice).number, quarter.label, ...(practice === dependent ? ['depends-on-other-team'] : [])]);
    const description = jira.column('Description')[index];
    expect(description).toContain(owner);
    expect(description.replaceAll('\\', '')).toContain(note.trim());
  });

  for (const type of ['Epic', 'Task']) {
    await page.getByLabel(more.type).selectOption(type);
    const azureFile = await file(more.azure);
    expect(azureFile.text.charCodeAt(0), 'Excel needs the byte order mark').toBe(0xfeff);
    const azure = readCsv(azureFile.text);
    expect(azure.column('Title')).toEqual(summaries);
    expect(new Set(azure.column('Work Item Type'))).toEqual(new Set([type]));
    expect(azure.column('Priority')).toEqual(planned.map((step) => riskOf(step, { high: '1', medium: '2', low: '3' })));
    expect(azure.header.includes('Target Date')).toBe(type === 'Epic');
    if (type === 'Epic') expect(azure.column('Target Date')).toEqual(dates);
    planned.forEach(({ practice, quarter }, index) => expect(azure.column('Tags')[index].split('; ')).toEqual(expect.arrayContaining([practiceOf(practice).number, quarter.label])));
  }

  const calendar = new ICAL.Component(ICAL.parse((await file(more.calendar)).text));
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  const due = planned.map((step, index) => ({ ...step, summary: summaries[index] })).filter((step) => step.due);
  expect(due).not.toEqual([]);
  expect(events.map(({ summary, startDate }) => [summary, startDate.isDate, startDate.toString()])).toEqual(due.map(({ summary, due: day }) => [summary, true, day]));
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');

  const tasks = (await file(more.tasks)).text;
  expect(tasks.match(/^- \[ \] \*\*/gm)).toHaveLength(planned.length);
  expect(tasks.match(/^## /gm)).toHaveLength(new Set(planned.map(({ wave }) => wave)).size);
  const issues = (await file(more.issues)).text;
  expect(issues.match(/^# .*/gm).map((line) => line.slice(2).replaceAll('\\', ''))).toEqual(summaries);

  const table = Papa.parse(await clipboard(more.table), { delimiter: '\t', skipEmptyLines: true });
  expect(table.errors).toEqual([]);
  const [header, ...rows] = table.data;
  expect(rows.map((row) => [row[0], row[1], Number(row[3]), Number(row[4])])).toEqual(planned.map(({ practice, from, to }) => [practiceOf(practice).number, titles[language][practice].title, from, to]));
  for (const row of rows) {
    expect(row).toHaveLength(header.length);
    for (const cell of row) expect(cell).toMatch(FORMULA);
  }
  const teams = await clipboard(more.teams);
  expect(teams.match(/^## /gm)).toHaveLength(planned.filter(({ practice }) => practice === dependent).length);
}

test('a plan is made, decided about, taken along in every format and both languages, undone and redone', async ({ page, open, context }) => {
  test.setTimeout(240_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.setFixedTime(new Date(NOW));
  await open();
  await newAssessment(page, { team: '=1+1', workload: '@SUM(A1)' });
  const first = await stored(page);
  // From here on everything can be taken back.
  await page.reload();
  await ready(page);
  await page.evaluate(() => { document.location.hash = '#/assess'; });
  await expect(card(page, PRACTICES[0].id)).toBeVisible();
  await answerAll(page);

  await goTo(page, WORDS.en.plan);
  await givenDays(page, 30);
  const [one, two] = await planRows(page);
  await when(cardOf(page, one)).selectOption({ index: 4 });
  await planFound(page);
  await expect(page.locator('[data-wave="4"]').locator(`[data-step="${one.practice}"][data-to="${one.to}"]`)).toContainText('Pinned');
  await when(cardOf(page, two)).selectOption({ label: 'Leave out' });
  await planFound(page);
  await expect(page.locator(`[data-left-out="${two.practice}"]`)).toBeVisible();

  await page.getByText('What if…').click();
  const tried = PRACTICES.find(({ id }) => id !== one.practice && id !== two.practice);
  const choices = page.getByLabel('Practice to change');
  await choices.selectOption(await choices.locator('option', { hasText: titles.en[tried.id].title }).first().getAttribute('value'));
  await page.locator('.plan-what-if').getByLabel('Level', { exact: true }).selectOption('4');
  await page.getByRole('button', { name: 'Keep as one change' }).click();
  await planFound(page);
  expect((await stored(page)).answers[tried.id].level).toBe(4);

  const three = (await planRows(page)).find(({ practice }) => practice !== one.practice);
  await cardOf(page, three).getByRole('button', { name: /^More/ }).click();
  await cardOf(page, three).getByLabel('Status', { exact: true }).selectOption('done');
  await planFound(page);
  const proposal = page.locator(`[data-proposal="${three.practice}"]`);
  await proposal.getByLabel('What shows it').fill('-1+1');
  await proposal.getByRole('button', { name: `Confirm level ${three.to}` }).click();
  await planFound(page);
  await expect(cardOf(page, three)).toHaveCount(0);
  const confirmed = (await stored(page)).answers[three.practice];
  expect([confirmed.level, confirmed.evidence[0].label]).toEqual([three.to, '-1+1']);

  // What people write, as a spreadsheet would like to read it.
  const rows = await planRows(page);
  const subjects = rows.filter((row, index) => rows.findIndex(({ practice }) => practice === row.practice) === index).slice(0, 3);
  const noted = [];
  for (const [index, step] of subjects.entries()) {
    const place = cardOf(page, step);
    await place.getByRole('button', { name: /^More/ }).click();
    await place.getByLabel('Owner', { exact: true }).fill(OWNERS[index]);
    await place.getByLabel('Note', { exact: true }).fill(NOTES[index]);
    if (index < 2) await place.getByLabel('Due', { exact: true }).fill(DUE);
    noted.push({ ...step, owner: OWNERS[index], note: NOTES[index], due: index < 2 ? DUE : '' });
  }
  const dependent = subjects[0].practice;
  await goTo(page, WORDS.en.assess);
  await page.evaluate((topic) => { document.location.hash = `#/assess/${topic}`; }, practiceOf(dependent).topic);
  await unfold(page, dependent, WORDS.en.details);
  await card(page, dependent).getByLabel('Depends on another team').check();
  await goTo(page, WORDS.en.plan);
  await planFound(page);

  const planned = await steps(page, noted);
  expect(planned.length).toBeGreaterThan(8);
  await page.getByText(MORE.en.take).click();
  await expectEveryExport(page, 'en', planned, dependent);
  await page.getByRole('button', { name: MORE.en.other, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: WORDS.ko.plan })).toBeVisible();
  await expectEveryExport(page, 'ko', await steps(page, noted), dependent);
  await page.getByRole('button', { name: MORE.ko.other, exact: true }).click();

  const last = await stored(page);
  const n = await travel(page, /^Undo/);
  expect(n).toBeGreaterThan(PRACTICES.length + 6);
  expect(await stored(page)).toEqual(first);
  expect(await travel(page, /^Redo/)).toBe(n);
  expect(await stored(page)).toEqual(last);
  await planFound(page);
  expect(await steps(page, noted)).toEqual(planned);
});

test('by keyboard alone: a step is pinned and another left out', async ({ page, open }) => {
  await open();
  await tabTo(page, WORDS.en.example);
  await press(page, 'Enter');
  await expect(page).toHaveURL(/#\/results$/);
  await tabTo(page, WORDS.en.plan, { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await tabTo(page, WORDS.en.days);
  await page.keyboard.type('30');
  await planFound(page);
  const before = await planRows(page);

  const { step: pinned } = await tabTo(page, /^When/);
  await press(page, 'ArrowDown', 'ArrowDown');
  await planFound(page);
  const card = page.locator(`[data-wave="2"] [data-step="${pinned}"]:focus-within`);
  await expect(card).toContainText('Pinned');
  // The focus goes along when that is taken back, and made again.
  await press(page, 'Control+z', 'Control+z');
  await planFound(page);
  expect(await planRows(page)).toEqual(before);
  await expect(page.locator(`[data-wave="1"] [data-step="${pinned}"] :focus`)).toHaveCount(1);
  await press(page, 'Control+Shift+z', 'Control+Shift+z');
  await planFound(page);
  await expect(card).toHaveCount(1);
  const around = await planRows(page);

  const { step: left } = await tabTo(page, /^When/, { key: 'Shift+Tab' });
  await press(page, 'End');
  await planFound(page);
  await expect(page.locator(`[data-left-out="${left}"] :focus`)).toHaveCount(1);
  await press(page, 'Control+z');
  await planFound(page);
  expect(await planRows(page)).toEqual(around);
  await press(page, 'Control+z', 'Control+z', 'Control+z');
  await expect(page.locator('[data-wave]'), 'the time is taken back as well').toHaveCount(0);
});

test('what makes a step leave is worked out when it is asked, in both languages', async ({ page, open }) => {
  test.setTimeout(90_000);
  await open();
  await openExample(page);
  await goTo(page, WORDS.en.plan);
  await givenDays(page, 20);
  const [first] = await planRows(page);
  const place = cardOf(page, first);
  await place.getByRole('button', { name: /^More/ }).click();
  await place.getByRole('button', { name: 'Work it out' }).click();
  const found = place.locator('.step-thresholds');
  await expect(found.locator('li')).toHaveCount(3, { timeout: 60_000 });
  const [, stays, leaves] = (await found.textContent()).match(/Effort per level: at (\S+) days? it stays, at (\S+) days? it (?:drops out|moves to \d{4} Q\d) \(proven\)/);
  expect(Number(leaves)).toBeGreaterThan(Number(stays));
  await page.getByRole('button', { name: MORE.en.other, exact: true }).click();
  await expect(found).toContainText(new RegExp(`수준당 작업량: ${stays}일에서는 그대로, ${leaves}일에서는 .*\\(증명됨\\)`));
});

test('a step is copied as an issue; where the browser refuses, by hand', async ({ page, open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open();
  await openExample(page);
  await goTo(page, WORDS.en.plan);
  await givenDays(page, 20);
  const [first] = await planRows(page);
  const place = cardOf(page, first);
  await place.getByRole('button', { name: /^More/ }).click();
  const copy = place.getByRole('button', { name: 'Copy as a GitHub issue' });
  await copy.click();
  await expect(page.locator('.notice')).toContainText('Copied');
  const issue = await page.evaluate(() => navigator.clipboard.readText());
  const title = MORE.en.summary(`${practiceOf(first.practice).number} ${titles.en[first.practice].title}`, first.from, first.to);
  expect(issue.split('\n').slice(0, 3)).toEqual([title, '', '## Why']);

  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); });
  await copy.click();
  const text = page.getByLabel('Text to copy');
  await expect(text).toHaveValue(issue);
  await text.focus();
  expect(await text.evaluate((area) => area.selectionEnd - area.selectionStart)).toBe(issue.length);
});
