// Where a program is: among the project's own tools first, then on the PATH.
import fs from 'node:fs';
import path from 'node:path';
import { toolEnv } from './paths.mjs';

/** The path of the first of these names that is there, or undefined. */
export function findProgram(...names) {
  const folders = toolEnv().PATH.split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => fs.existsSync(file));
}
