// Python environments of their own in .tools/, for what only a check needs.
import fs from 'node:fs';
import path from 'node:path';
import { exec } from './exec.mjs';
import { TOOLS } from './paths.mjs';

/**
 * The Python of the environment of this name, with exactly these packages, set up where it is missing: `{ python }`, or
 * `{ why }`, the reason for which that failed. `begins` is called before anything is fetched.
 */
export async function pythonEnvironment(name, packages, begins = () => {}) {
  const home = path.join(TOOLS, name);
  const python = path.join(home, 'bin', 'python');
  const check = `from importlib.metadata import version\nassert all(version(name) == number for name, number in ${JSON.stringify(packages)}.items())`;
  if (fs.existsSync(python) && (await exec(python, ['-c', check])).code === 0) return { python };
  begins();
  const wanted = Object.entries(packages).map(([one, number]) => `${one}==${number}`);
  const steps = [
    ['python3', ['-m', 'venv', '--clear', home]],
    [python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', ...wanted]],
  ];
  for (const [program, args] of steps) {
    const { code, out } = await exec(program, args);
    if (code === 0) continue;
    const lines = out.trim().split('\n');
    return { why: lines.filter((line) => /^ERROR|not found|No module/.test(line)).at(-1) ?? lines.at(-1) };
  }
  return { python };
}
