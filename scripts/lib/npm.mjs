// Packages of a folder that has a lock file of its own.
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { exec, Problem, say, tail } from './exec.mjs';

/** Installs what the folder's lock file names, unless that is what is there. Install scripts do not run. */
export async function install(folder) {
  const lock = await fs.readFile(path.join(folder, 'package-lock.json'));
  const wanted = crypto.createHash('sha256').update(lock).update(process.platform + process.arch).digest('hex');
  const stamp = path.join(folder, 'node_modules/.installed-from');
  if ((await fs.readFile(stamp, 'utf8').catch(() => '')) === wanted) return;
  say(`Installing the packages of ${path.basename(folder)} (once) …`);
  await npm(folder, ['ci', '--prefer-offline']);
  await fs.writeFile(stamp, wanted);
}

/** Runs npm in a folder, without install scripts and without reports. */
export async function npm(folder, args) {
  const { code, out } = await exec('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  if (code !== 0) throw new Problem(`"npm ${args[0]}" failed in ${folder}:\n${tail(out)}\nThis step needs the network, once.`);
  return out;
}
