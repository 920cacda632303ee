// Finds texts that nothing shows, and templates whose places nobody fills. What is used is told by the compiler: in a copy of
// the sources every field of a struct of texts is marked as deprecated, so that each use of it is reported by its full name.
//   node scripts/check-texts.mjs
import fs from 'node:fs/promises';
import path from 'node:path';
import { exec, main, Problem, say } from './lib/exec.mjs';
import { at, offlineEnv } from './lib/paths.mjs';

const COPY = at('target', 'texts');
const SOURCES = ['Cargo.toml', 'Cargo.lock', 'build.rs', 'rust-toolchain.toml', 'src', 'crates', 'assets', 'tests'];
const LANGUAGE = 'crates/language/src';

const rustFiles = async (folder) => (await fs.readdir(at(folder))).filter((name) => name.endsWith('.rs')).map((name) => `${folder}/${name}`);

/** Copies the sources with all texts marked; gives the names of all, as `Struct::field`. */
async function marked() {
  await fs.rm(COPY, { recursive: true, force: true });
  for (const name of SOURCES) await fs.cp(at(name), path.join(COPY, name), { recursive: true, preserveTimestamps: true });
  const names = [];
  for (const file of await rustFiles(`${LANGUAGE}/texts`)) {
    let struct;
    const lines = (await fs.readFile(at(file), 'utf8')).split('\n').map((line) => {
      struct = line.match(/^pub struct (\w+)/)?.[1] ?? struct;
      const [, field] = line.match(/^ {4}pub (\w+): (?:&'static|Plural)/) ?? [];
      if (!field) return line;
      names.push(`${struct}::${field}`);
      return `    #[deprecated]${line}`;
    });
    await fs.writeFile(path.join(COPY, file), lines.join('\n'));
  }
  return names;
}

/** Every use of a text outside the languages themselves: `{ name, file, end }`, `end` in bytes. */
async function uses() {
  const { code, out } = await exec('cargo', ['check', '--workspace', '--lib', '--bins', '--quiet', '--message-format=json'], {
    cwd: COPY, env: offlineEnv({ CARGO_TARGET_DIR: at('target') }),
  });
  const messages = out.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line).message).filter(Boolean);
  const errors = messages.filter(({ level, code: kind }) => level === 'error' && kind?.code !== 'deprecated');
  if (errors.length || (code !== 0 && !messages.length)) throw new Problem(`the marked copy does not compile:\n${errors.map(({ rendered }) => rendered).join('\n') || out}`);
  return messages.flatMap(({ message, spans }) => {
    const [, name] = message.match(/^use of deprecated field `(?:.*::)?(\w+::\w+)`/) ?? [];
    return name ? spans.filter(({ is_primary: isPrimary }) => isPrimary).map(({ file_name: file, byte_end: end }) => ({ name, file, end })) : [];
  }).filter(({ file }) => !/crates\/language\/src\/[a-z]{2}\//.test(file));
}

/** The places of every template in English (`tests/i18n.rs` holds that Korean has the same), by name. */
async function places() {
  const found = new Map();
  for (const file of await rustFiles(`${LANGUAGE}/en`)) {
    let struct;
    let field;
    for (const line of (await fs.readFile(at(file), 'utf8')).split('\n')) {
      struct = line.match(/static \w+: (\w+) =/)?.[1] ?? struct;
      field = line.match(/^ {4}(\w+):/)?.[1] ?? field;
      for (const [, place] of line.matchAll(/\{(\w+)\}/g)) {
        if (!line.includes('"')) continue;
        const name = `${struct}::${field}`;
        found.set(name, (found.get(name) ?? new Set()).add(place));
      }
    }
  }
  return found;
}

/**
 * The places of a text that this use leaves open. Where the values stand right beside the template, these are the keys;
 * where the template is handed on, the file that does it, or those that write figures, must give each of the places.
 */
function open({ end }, wanted, source, figures) {
  const behind = source.subarray(end, end + 600).toString();
  const counts = /^\s*\.of\(/.test(behind);
  const [, values] = behind.match(/^(?:\s*\.of\([^()]*(?:\([^()]*\)[^()]*)*\))?\s*,\s*&\[([^\]]*(?:\[[^\]]*\][^\]]*)*)\]\s*,?\s*\)/) ?? [];
  const given = values === undefined ? `${source}${figures}` : values;
  return [...wanted].filter((place) => !(counts && place === 'n') && !given.includes(`("${place}"`) && !new RegExp(`\\(\\s*"${place}"\\s*,`).test(given));
}

export async function checkTexts() {
  const [names, templates] = [await marked(), await places()];
  const found = await uses();
  const used = new Set(found.map(({ name }) => name));
  if (used.size < 100) throw new Problem(`only ${used.size} texts seem to be used: the compiler's messages are no longer understood.`);
  const faults = names.filter((name) => !used.has(name)).map((name) => `nothing shows ${name}`);
  const figures = await fs.readFile(at(LANGUAGE, 'number.rs'), 'utf8');
  const sources = new Map();
  for (const use of found.filter(({ name }) => templates.has(name))) {
    if (!sources.has(use.file)) sources.set(use.file, await fs.readFile(path.resolve(COPY, use.file)));
    for (const place of open(use, templates.get(use.name), sources.get(use.file), figures)) faults.push(`${use.file}: {${place}} of ${use.name} is not filled`);
  }
  await fs.rm(COPY, { recursive: true, force: true });
  if (faults.length) throw new Problem(`${[...new Set(faults)].join('\n')}`);
  say(`${names.length} texts: each is shown, and ${templates.size} templates are filled wherever they are.`);
}

await main(import.meta.url, () => checkTexts());
