// Where things are, and the environment in which the project's own tools are found first.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const at = (...parts) => path.join(ROOT, ...parts);
export const DIST = at('dist');
export const TOOLS = at('.tools');

const bins = [path.join(TOOLS, 'bin'), at('node_modules', '.bin')];

export function toolEnv(extra = {}) {
  return { ...process.env, PATH: [...bins, process.env.PATH].join(path.delimiter), ...extra };
}

/** For every build and test after set-up: what is needed is there, so nothing may wait for a network. */
export const offlineEnv = (extra = {}) => toolEnv({ CARGO_NET_OFFLINE: 'true', ...extra });
