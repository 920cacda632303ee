// Writes the beginning of each language's catalogue text: all titles, the first topic's practices, and of the structure
// what the first question's page shows. It is small, so that the first question, and the results, need not wait for the rest.
import fs from 'node:fs/promises';
import path from 'node:path';
import { Problem } from './exec.mjs';

/** What the beginning has of the catalogue's structure. */
function outlineOf({ areas, topics, practices, principles }) {
  const of = (topic) => practices.filter((practice) => practice.topic === topic.id);
  const [first] = topics;
  const questions = of(first);
  // The app knows practices by their positions.
  if (questions.some((practice, at) => practices[at] !== practice)) throw new Problem('the practices of the first topic do not come first in structure.json.');
  return {
    areas: areas.map(({ id }) => ({ id, topics: topics.filter(({ area }) => area === id).map((topic) => ({ id: topic.id, practices: of(topic).length })) })),
    principles: principles.map(({ id }) => id),
    number: first.number,
    practices: questions.map(({ id, number, risk }) => ({ id, number, risk })),
  };
}

/** The beginning of a catalogue's text. */
export function beginningOf(structure, text) {
  const outline = outlineOf(structure);
  const { format, version, catalogue, language, title, summary, scale, areas, topics, principles } = text;
  // What helps to judge is looked up, and waits for the whole text.
  const asked = ({ title: name, question, why, levels, depends_on: reasons }) => ({ title: name, question, why, levels, depends_on: reasons });
  const practices = Object.fromEntries(outline.practices.map(({ id }) => [id, asked(text.practices[id])]));
  // Those of the other topics by their titles alone, in the order of the catalogue.
  const titles = structure.practices.slice(outline.practices.length).map(({ id }) => text.practices[id].title);
  // What areas, principles and the other topics are about is read in the catalogue alone.
  const titled = (table) => Object.fromEntries(Object.entries(table).map(([id, { title: name }]) => [id, { title: name }]));
  const named = { areas: titled(areas), topics: { ...titled(topics), [structure.topics[0].id]: topics[structure.topics[0].id] }, principles: titled(principles) };
  return { format, version, catalogue, language, title, summary, scale, ...named, practices, titles, outline };
}

/** Writes `beginning.<language>.json` beside each `text.<language>.json` in a folder; `from` holds structure.json. */
export async function writeBeginnings(dir, from = dir) {
  const read = async (folder, name) => JSON.parse(await fs.readFile(path.join(folder, name), 'utf8'));
  const structure = await read(from, 'structure.json');
  const texts = (await fs.readdir(dir)).filter((name) => /^text\.\w+\.json$/.test(name));
  await Promise.all(texts.map(async (name) => {
    const beginning = beginningOf(structure, await read(dir, name));
    await fs.writeFile(path.join(dir, name.replace('text', 'beginning')), JSON.stringify(beginning));
  }));
}
