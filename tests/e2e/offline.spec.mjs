// The page without a network, and the change from one version to the next: never a mix of the two, nothing forced, no
// work lost.
import { BASE, test } from './hosting.mjs';
import { coreJourney, readEverything, switchLanguage } from './journey.mjs';
import { answer, card, choice, expect as soon, goTo, newAssessment, openExample, PRACTICES, radio, ready, saved, unfold, WORDS } from './support.mjs';

test.use({ serviceWorkers: 'allow' });
test.setTimeout(90_000);
// A version is fetched as a whole, beside everything else that the machine does.
const expect = soon.configure({ timeout: 20_000 });

const FIRST = PRACTICES[0].id;
const NEXT = 'aaaabbbbcccc';
const SAY = {
  en: { ready: 'A new version is ready.', take: 'Load new version', later: 'Later', inUse: 'Another window has loaded a new version.', reload: 'Reload this window', triedOut: 'Keep or discard it before you load the new version' },
  ko: { ready: '새 버전이 준비되었습니다.', take: '새 버전 불러오기', later: '나중에', inUse: '다른 창에서 새 버전을 불러왔습니다.', reload: '이 창 새로 고침', triedOut: '새 버전을 불러오기 전에 적용하거나 취소해 주십시오' },
};
// What a new version changes: what is seen at once, and what is only loaded later.
const CHANGES = [
  [/app-\w+\.css$/, (css) => `${css}:root{--next-version:1}`],
  [/text\.en-\w+\.json$/, (text) => text.replaceAll('"title":"', '"title":"Next: ')],
];

/** The version is there as a whole: its worker is in charge. */
const kept = (page) => page.evaluate(async () => (await navigator.serviceWorker.ready).active.state).then(() => page.waitForFunction(() => navigator.serviceWorker.controller));
const versionOf = (page) => page.locator('[data-version]').getAttribute('data-version');
const notice = (page) => page.locator('[data-update]');
/** The browser looks for another version, as it does by itself when a page is opened. */
const look = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().then(() => 'found', (error) => error.message));
const versionsKept = (page) => page.evaluate(async () => (await caches.keys()).map((name) => name.split(' ').at(-1)));

for (const language of ['en', 'ko']) {
  test(`after one visit everything works without a network (${language})`, async ({ page, open, host, context }) => {
    await open(`?lang=${language}`);
    await kept(page);
    await host.stop();
    await context.setOffline(true);
    await page.goto('about:blank');
    await open(`?lang=${language}`);
    await coreJourney(page, language);
    await readEverything(page, language);
    const other = await switchLanguage(page, language);
    await readEverything(page, other);
    await page.evaluate(() => { location.hash = '#/'; });
    await choice(page, WORDS[other].example).click();
    await expect(page.locator('[data-score="overall"]').first()).toBeVisible();
  });
}

test('only the own files are kept, and only under the own path', async ({ page, open, host }) => {
  await open();
  await kept(page);
  const found = await page.evaluate(async () => ({
    scopes: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    urls: (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat(),
  }));
  expect(found.scopes).toEqual([host.url]);
  const names = found.urls.map((url) => url.slice(host.url.length));
  expect(names.filter((name) => !/^(files\/.+|index\.html|manifest\.webmanifest)$/.test(name))).toEqual([]);
  for (const language of ['en', 'ko']) expect(names.some((name) => name.startsWith(`files/catalogue/text.${language}-`))).toBe(true);
  // What else lies beside the page is the host's to give.
  expect(await page.evaluate(async () => (await fetch('schema/results.schema.json')).ok)).toBe(true);
});

for (const language of ['en', 'ko']) {
  const say = SAY[language];
  test(`a new version is offered, and nothing is lost by it (${language})`, async ({ page, open, host, context }) => {
    await open(`?lang=${language}`);
    await kept(page);
    const before = await versionOf(page);
    await newAssessment(page, {}, WORDS[language]);
    await host.deploy(NEXT, CHANGES);

    const other = await context.newPage();
    await other.goto(`?lang=${language}`);
    await ready(other);
    expect(await versionOf(other), 'until it is asked for, the version that is there').toBe(before);
    await look(other);
    await expect(notice(page)).toContainText(say.ready);
    await expect(page.getByRole('status').filter({ has: notice(page) })).toHaveCount(1);

    // Typed and pressed without a pause.
    await unfold(page, FIRST, WORDS[language].details);
    await radio(page, FIRST, 3).check();
    await card(page, FIRST).getByRole('textbox').first().fill('the moment before');
    await page.getByRole('button', { name: say.take }).click();
    await expect.poll(() => versionOf(page)).toBe(NEXT);
    await ready(page);
    await expect(radio(page, FIRST, 3)).toBeChecked();
    await unfold(page, FIRST, WORDS[language].details);
    await expect(card(page, FIRST).getByRole('textbox').first()).toHaveValue('the moment before');
    await expect(notice(page)).toHaveCount(0);

    // The other window is not touched. It goes on with its own version, with all that this may yet load.
    await expect(notice(other)).toContainText(say.inUse);
    expect(await versionOf(other)).toBe(before);
    await readEverything(other, language);
    const otherLanguage = await switchLanguage(other, language);
    await readEverything(other, otherLanguage);
    await other.getByRole('button', { name: SAY[otherLanguage].reload }).click();
    await expect.poll(() => versionOf(other)).toBe(NEXT);

    // Everything is of the new version, and stays so without a network.
    await host.stop();
    await page.goto(`about:blank`);
    await open('?lang=en#/assess');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--next-version'))).toBe('1');
    expect(await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /text\.en|app-\w+\.css/.test(name) && !name.includes('aaaabbbbcccc')))).toEqual([]);
    await expect(page.getByText(/^Next: /).first()).toBeAttached();
  });
}

for (const language of ['en', 'ko']) {
  test(`what is tried out is to be kept or discarded before a new version is loaded (${language})`, async ({ page, open, host }) => {
    await open(`?lang=${language}`);
    await kept(page);
    await openExample(page, WORDS[language]);
    await goTo(page, WORDS[language].plan);
    await page.locator('.plan-what-if summary').click();
    const lists = page.locator('.plan-what-if select');
    await lists.first().selectOption({ index: 1 });
    await lists.nth(1).selectOption({ index: 1 });
    await expect(page.locator('.tried')).toBeVisible();
    const before = await versionOf(page);
    await host.deploy(NEXT, CHANGES);
    await look(page);
    await page.getByRole('button', { name: SAY[language].take }).click();
    await expect(page.locator('.notices')).toContainText(SAY[language].triedOut);
    expect(await versionOf(page)).toBe(before);
    await expect(page.locator('.tried')).toBeVisible();
  });
}

test('put off, it is offered again at the next visit', async ({ page, open, host }) => {
  await open('?lang=en');
  await kept(page);
  await host.deploy(NEXT, CHANGES);
  await look(page);
  await page.getByRole('button', { name: SAY.en.later, exact: true }).click();
  await expect(notice(page)).toHaveCount(0);
  await page.reload();
  await ready(page);
  await expect(notice(page)).toContainText(SAY.en.ready);
});

test('a new version that is not there as a whole changes nothing', async ({ page, open, host, troubles }) => {
  await open('?lang=en');
  await kept(page);
  const before = await versionOf(page);
  await newAssessment(page);
  await answer(page, FIRST, 3);
  await saved(page);
  await host.deploy(NEXT, CHANGES);
  const missing = await host.nameOf(/text\.en-\w+\.json$/);
  const content = await host.read(missing);
  troubles.expect(/404|digest|fetch|integrity/);

  for (const broken of [undefined, content.slice(0, -1)]) {
    await (broken === undefined ? host.remove(missing) : host.write(missing, broken));
    await look(page);
    await page.reload();
    await ready(page);
    expect(await versionOf(page)).toBe(before);
    await expect(radio(page, FIRST, 3)).toBeChecked();
    await readEverything(page);
    await expect(notice(page)).toHaveCount(0);
    await expect.poll(() => versionsKept(page), 'nothing of it is kept').toEqual([before]);
    await page.goto(`${host.url}?lang=en#/assess`);
    await ready(page);
  }

  await host.write(missing, content);
  await look(page);
  await expect(notice(page)).toContainText(SAY.en.ready);
  await page.getByRole('button', { name: SAY.en.take }).click();
  await expect.poll(() => versionOf(page)).toBe(NEXT);
  await ready(page);
  await expect(radio(page, FIRST, 3)).toBeChecked();
});

test('of many versions only the two last are kept', async ({ page, open, host }) => {
  await open('?lang=en');
  await kept(page);
  for (const version of ['1111aaaa1111', '2222aaaa2222', '3333aaaa3333']) {
    await host.deploy(version, [[/app-\w+\.css$/, (css) => `${css}/*${version}*/`]]);
    await look(page);
    await page.getByRole('button', { name: SAY.en.take }).click();
    await expect.poll(() => versionOf(page)).toBe(version);
    await ready(page);
  }
  expect(await versionsKept(page)).toEqual(['2222aaaa2222', '3333aaaa3333']);
});

test('within another page nothing is kept', async ({ page, open, host }) => {
  await host.write('frame.html', '<!DOCTYPE html><title>host</title><link rel="icon" href="data:,"><iframe src="index.html" width="900" height="700"></iframe>');
  await page.goto('frame.html');
  await page.frameLocator('iframe').locator('[data-app-ready]').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(1000);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length)).toBe(0);
  // The same page by itself.
  await open();
  await kept(page);
  expect(new URL(page.url()).pathname).toBe(BASE);
});
