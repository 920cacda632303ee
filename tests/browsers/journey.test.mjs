// Runs the core journey in every browser and form that is asked for (all of them, unless OPEX_ENGINES or OPEX_FORMS
// names some). Stages build upon one another: after one that fails, the others of that journey fail as not reached.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { at } from '../../scripts/lib/paths.mjs';
import { ENGINES, openSession } from '../../scripts/lib/web-drivers.mjs';
import { FORMS, openForms } from './forms.mjs';
import { STAGES, withoutStorage } from './journey.mjs';
import { Page } from './page.mjs';

const named = (list, all) => (list ? list.split(',') : all);
const engines = named(process.env.OPEX_ENGINES, Object.keys(ENGINES));
const forms = named(process.env.OPEX_FORMS, Object.keys(FORMS));
const STAGE_MS = 300_000;
const PICTURES = at('tests/browsers/results');

/** Opens sessions, and ends them together. */
class Sessions {
  #open = [];

  async page(engine, form, options) {
    const session = await openSession(engine, options);
    const page = new Page(session, form);
    this.#open.push({ session, page });
    return page;
  }

  /** What was noted on all pages. */
  async close() {
    const noted = [];
    for (const { session, page } of this.#open.splice(0)) {
      noted.push(...(await page.troubles()));
      await session.close();
    }
    return noted;
  }
}

/** Without a stack, which would say no more. */
function notReached(failed) {
  const error = new Error(`not reached, because this failed: ${failed}`);
  error.stack = error.message;
  return error;
}

/** What the page looked like when a stage failed. */
async function picture(page, name) {
  fs.mkdirSync(PICTURES, { recursive: true });
  await page.screenshot(path.join(PICTURES, `${name}.png`)).catch(() => {});
}

let opened;
before(async () => { opened = await openForms(); });
after(() => opened?.close());

for (const engine of engines) {
  for (const name of forms) {
    describe(`${ENGINES[engine].title}, ${FORMS[name].title}`, () => {
      const kept = {};
      const journey = new Sessions();
      let page;
      let failed;
      const troubles = [];

      before(async () => { page = await journey.page(engine, opened.forms[name]); });
      after(() => journey.close());

      for (const [title, run] of STAGES) {
        test(title, { timeout: STAGE_MS }, async (t) => {
          if (run === STAGES[0][1]) t.diagnostic(`${ENGINES[engine].title} ${page.version}`);
          if (failed) throw notReached(failed);
          const others = new Sessions();
          try {
            await run({ page, form: opened.forms[name], kept, fresh: () => others.page(engine, opened.forms[name]) });
          } catch (error) {
            failed = title;
            await picture(page, `${engine}-${name}`);
            throw error;
          } finally {
            troubles.push(...(await others.close()));
          }
        });
      }

      test('no error, no breach of the policy, nothing asked from elsewhere', async () => {
        assert.deepEqual([...troubles, ...(await page.troubles())], []);
      });

      test('where nothing can be stored, the app says so and works on', { timeout: STAGE_MS }, async () => {
        const others = new Sessions();
        try {
          await withoutStorage(await others.page(engine, opened.forms[name], { refusesStorage: true }));
        } finally {
          assert.deepEqual(await others.close(), []);
        }
      });
    });
  }
}
