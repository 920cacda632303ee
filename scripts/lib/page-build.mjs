// How the page is compiled. Set-up starts this before Trunk is there; compiled in any other way, all of it
// would be compiled twice.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { offlineEnv } from './paths.mjs';

export const PAGE_FEATURES = ['--features', 'split'];

/** The environment of a release build; asked for after the crates are there, since it names their folders. */
export const pageEnv = (extra = {}) => offlineEnv({ CARGO_ENCODED_RUSTFLAGS: remapPaths(), ...extra });

// Messages of panics name source files. Without this they would carry the folders of the machine that builds.
function remapPaths() {
  const registries = path.join(process.env.CARGO_HOME ?? path.join(os.homedir(), '.cargo'), 'registry', 'src');
  const sources = fs.existsSync(registries) ? fs.readdirSync(registries).sort().map((name) => path.join(registries, name)) : [];
  return sources.map((folder) => `--remap-path-prefix=${folder}=`).join('\x1f');
}
