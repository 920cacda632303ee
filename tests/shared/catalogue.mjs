// The catalogue's structure, as tests of every kind need it.
import fs from 'node:fs';
import { at } from '../../scripts/lib/paths.mjs';

const readJson = (...parts) => JSON.parse(fs.readFileSync(at(...parts), 'utf8'));
const structure = readJson('assets/catalogue/opex-2020-04/structure.json');

export const CATALOGUE_ID = structure.id;
export const TOPICS = structure.topics.map(({ id }) => id);
/** The practices in the catalogue's order: `{ id, topic, number, risk }`. */
export const PRACTICES = structure.practices;
export const practicesOf = (topic) => PRACTICES.filter((practice) => practice.topic === topic);
