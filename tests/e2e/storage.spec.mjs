// What the page says and offers when the browser's storage fails, alters or forgets, and the way back to how it was.
import AxeBuilder from '@axe-core/playwright';
import { answer, downloadBy, expect, filesIn, goTo, newAssessment, openExample, PRACTICES, radio, ready, saved, saveState, storage, test, WORDS, withoutDatabase } from './support.mjs';

const [FIRST, SECOND] = PRACTICES.map(({ id }) => id);

/** Faults of the storage, to be put in place before the page begins. `globalThis.works = true` ends them. */
const FAULTS = {
  full: () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function setItemOrNot(key, text) {
      if (!globalThis.works && key.includes('/saved/')) throw new DOMException('full', 'QuotaExceededError');
      return setItem.call(this, key, text);
    };
  },
  altered: () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function setItemOtherwise(key, text) {
      return setItem.call(this, key, !globalThis.works && key.includes('/saved/') ? text.slice(0, -3) : text);
    };
  },
  refused: () => {
    const { getItem, setItem } = Storage.prototype;
    const orRefused = (call) => function callOrNot(...given) {
      if (!globalThis.works) throw new DOMException('refused', 'SecurityError');
      return call.apply(this, given);
    };
    Object.assign(Storage.prototype, { getItem: orRefused(getItem), setItem: orRefused(setItem) });
  },
};
const SAYS = {
  en: { full: 'Not saved: browser storage is full', altered: 'Not saved: the browser did not keep what was written', refused: 'Not saved: this browser refuses storage' },
  ko: {
    full: '저장되지 않음: 브라우저 저장 공간이 가득 찼습니다', altered: '저장되지 않음: 브라우저에 쓴 내용이 그대로 남지 않았습니다', refused: '저장되지 않음: 브라우저가 저장을 허용하지 않습니다',
  },
};
const MORE = {
  en: { freeSpace: 'Free space', recovery: 'Recovery copies', restore: 'Restore', deleteForGood: 'Delete for good', cancel: 'Cancel' },
  ko: { freeSpace: '공간 확보', recovery: '복구용 사본', restore: '복원', deleteForGood: '완전히 삭제', cancel: '취소' },
};
const banner = (page) => page.getByRole('alert').locator('[data-storage-trouble]');

async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}

for (const language of ['en', 'ko']) {
  const words = WORDS[language];
  const more = MORE[language];

  test.describe(language, () => {
    for (const [fault, inject] of Object.entries(FAULTS)) {
      test(`storage that is ${fault} is told for as long as it is, and used again when it works`, async ({ page, open }) => {
        await withoutDatabase(page);
        await page.addInitScript(inject);
        await open(`?lang=${language}`);
        await newAssessment(page, {}, words);
        await answer(page, FIRST, 3);
        await expect(saveState(page)).toHaveText(SAYS[language][fault]);
        await expect(banner(page)).toBeVisible();
        await expectAccessible(page);
        await goTo(page, words.results);
        await expect(banner(page)).toBeVisible();
        const file = await downloadBy(page, () => banner(page).getByRole('button', { name: words.download }).click());
        expect(JSON.parse(file.text).answers).toEqual({ [FIRST]: { level: 3 } });
        await expect(banner(page), 'what comes next is still not saved').toBeVisible();
        await page.evaluate(() => { globalThis.works = true; });
        // Without another change, within a few seconds.
        await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved', { timeout: 10_000 });
        await expect(banner(page)).toHaveCount(0);
        expect(filesIn(await storage(page)).map((text) => JSON.parse(text).answers[FIRST])).toEqual([{ level: 3 }]);
      });
    }

    test('room can be made by deleting what is needed least', async ({ page, open }) => {
      await withoutDatabase(page);
      await page.addInitScript(FAULTS.full);
      await page.addInitScript(() => localStorage.setItem('opex-maturity/deleted/old', '{"format":"opex-maturity/results"'));
      await open(`?lang=${language}`);
      // Damaged, so it is put aside and told.
      await expect(page.locator('[data-damaged="old"]')).toBeVisible();
      await page.locator('.choice').first().click();
      await page.getByRole('textbox', { name: words.team, exact: true }).fill('Payments');
      await banner(page).getByRole('button', { name: more.freeSpace }).click();
      const dialog = page.getByRole('dialog', { name: more.freeSpace });
      await expect(dialog.locator('.saved-row')).toHaveCount(1);
      await dialog.getByRole('button', { name: more.deleteForGood }).click();
      await expectAccessible(page);
      await dialog.getByRole('button', { name: more.cancel }).click();
      await dialog.getByRole('button', { name: more.deleteForGood }).click();
      await page.evaluate(() => { globalThis.works = true; });
      await dialog.getByRole('button', { name: more.deleteForGood, exact: true }).click();
      await expect(dialog.locator('.saved-row')).toHaveCount(0);
      await saved(page);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    });

    test('what is damaged is put aside, downloaded as it is, and read as far as it can be', async ({ page, open }) => {
      await open(`?lang=${language}`);
      await openExample(page, words);
      await saved(page);
      const [text] = Object.entries(await storage(page)).filter(([key]) => key.includes('/saved/')).map(([, stored]) => stored);
      // As an earlier version has left it.
      await page.evaluate((text) => {
        localStorage.setItem('opex-maturity/saved/cut/1', text.slice(0, text.length / 2));
        localStorage.setItem('opex-maturity/assessment/old', '{"format":"opex-maturity/results","version":1,"ans');
      }, text);
      const cut = text.slice(0, text.length / 2);
      await page.reload();
      await ready(page);
      await expect(page.getByRole('alert').locator('.notice')).toBeVisible();
      await goTo(page, words.start);
      await expect(page.locator('[data-damaged]')).toHaveCount(2);
      await expectAccessible(page);
      const row = page.locator('[data-damaged="cut"]');
      const copy = await downloadBy(page, () => row.getByRole('button').nth(2).click());
      expect(copy.text).toBe(cut);
      await row.getByRole('button').first().click();
      await expect(page.locator('.header-name')).toContainText(language === 'ko' ? '결제' : 'Payments');
      await saved(page);
      const kept = Object.entries(await storage(page)).filter(([key]) => key.startsWith('opex-maturity/damaged/cut/'));
      expect(kept.map(([, text]) => text)).toEqual([cut]);
      expect(filesIn(await storage(page))).toHaveLength(2);
    });

    test('an earlier state comes back, and that can be undone', async ({ page, open }) => {
      await page.clock.install();
      await open(`?lang=${language}`);
      await newAssessment(page, {}, words);
      for (const [practice, level] of [[FIRST, 3], [FIRST, 1], [SECOND, 2]]) {
        await answer(page, practice, level);
        await page.clock.runFor(1_000);
        await saved(page);
        await page.clock.fastForward('10:00');
      }
      await goTo(page, words.settings);
      await page.locator('.storage-section').getByRole('button', { name: more.recovery }).click();
      const dialog = page.getByRole('dialog', { name: more.recovery });
      const copies = dialog.locator('[data-recovery]');
      await expect(copies.first()).toBeVisible();
      await copies.nth(1).locator('summary').click();
      await expect(copies.nth(1).locator('.parts > li')).toHaveCount(2);
      await expectAccessible(page);
      await copies.nth(1).getByRole('button', { name: more.restore }).click();
      await goTo(page, words.assess);
      await expect(radio(page, FIRST, 3)).toBeChecked();
      await expect(radio(page, SECOND, 2)).not.toBeChecked();
      await page.keyboard.press('Control+z');
      await expect(radio(page, FIRST, 1)).toBeChecked();
      await expect(radio(page, SECOND, 2)).toBeChecked();
    });
  });
}
