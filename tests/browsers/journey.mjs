// The core journey, written once for every browser and every form of the app: a list of stages that build upon one
// another. A stage gets `page` in the profile of the whole journey, `fresh()` for another page in a profile that
// nobody has used, `form`, and `kept`, in which stages leave what later ones compare with.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { PRACTICES, TOPICS } from '../shared/catalogue.mjs';
import { summarise } from '../shared/core.mjs';
import { WORDS } from '../shared/words.mjs';
import { Key } from './page.mjs';

const words = WORDS.en;
const [FIRST, SECOND, THIRD, FOURTH, FIFTH] = PRACTICES.map(({ id }) => id);
const NOTE = '장애 대응 절차를 분기마다 연습합니다. (값: 힣뷁)';
const PASSWORD = 'correct horse 배터리';
const NAMES = { team: '결제 Payments', workload: 'Checkout' };
const SHARE = 'Share or save a copy';
/** What finding the plan may take on a busy machine. */
const PLAN_MS = 60_000;

const card = (practice) => `[data-practice="${practice}"]`;
const option = (practice, value) => `${card(practice)} label:has(input[type=radio][value="${value}"])`;
const radio = (practice, value) => `${card(practice)} input[type=radio][value="${value}"]`;
const isChosen = (page, practice, value) => page.inRoot((root, selector) => root.querySelector(selector)?.checked ?? false, radio(practice, value));
const isFocused = (page, selector) => page.inRoot((root, wanted) => Boolean(root.querySelector(`${wanted}:focus`)), selector);

async function expectChosen(page, practice, value) {
  await page.until(`${practice} to be answered with ${value}`, () => isChosen(page, practice, value));
}

async function answer(page, practice, value) {
  await page.click(option(practice, value));
  await expectChosen(page, practice, value);
}

async function expectSaved(page) {
  await page.until('the work to be saved', async () => (await page.attribute('[data-save-state]', 'data-save-state')) === 'saved');
}

/** The results files that are saved in the browser, without their envelopes. */
const savedFiles = async (page) => Object.entries(await page.storage())
  .filter(([key]) => key.startsWith('opex-maturity/saved/'))
  .map(([, text]) => JSON.parse(text.slice(text.indexOf('\n') + 1)));

/** The scores of the view, as the page promises them to scripts. */
const scores = async (page) => Object.fromEntries(await page.inRoot((root) => [...root.querySelectorAll('main [data-score]')].map(({ dataset }) => [dataset.score, dataset.value])));

async function expectScores(page, expected) {
  await page.until('the scores to be the same', async () => {
    assert.deepEqual(await scores(page), expected);
    return true;
  });
}

const today = (page) => page.evaluate(() => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
});

const heading = (page, text) => page.expectText('h1', text);
const openDialog = 'dialog[open]';

/** What an assessment says, whichever browser it has been in. */
function contentOf(text) {
  const { id: _id, changed_at: _changed, changes: _changes, ...rest } = JSON.parse(text);
  return rest;
}

const planRows = (page) => page.inRoot((root) => [...root.querySelectorAll('[data-step]')].map(({ dataset }) => `${dataset.step} ${dataset.from} ${dataset.to}`));

async function planFound(page) {
  await page.until('the plan to be found', async () => /^(proven|bounded)$/.test(await page.attribute('[data-plan]', 'data-plan', { isHidden: true })), PLAN_MS);
}

async function download(page) {
  return page.download(() => page.click('.header button', { name: words.download }));
}

async function openShare(page) {
  await page.click('.header button', { name: SHARE });
  await page.find(openDialog);
}

const isDark = (page) => page.inRoot((root) => {
  const [red, green, blue] = getComputedStyle(root.querySelector('.om')).backgroundColor.match(/[\d.]+/g).map(Number);
  return red + green + blue < 300;
});

export const STAGES = [
  ['a first visit shows the start, in the browser\'s language, and stores nothing but choices', async ({ page }) => {
    await page.open();
    await heading(page, 'How mature are your operations?');
    assert.deepEqual(await savedFiles(page), []);
    assert.equal((await page.all('.skeleton', { isHidden: true })).length, 0);
  }],

  ['a new assessment gets its names', async ({ page }) => {
    await page.click('.choice', { name: new RegExp(`^${words.newAssessment}`) });
    await page.find(card(FIRST));
    await page.fill('input', NAMES.team, { name: words.team });
    await page.fill('input', NAMES.workload, { name: words.workload });
    await page.find(card(FIRST));
    await page.expectText('.header-name', `${NAMES.team} · ${NAMES.workload}`);
  }],

  ['practices are answered by clicks and by keys', async ({ page }) => {
    await answer(page, FIRST, 3);
    await answer(page, SECOND, 0);
    // Within a group the arrows choose, as in every radio group.
    await page.press(Key.ARROW_DOWN, Key.ARROW_DOWN);
    await expectChosen(page, SECOND, 2);
    await page.press(Key.ARROW_UP);
    await expectChosen(page, SECOND, 1);
    // "n" goes to the next that is open, a digit answers it.
    await page.press('n');
    await page.until('the focus to go along', () => isFocused(page, `${card(THIRD)} input`));
    await page.press('2');
    await expectChosen(page, THIRD, 2);
    // From there the arrows go on.
    await page.press(Key.ARROW_DOWN);
    await expectChosen(page, THIRD, 3);
    await page.press(Key.ARROW_UP);
    await expectChosen(page, THIRD, 2);
    await page.expectText('.header-progress', '3 of 82 answered');
  }],

  ['a note keeps Korean text as it was typed', async ({ page }) => {
    await page.click(`${card(FIRST)} summary`, { name: /^Notes and planning/ });
    await page.fill(`${card(FIRST)} textarea`, NOTE, { name: 'Note' });
    assert.equal(await page.value(`${card(FIRST)} textarea`, { name: 'Note' }), NOTE);
    // A date is what the browser makes of it: each has a field of its own.
    const due = await page.find(`${card(FIRST)} input[type=date]`);
    await page.evaluate((field) => {
      field.value = '2027-02-15';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, due);
    await page.until('note and date to be kept', async () => {
      const [file] = await savedFiles(page);
      return file?.answers[FIRST]?.note === NOTE && file.answers[FIRST].due === '2027-02-15';
    });
  }],

  ['not applicable asks for its reason', async ({ page }) => {
    await answer(page, FOURTH, 'na');
    await page.choose(`${card(FOURTH)} .na-form select`, 'other');
    await page.fill(`${card(FOURTH)} .na-form input`, '외부 팀이 맡고 있음');
    await page.expectText('.header-progress', '4 of 82 answered');
  }],

  ['the results show the figures that the core computes', async ({ page, kept }) => {
    await page.click('.tabs a', { name: words.results });
    await page.until('all scores', async () => Object.keys(await scores(page)).length > TOPICS.length);
    await expectSaved(page);
    const file = await download(page);
    assert.match(file.name, /\.opex\.json$/);
    kept.file = file.text;
    const { answers } = JSON.parse(file.text);
    assert.equal(answers[FIRST].note, NOTE);
    assert.deepEqual([answers[FIRST].level, answers[SECOND].level, answers[THIRD].level, answers[FOURTH].level], [3, 1, 2, 'na']);

    const { groups } = await summarise(file.file, await today(page));
    const shown = await scores(page);
    assert.ok(groups.overall.score > 0);
    for (const [group, value] of Object.entries(shown)) {
      const expected = groups[group].score;
      if (expected === null) assert.equal(value, '', group);
      else assert.ok(value !== '' && Math.abs(Number(value) - expected) < 0.5e-4, `${group}: ${value} beside ${expected}`);
    }
    kept.scores = shown;
  }],

  ['a score explains itself, and Escape goes back to where one was', async ({ page }) => {
    await page.click('main button', { name: words.why });
    await page.expectText(`${openDialog} .why-result`, /^Score = .+ \/ .+ = .+%$/);
    // Radio buttons in a dialog, by keys.
    await page.click(`${openDialog} label`, { name: 'Target score' });
    await page.expectText(`${openDialog} .why-result`, /^Target score = /);
    await page.press(Key.ESCAPE);
    await page.gone(openDialog);
    assert.match((await page.focused()).words.join(), words.why);
  }],

  ['the plan is found, with its quarters', async ({ page, kept }) => {
    await page.click('.tabs a', { name: words.plan });
    await page.find('[data-step]');
    await page.fill('input', '30', { name: words.days });
    await planFound(page);
    assert.equal((await page.all('[data-wave]')).length, 4);
    assert.ok((await planRows(page)).length > 0);
    kept.plan = await planRows(page);
    await expectSaved(page);
  }],

  ['changes are undone and made again, by button and by key', async ({ page, kept }) => {
    await page.click('.tabs a', { name: words.assess });
    await answer(page, FIFTH, 4);
    await page.click('.header button', { name: /^Undo: / });
    await page.until('the answer to be taken back', async () => !(await isChosen(page, FIFTH, 4)));
    await page.click('.header button', { name: /^Redo: / });
    await expectChosen(page, FIFTH, 4);
    await page.click('.card-title');
    await page.press([Key.CONTROL, 'z']);
    await page.until('the answer to be taken back', async () => !(await isChosen(page, FIFTH, 4)));
    await page.goTo('#/plan');
    await planFound(page);
    assert.deepEqual(await planRows(page), kept.plan);
  }],

  ['language and theme change at once', async ({ page, kept }) => {
    await page.goTo('#/results');
    await page.click('.header button', { name: '한국어' });
    await page.expectText('.tabs [aria-current]', WORDS.ko.results);
    assert.equal(await page.inRoot((root) => root.querySelector('.om').lang), 'ko');
    await expectScores(page, kept.scores);
    for (const [theme, dark] of [['dark', true], ['light', false]]) {
      await page.choose('.header-theme', theme);
      await page.until(`the page to be ${theme}`, async () => (await isDark(page)) === dark);
    }
    await page.choose('.header-theme', 'dark');
  }],

  ['everything is there again after a reload', async ({ page, kept }) => {
    await expectSaved(page);
    await page.reload();
    await expectScores(page, kept.scores);
    assert.equal(await isDark(page), true);
    await page.expectText('.tabs [aria-current]', WORDS.ko.results);
    await page.click('.header button', { name: 'English' });
    await page.choose('.header-theme', 'system');
    await page.goTo('#/assess');
    await expectChosen(page, FIRST, 3);
    await expectChosen(page, FOURTH, 'na');
    await page.click(`${card(FIRST)} summary`, { name: /^Notes and planning/ });
    assert.equal(await page.value(`${card(FIRST)} textarea`, { name: 'Note' }), NOTE);
    assert.equal(await page.value(`${card(FIRST)} input[type=date]`), '2027-02-15');
  }],

  ['the file opens in another profile, with the same scores and the same plan', async ({ page, fresh, kept }) => {
    const file = await download(page);
    assert.deepEqual(contentOf(file.text).answers, contentOf(kept.file).answers);
    const theirs = await fresh();
    await theirs.open();
    await theirs.chooseFile(file.file);
    await theirs.find('main [data-score]');
    await expectScores(theirs, kept.scores);
    await theirs.goTo('#/plan');
    await planFound(theirs);
    assert.deepEqual(await planRows(theirs), kept.plan);
  }],

  ['a link shows what is in it before it opens', async ({ page, fresh, form, kept }) => {
    await openShare(page);
    if (!form.hasAddress) {
      await page.expectText(openDialog, 'has no address that works elsewhere');
      await page.press(Key.ESCAPE);
      await page.gone(openDialog);
      return;
    }
    const link = await page.value(`${openDialog} [data-link]`);
    await page.press(Key.ESCAPE);
    await page.gone(openDialog);
    assert.ok(link.startsWith(form.address), link);
    const theirs = await fresh();
    await theirs.open(link.slice(form.address.length));
    await heading(theirs, 'Assessment from a link');
    assert.deepEqual(await savedFiles(theirs), []);
    await theirs.click('button', { name: 'Open as a new assessment' });
    await theirs.find('main [data-score]');
    await expectScores(theirs, kept.scores);
  }],

  ['a file is locked with a password, and opens with it only', async ({ page, fresh, kept }) => {
    await openShare(page);
    await page.fill(`${openDialog} input[type=password]`, PASSWORD, { name: 'Password' });
    await page.fill(`${openDialog} input[type=password]`, PASSWORD, { name: 'Password once more' });
    const locked = await page.download(() => page.click(`${openDialog} button`, { name: 'Encrypt and download' }));
    assert.match(locked.name, /\.opex-locked\.json$/);
    assert.ok(!locked.text.includes('Payments'));
    await page.expectText(`${openDialog} [role=status]`, 'has been handed to the browser');
    await page.press(Key.ESCAPE);
    await page.gone(openDialog);

    const theirs = await fresh();
    await theirs.open();
    await theirs.chooseFile(locked.file);
    await theirs.fill(`${openDialog} input[type=password]`, 'not the one');
    await theirs.press(Key.ENTER);
    await theirs.expectText(`${openDialog} .field-error`, 'That is not the password');
    await theirs.fill(`${openDialog} input[type=password]`, PASSWORD);
    await theirs.press(Key.ENTER);
    await theirs.gone(openDialog);
    await expectScores(theirs, kept.scores);
  }],

  ['the catalogue is searched, in both languages', async ({ page }) => {
    for (const [language, search] of [['한국어', '장애'], ['English', 'runbook']]) {
      await page.goTo('#/catalogue');
      await page.click('.header button', { name: language });
      await page.fill('.catalogue-search input', search);
      await page.find('.found-page mark');
      assert.ok((await page.all('.found-page')).length > 3);
      await page.fill('.catalogue-search input', '');
      await page.gone('.found-page');
    }
  }],

  ['the report prints without controls and within the paper', async ({ page }) => {
    await page.goTo('#/results');
    await page.find('main [data-score]');
    // Not every driver can print. What is for paper is for the screen as well while this is looked at.
    const [hidden, shown, tooWide] = await page.inRoot((root) => {
      const isRoot = root === document;
      const sheets = [...(isRoot ? document : root).styleSheets, ...(isRoot ? document : root).adoptedStyleSheets];
      const changed = [];
      const walk = (rules) => {
        for (const rule of rules) {
          if (rule.media?.mediaText === 'print') {
            changed.push(rule);
            rule.media.mediaText = 'all';
          } else if (rule.cssRules) {
            walk(rule.cssRules);
          }
        }
      };
      for (const sheet of sheets) walk(sheet.cssRules);
      const isShown = (selector) => [...root.querySelectorAll(selector)].some((element) => element.getClientRects().length > 0);
      const seen = [
        ['.header', '.skip-link', 'main .why', 'main button.button'].filter(isShown),
        ['h1', 'main [data-score="overall"]', '.radar-drawing'].filter(isShown),
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ];
      for (const rule of changed) rule.media.mediaText = 'print';
      return changed.length ? seen : [['no rule for paper'], [], 0];
    });
    assert.deepEqual([hidden, shown, tooWide], [[], ['h1', 'main [data-score="overall"]', '.radar-drawing'], 0]);
    await page.find('.header');
  }],

  ['everything is reached by keys alone, and shows that it is', async ({ page }) => {
    await page.open('#/assess');
    await page.find(card(FIRST));
    await page.press(Key.TAB);
    assert.deepEqual((await page.focused()).words, ['Skip to content']);
    await page.tabTo(words.help);
    await page.press(Key.ENTER);
    await page.find(openDialog);
    await page.press(Key.ESCAPE);
    await page.gone(openDialog);
    assert.ok((await page.focused()).words.includes(words.help));
    await page.tabTo('한국어');
    await page.tabTo(words.results);
    await page.tabTo(words.assess, { isBack: true });
    await page.click(`${card(FIFTH)} .card-title`);
    await page.until('a group of radio buttons', async () => {
      await page.press(Key.TAB);
      return (await page.focused()).type === 'radio';
    });
    await page.press(' ');
    await page.press(Key.ARROW_RIGHT);
    await page.until('the arrow to have chosen', () => page.inRoot((root, selector) => Boolean(root.querySelector(`${selector} input:checked`)), card(FIFTH)));
    await page.press([Key.CONTROL, 'z']);
    await page.press('?');
    await page.find(openDialog);
    await page.press(Key.ESCAPE);
    await page.gone(openDialog);
  }],

  ['no view is wider than a narrow window', async ({ page }) => {
    const { width, height } = await page.driver.manage().window().getRect();
    await page.driver.manage().window().setRect({ width: 390, height: 800 });
    for (const place of ['#/', '#/assess', '#/results', '#/plan', '#/settings', '#/catalogue', '#/compare']) {
      await page.goTo(place);
      await page.find('h1');
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(tooWide <= 0, `${place} is ${tooWide} px too wide`);
    }
    await page.driver.manage().window().setRect({ width, height });
  }],
];

/** Where the browser lets nothing be stored: the app says so, and the work can be taken along. */
export async function withoutStorage(page) {
  await page.open();
  await page.expectText('[data-storage-trouble]', 'This browser does not let the page save');
  await page.click('.choice', { name: new RegExp(`^${words.newAssessment}`) });
  await answer(page, FIRST, 3);
  await page.expectText('[data-save-state]', 'Not saved: this browser refuses storage');
  const { text } = await download(page);
  assert.deepEqual(JSON.parse(text).answers, { [FIRST]: { level: 3 } });
  await page.click('.header button', { name: '한국어' });
  await page.expectText('[data-save-state]', '저장되지 않음');
}
