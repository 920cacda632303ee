// Checks the license of every dependency against scripts/licenses-allowed.json: of all crates that any
// target of ours compiles, tests included, and of the npm packages that build and test. Works offline,
// from cargo's metadata and the lock file.
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

function npmPackages() {
  const lock = JSON.parse(fs.readFileSync(at('package-lock.json'), 'utf8'));
  return Object.entries(lock.packages).filter(([where]) => where).map(([where, { version, license }]) => ({ id: `npm:${where.replace(/^.*node_modules\//, '')}`, version, license }));
}

export async function checkLicenses() {
  const all = [...(await crates()), ...npmPackages()];
  const refused = all.filter(({ id, license }) => packages[id]?.license !== license && !(license && isAllowed(license)));
  if (refused.length) {
    const lines = refused.map(({ id, version, license }) => `  ${id} ${version}: ${license ?? 'no license named'}`).join('\n');
    throw new Problem(`licenses that are not allowed:\n${lines}\nUse another package, or add the license or package with its reason to scripts/licenses-allowed.json.`);
  }
  say(`licenses: fine (${all.length} packages)`);
}

await main(import.meta.url, checkLicenses);
