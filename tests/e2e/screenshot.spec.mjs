// The pictures of the README: the results of the example. They are written only on request,
//   UPDATE_SCREENSHOTS=1 npx playwright test --config tests/e2e/playwright.config.mjs screenshot
// since fonts differ between machines; a plain run checks that the view is as they show it.
import fs from 'node:fs';
import { at } from '../../scripts/lib/paths.mjs';
import { expect, openExample, test, TOPICS, WORDS } from './support.mjs';

const SIZE = { width: 1280, height: 800 };
const MAX_BYTES = 200_000;

for (const [language, locale] of [['en', 'en-US'], ['ko', 'ko-KR']]) {
  test.describe(`the picture in ${language}`, () => {
    test.use({ viewport: SIZE, locale, colorScheme: 'light', reducedMotion: 'reduce' });
    test('shows score, range and shape', async ({ page, open }) => {
      const file = at('docs', `screenshot.${language}.png`);
      // The view names the day that its figures are made for.
      await page.clock.setFixedTime(new Date('2026-11-20T09:00:00Z'));
      await open();
      await openExample(page, WORDS[language]);
      await expect(page.locator('.results-head')).toContainText('2026-11-20');
      await expect(page.locator('.overall-figure')).toBeInViewport();
      await expect(page.locator('.overall-figure')).toHaveText(/^\d+%$/);
      await expect(page.locator('.results-overall').getByRole('img').or(page.locator('.overall-bar svg')).first()).toBeInViewport();
      await expect(page.locator('.radar-score')).not.toHaveCount(0);
      await expect(page.locator('.radar-label')).toHaveCount(TOPICS.length);
      await page.evaluate(() => document.fonts.ready);
      const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      expect(picture.length).toBeLessThan(MAX_BYTES);
      if (process.env.UPDATE_SCREENSHOTS) {
        fs.mkdirSync(at('docs'), { recursive: true });
        fs.writeFileSync(file, picture);
      }
      const written = fs.readFileSync(file);
      expect([written.readUInt32BE(16), written.readUInt32BE(20)]).toEqual([SIZE.width, SIZE.height]);
      expect(written.length).toBeLessThan(MAX_BYTES);
    });
  });
}
