// Files as they really are, against the JSON Schemas that the project hands out: those that the page writes, and
// those of the catalogue that it reads.
import fs from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { at } from '../../scripts/lib/paths.mjs';
import { chooseFile, download, expect, givenDays, goTo, newAssessment, openExample, planFound, planRows, PRACTICES, resultsFile, test, WORDS } from './support.mjs';

const readJson = (...parts) => JSON.parse(fs.readFileSync(at(...parts), 'utf8'));
const SCHEMAS = Object.fromEntries(fs.readdirSync(at('assets/schema')).map((name) => {
  // Strict: a keyword that is misspelt must not pass as one that is not known.
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  const schema = readJson('assets/schema', name);
  return [schema.properties.format.const, ajv.compile(schema)];
}));

function expectValid(file, name) {
  const validate = SCHEMAS[file.format];
  expect(validate, `${name}: a schema for ${file.format}`).toBeDefined();
  validate(file);
  expect(validate.errors ?? [], name).toEqual([]);
}

/** A document in which every field of the schema has a value. */
const everything = () => {
  const step = { wave: 2, status: 'in-progress', note: '=1+1' };
  const record = {
    note: '한 줄\n두 줄', evidence: [{ label: 'Runbook', url: 'https://example.com/runbook' }], owner: 'Kim', due: '2027-02-15',
    depends_on_other_team: true, importance: 'high', target: 4, effort: 2.5, accepted: { who: 'Kim', why: 'Until the relaunch', until: '2027-06-30' },
  };
  const answers = PRACTICES.map(({ id }, index) => {
    if (index % 9 === 8) return [id, { ...record, level: 'na', reason: 'other', explanation: 'Not ours', accepted: undefined }];
    const level = index % 4;
    return [id, { ...record, level, steps: { [level + 1]: index % 3 ? step : { wave: 'none', status: 'dropped' } } }];
  });
  return {
    profile: {
      team: 'Payments', workload: '결제', scope: 'All of it', date: '2026-11-22', facilitator: 'Kim', default_target: 3,
      operating_model: readJson('assets/catalogue/opex-2020-04/structure.json').operating_models[0].id, example: true,
    },
    plan: { capacities: [20, 12.5, 0, 30], objective: 'risk', first_quarter: '2027-Q1' },
    answers: Object.fromEntries(answers),
  };
};

test('the files of the catalogue keep to their schemas', () => {
  const folder = 'assets/catalogue/opex-2020-04';
  const names = fs.readdirSync(at(folder)).filter((name) => path.extname(name) === '.json');
  const formats = names.map((name) => {
    const file = readJson(folder, name);
    expectValid(file, name);
    return file.format;
  });
  expect(new Set(formats), 'there is a file of every kind').toEqual(new Set(Object.keys(SCHEMAS)));
});

test('results that the page writes keep to the schema: empty, half and full', async ({ page, open }) => {
  const written = async (name) => {
    const file = JSON.parse((await download(page)).text);
    expectValid(file, name);
    return file;
  };
  await open();
  await newAssessment(page);
  expect((await written('empty')).answers ?? {}).toEqual({});

  await goTo(page, WORDS.en.start);
  await openExample(page);
  await goTo(page, WORDS.en.plan);
  await givenDays(page, 12.25);
  await page.getByLabel('Aim', { exact: true }).selectOption('risk');
  await page.getByLabel('From', { exact: true }).selectOption({ index: 2 });
  await planFound(page);
  const [first, second, third] = await planRows(page);
  const when = ({ practice, to }) => page.locator(`[data-step="${practice}"][data-to="${to}"]`).getByRole('combobox', { name: /^When/ });
  await when(third).selectOption({ label: 'Leave out' });
  await planFound(page);
  await when(first).selectOption({ index: 4 });
  await planFound(page);
  const half = await written('half');
  expect(half.plan).toMatchObject({ capacities: [12.25, 12.25, 12.25, 12.25], objective: 'risk' });
  expect(half.answers[first.practice].steps[first.to].wave).toBe(4);
  expect(half.answers[third.practice].steps[third.to].wave).toBe('none');
  expect(half.answers[second.practice]).toBeDefined();

  await goTo(page, WORDS.en.start);
  const fields = everything();
  await chooseFile(page, { name: 'full.opex.json', text: resultsFile(fields) });
  await expect(page).toHaveURL(/#\/results$/);
  const full = await written('full');
  expect(full).toMatchObject(JSON.parse(JSON.stringify(fields)));

  // What the page refuses the schema refuses as well.
  const [{ id }] = PRACTICES;
  const spoilt = [
    { ...full, version: 3 }, { ...full, format: 'something else' }, { ...full, id: ' ' },
    { ...full, answers: { ...full.answers, [id]: { level: 'high' } } },
    { ...full, answers: { ...full.answers, [id]: { level: 1, steps: { 2: { wave: 9 } } } } },
    { ...full, answers: { ...full.answers, [id]: { effort: 0 } } }, { ...full, answers: { ...full.answers, [id]: { effort: 99_999.01 } } },
    { ...full, plan: { capacities: [-1] } }, { ...full, plan: { capacities: [99_999.01] } }, { ...full, plan: { first_quarter: '2027-Q5' } },
  ];
  const validate = SCHEMAS[full.format];
  for (const [index, file] of spoilt.entries()) expect(validate(file), `spoilt ${index}`).toBe(false);
});
