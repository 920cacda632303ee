// Checks the license of every dependency against scripts/licenses-allowed.json: of all crates that any
// target of ours compiles, tests included, and of the npm packages that build, test and stand in examples. Works offline,
// from cargo's metadata and the lock files.
import fs from 'node:fs';
import { exec, main, Problem, say } from './lib/exec.mjs';
import { at, offlineEnv } from './lib/paths.mjs';
import { WASM_TARGET } from './setup.mjs';

const { licenses, packages } = JSON.parse(fs.readFileSync(at('scripts/licenses-allowed.json'), 'utf8'));

/** Whether an SPDX expression can be met with allowed licenses only: any side of OR, every side of AND. */
export function isAllowed(expression, allowed = (name) => name in licenses) {
  // "MIT/Apache-2.0" is how old crates wrote OR.
  const tokens = expression.replaceAll('/', ' OR ').match(/\(|\)|[^\s()]+/g) ?? [];
  let next = 0;
  const term = () => {
    if (tokens[next] === '(') {
      next += 1;
      const inside = either();
      next += 1;
      return inside;
    }
    let name = tokens[next++];
    if (tokens[next] === 'WITH') {
      name = `${name} WITH ${tokens[next + 1]}`;
      next += 2;
    }
    return Boolean(name) && allowed(name);
  };
  const both = () => {
    let result = term();
    while (tokens[next] === 'AND') {
      next += 1;
      result = term() && result;
    }
    return result;
  };
  const either = () => {
    let result = both();
    while (tokens[next] === 'OR') {
      next += 1;
      result = both() || result;
    }
    return result;
  };
  return either() && next === tokens.length;
}

async function crates() {
  const { code, out } = await exec('cargo', ['metadata', '--format-version', '1', '--quiet', ...(await platforms())], { env: offlineEnv() });
  if (code !== 0) throw new Problem(`cargo metadata failed:\n${out}\nRun "make lint" once with a network.`);
  return JSON.parse(out).packages.filter(({ source }) => source).map(({ name, version, license }) => ({ id: `cargo:${name}`, version, license }));
}

async function platforms() {
  const [, host] = (await exec('rustc', ['-vV'])).out.match(/^host: (.*)$/m);
  return [WASM_TARGET, host].flatMap((name) => ['--filter-platform', name]);
}

// The project's own, of the tools and of the examples.
const LOCK_FILES = ['package-lock.json', 'tests/package/package-lock.json', 'examples/embed/backstage/package-lock.json'];

function npmPackages() {
  const entries = LOCK_FILES.flatMap((file) => Object.entries(JSON.parse(fs.readFileSync(at(file), 'utf8')).packages));
  return entries.filter(([where, { link }]) => where && !link).map(([where, { version, license }]) => ({ id: `npm:${where.replace(/^.*node_modules\//, '')}`, version, license }));
}

/** Whether a package is one that is allowed by name: for its license as it names it, null where it names none. */
const isException = ({ id, license }) => {
  const named = packages[id] ?? Object.entries(packages).find(([name]) => name.endsWith('*') && id.startsWith(name.slice(0, -1)))?.[1];
  return named !== undefined && named.license === (license ?? null);
};

export async function checkLicenses() {
  const all = [...(await crates()), ...npmPackages()];
  const refused = all.filter((one) => !isException(one) && !(one.license && isAllowed(one.license)));
  if (refused.length) {
    const lines = refused.map(({ id, version, license }) => `  ${id} ${version}: ${license ?? 'no license named'}`).join('\n');
    throw new Problem(`licenses that are not allowed:\n${lines}\nUse another package, or add the license or package with its reason to scripts/licenses-allowed.json.`);
  }
  say(`licenses: fine (${all.length} packages)`);
}

await main(import.meta.url, checkLicenses);
