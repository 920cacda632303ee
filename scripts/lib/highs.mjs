// HiGHS, which the optimal plan is measured beside, in a Python environment of its own. Nothing else needs it, so
// without it the measurement goes on alone.
import fs from 'node:fs';
import path from 'node:path';
import { exec, say } from './exec.mjs';
import { TOOLS } from './paths.mjs';

const PACKAGES = { highspy: '1.15.1', numpy: '2.4.6' };
const HOME = path.join(TOOLS, 'highs');
const PYTHON = path.join(HOME, 'bin', 'python');

const wanted = () => Object.entries(PACKAGES).map(([name, version]) => `${name}==${version}`);

async function isThere() {
  const check = `import highspy\nfrom importlib.metadata import version\nassert all(version(name) == number for name, number in ${JSON.stringify(PACKAGES)}.items())`;
  return fs.existsSync(PYTHON) && (await exec(PYTHON, ['-c', check])).code === 0;
}

/** The Python that has HiGHS, set up in .tools/ where it is missing; undefined, with a line that says why, where that fails. */
export async function highsPython() {
  if (await isThere()) return PYTHON;
  say('Setting up HiGHS in .tools/, to compare with (once) …');
  const steps = [
    ['python3', ['-m', 'venv', '--clear', HOME]],
    [PYTHON, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', ...wanted()]],
  ];
  for (const [program, args] of steps) {
    const { code, out } = await exec(program, args);
    if (code === 0) continue;
    const lines = out.trim().split('\n');
    const why = lines.filter((line) => /^ERROR|not found|No module/.test(line)).at(-1) ?? lines.at(-1);
    say(`HiGHS could not be set up (${why}), so our side stands alone.`);
    return undefined;
  }
  return PYTHON;
}
