// The page without a network, and the change from one version to the next, in every browser that lets its driver keep a
// service worker: WebKitGTK's sessions keep none. tests/e2e/offline.spec.mjs says more, in Chromium alone.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ENGINES, openSession } from '../../scripts/lib/web-drivers.mjs';
import { PRACTICES } from '../shared/catalogue.mjs';
import { Host } from '../shared/host.mjs';
import { WORDS } from '../shared/words.mjs';
import { Page } from './page.mjs';

const KEEPING = ['chromium', 'firefox'];
const engines = (process.env.OPEX_ENGINES?.split(',') ?? KEEPING).filter((engine) => KEEPING.includes(engine));
const isAsked = !process.env.OPEX_FORMS || process.env.OPEX_FORMS.split(',').includes('hosted');
const FIRST = PRACTICES[0].id;
const NEXT = 'aaaabbbbcccc';
const words = WORDS.en;
const option = `[data-practice="${FIRST}"] label:has(input[type=radio][value="3"])`;

const isAnswered = (page) => page.inRoot((root, id) => root.querySelector(`[data-practice="${id}"] input[value="3"]`)?.checked ?? false, FIRST);
const versionOf = (page) => page.attribute('[data-version]', 'data-version', { isHidden: true });

for (const engine of isAsked ? engines : []) {
  describe(`${ENGINES[engine].title}, without a network`, () => {
    test('after one visit the page works without its host, and a new version is offered and loses nothing', { timeout: 300_000 }, async () => {
      const host = new Host();
      await host.begin();
      const session = await openSession(engine);
      try {
        const page = new Page(session, { address: host.url, own: [host.url], root: () => document });
        await page.open('?lang=en');
        await page.until('the service worker to be in charge', () => page.evaluate(() => navigator.serviceWorker.ready.then(() => Boolean(navigator.serviceWorker.controller))));
        const scopes = await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => scope)));
        assert.deepEqual(scopes, [host.url]);
        const before = await versionOf(page);

        await host.stop();
        await page.open('?lang=en');
        await page.click('.choice', { name: new RegExp(`^${words.newAssessment}`) });
        await page.click(option);
        await page.until('the answer', () => isAnswered(page));
        await page.until('the work to be saved', async () => (await page.attribute('[data-save-state]', 'data-save-state')) === 'saved');
        // Not by a reload, for which Firefox's driver goes past the service worker.
        await page.open('?lang=en#/assess');
        await page.until('the answer, after the page was loaded anew', () => isAnswered(page));
        await page.goTo('#/catalogue/glossary');
        await page.find('.catalogue-page');
        await page.goTo('#/results');
        await page.find('main [data-score="overall"]');
        await page.click('.header button', { name: '한국어' });
        await page.until('Korean', () => page.inRoot((root) => /[가-힣]/.test(root.querySelector('main h1').textContent)));
        await page.click('.header button', { name: 'English' });

        await host.start();
        await host.deploy(NEXT, [[/app-\w+\.css$/, (css) => `${css}:root{--next-version:1}`]]);
        await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()).then(() => null));
        await page.expectText('[data-update]', 'A new version is ready.');
        assert.equal(await versionOf(page), before, 'until it is asked for, the version that is there');
        await page.click('[data-update] button', { name: 'Load new version' });
        await page.until('the new version', async () => (await versionOf(page)) === NEXT);
        await page.goTo('#/assess');
        await page.until('the answer, in the new version', () => isAnswered(page));
        assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--next-version')), '1');
      } finally {
        await session.close();
        await host.end();
      }
    });
  });
}
