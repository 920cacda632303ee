// Snapshots: taken by the keyboard, compared, restored, and what a tampered file says of them.
import AxeBuilder from '@axe-core/playwright';
import { answer, download, dropFile, expect, goTo, newAssessment, PRACTICES, saved, test, WORDS } from './support.mjs';

const [FIRST, SECOND] = PRACTICES.map(({ id }) => id);

const SAYS = {
  en: { history: 'History', take: 'Take a snapshot', name: 'Name of the snapshot', changed: '1 answer changed', restore: 'Restore', remove: 'Remove content', same: 'The two say the same.' },
  ko: { history: '이력', take: '스냅샷 남기기', name: '스냅샷 이름', changed: '바뀐 답변 1개', restore: '이때로 되돌리기', remove: '내용 지우기', same: '두 시점의 내용이 같습니다.' },
};

async function expectNoViolations(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
}

for (const lang of ['en', 'ko']) {
  const [words, says] = [WORDS[lang], SAYS[lang]];

  test(`a snapshot is taken by the keyboard, compared and restored (${lang})`, async ({ page, open }) => {
    await open(`?lang=${lang}`);
    await newAssessment(page, {}, words);
    await answer(page, FIRST, 1);
    await goTo(page, says.history);
    await expect(page).toHaveURL(/#\/compare$/);
    const name = page.getByRole('textbox', { name: says.name });
    await expect(name).toHaveValue(/^\d{4}-\d\d-\d\d$/);
    await name.focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Review');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-snapshot]')).toHaveCount(1);
    await expect(page.locator('[data-chain="whole"]')).toContainText('Review');
    await expect(page.getByText(says.same)).toBeVisible();

    await goTo(page, words.assess);
    await answer(page, FIRST, 4);
    await goTo(page, says.history);
    await page.locator('.comparison select').first().selectOption({ index: 0 });
    await expect(page.getByRole('heading', { name: says.changed })).toBeVisible();
    await page.locator('.comparison summary').click();
    await expectNoViolations(page);
    for (const size of [{ width: 390, height: 844 }, { width: 320, height: 640 }]) {
      await page.setViewportSize(size);
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
      expect(wide).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1280, height: 900 });

    await page.getByRole('button', { name: says.restore }).click();
    await expect(page.getByText(says.same)).toBeVisible();
    await page.getByRole('button', { name: says.remove }).click();
    await expect(page.locator('[data-chain="removed"]')).toHaveCount(1);
    await expect(page.locator('.comparison')).toHaveCount(0);
  });
}

test('a snapshot that was changed in the file is told', async ({ page, open }) => {
  await open();
  await newAssessment(page);
  await answer(page, SECOND, 3);
  await goTo(page, SAYS.en.history);
  await page.getByRole('button', { name: SAYS.en.take }).click();
  await saved(page);
  const file = JSON.parse((await download(page)).text);
  file.id = 'tampered';
  file.snapshots[0].answers[SECOND].level = 4;
  await dropFile(page, { name: 'tampered.opex.json', text: JSON.stringify(file) });
  await expect(page).toHaveURL(/#\/results$/);
  await goTo(page, SAYS.en.history);
  await expect(page.locator('[data-chain="changed"]')).toContainText('Do not rely on it');
});
