// Builds dist/embed/: the custom element <opex-maturity> as a folder to serve as it is, or to publish as a package.
//   node scripts/embed.mjs [--bundle-only]     the option takes the module as it was compiled last
import fs from 'node:fs/promises';
import path from 'node:path';
import { exec, main, Problem, say, tail } from './lib/exec.mjs';
import { pageEnv } from './lib/page-build.mjs';
import { at, DIST } from './lib/paths.mjs';
import { BROWSERS, COMPRESSIBLE, compress, filesIn, loadEsbuild, shrinkWasm } from './finish.mjs';
import { setup, WASM_TARGET } from './setup.mjs';

export const EMBED = path.join(DIST, 'embed');
/** The name under which the folder can be published. */
export const PACKAGE = 'opex-maturity-element';
const NAME = 'opex-maturity-element';
const CATALOGUE = at('assets/catalogue/opex-2020-04');
// What is scored is compiled in.
const NOT_LOADED = ['structure.json'];

async function must(command, args, what, env) {
  const { code, out } = await exec(command, args, { env });
  if (code !== 0) throw new Problem(`${what} failed:\n${tail(out, 60)}`);
}

/** Where the compiled module and its glue are. */
const COMPILED = at('target/embed');

async function compile() {
  const env = pageEnv({ CARGO_TERM_COLOR: 'never' });
  await must('cargo', ['build', '--release', '--target', WASM_TARGET, '--bin', 'opex-element'], 'compiling the element', env);
  const module = at('target', WASM_TARGET, 'release/opex-element.wasm');
  await must('wasm-bindgen', [module, '--target', 'web', '--no-typescript', '--out-dir', COMPILED, '--out-name', NAME], 'writing the glue of the element');
  await shrinkWasm(path.join(COMPILED, `${NAME}_bg.wasm`));
}

/** The catalogue's files, smaller; gives their names. */
async function writeCatalogue() {
  const names = (await fs.readdir(CATALOGUE)).filter((name) => name.endsWith('.json') && !NOT_LOADED.includes(name)).sort();
  await fs.mkdir(path.join(EMBED, 'catalogue'), { recursive: true });
  await Promise.all(names.map(async (name) => {
    const text = await fs.readFile(path.join(CATALOGUE, name), 'utf8');
    await fs.writeFile(path.join(EMBED, 'catalogue', name), JSON.stringify(JSON.parse(text)));
  }));
  return names;
}

// Each address is written out, since a bundler only finds, and copies, what stands there as a whole.
function addresses(names) {
  const url = (file) => `new URL('./${file}', import.meta.url).href`;
  const rows = names.map((name) => `  '${name}': ${url(`catalogue/${name}`)},`);
  return `export const WASM = ${url(`${NAME}_bg.wasm`)};\nexport const ADDRESSES = {\n${rows.join('\n')}\n};\n`;
}

/** What the element's script imports and is made by the build. */
const made = (glue, styles, files) => ({
  name: 'made by the build',
  setup(build) {
    build.onResolve({ filter: /^opex-(glue|styles|files)$/ }, ({ path: name }) => ({ path: name, namespace: 'made' }));
    build.onLoad({ filter: /^opex-/, namespace: 'made' }, ({ path: name }) => ({
      'opex-glue': { contents: glue, loader: 'js' },
      'opex-styles': { contents: styles, loader: 'text' },
      'opex-files': { contents: files, loader: 'js' },
    })[name]);
  },
});

async function bundle(esbuild, names) {
  const shared = { bundle: true, minify: true, format: 'esm', legalComments: 'none', charset: 'utf8', target: BROWSERS, logLevel: 'warning' };
  const style = await esbuild.build({ ...shared, format: undefined, entryPoints: [at('assets/embed/element.css')], write: false });
  const glue = await fs.readFile(path.join(COMPILED, `${NAME}.js`), 'utf8');
  await Promise.all([
    esbuild.build({
      ...shared, entryPoints: [at('assets/embed/element.js')], outfile: path.join(EMBED, 'opex-maturity.js'),
      plugins: [made(glue, style.outputFiles[0].text.trim(), addresses(names))],
    }),
    esbuild.build({ ...shared, entryPoints: [at('assets/embed/frame.js')], outfile: path.join(EMBED, 'frame.js') }),
  ]);
}

function packageJson(version) {
  const entry = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
  return {
    name: PACKAGE,
    version,
    description: 'The custom element <opex-maturity>: assess how mature a team’s operational excellence is, and what to improve first. Runs in the browser, without a backend.',
    license: 'MIT OR Apache-2.0',
    type: 'module',
    // Importing it defines the element.
    sideEffects: ['./opex-maturity.js'],
    main: './opex-maturity.js',
    types: './opex-maturity.d.ts',
    exports: { '.': entry('opex-maturity'), './frame': entry('frame'), './*.wasm': './*.wasm', './catalogue/*': './catalogue/*', './package.json': './package.json' },
    files: ['*.js', '*.d.ts', '*.wasm', 'catalogue/*.json', 'LICENSE-*', 'README.md'],
    keywords: ['operational-excellence', 'maturity', 'assessment', 'well-architected', 'custom-element', 'web-component', 'wasm'],
  };
}

async function appVersion() {
  const [, version] = (await fs.readFile(at('Cargo.toml'), 'utf8')).match(/^version = "([^"]+)"/m);
  return version;
}

export async function buildElement({ isCompiled = false } = {}) {
  await setup();
  say('Building the element …');
  const began = Date.now();
  if (!isCompiled) await compile();
  const esbuild = await loadEsbuild();
  await fs.rm(EMBED, { recursive: true, force: true });
  const names = await writeCatalogue();
  await bundle(esbuild, names);
  const copies = [
    [path.join(COMPILED, `${NAME}_bg.wasm`), `${NAME}_bg.wasm`],
    [at('assets/embed/element.d.ts'), 'opex-maturity.d.ts'],
    [at('assets/embed/frame.d.ts'), 'frame.d.ts'],
    [at('assets/embed/README.md'), 'README.md'],
    ...['LICENSE-MIT', 'LICENSE-APACHE'].map((name) => [at(name), name]),
  ];
  await Promise.all(copies.map(([from, to]) => fs.copyFile(from, path.join(EMBED, to))));
  await fs.writeFile(path.join(EMBED, 'package.json'), `${JSON.stringify(packageJson(await appVersion()), null, 2)}\n`);
  await Promise.all((await filesIn(EMBED)).filter((file) => COMPRESSIBLE.test(file)).map(compress));
  say(`Built dist/embed/ (${((Date.now() - began) / 1000).toFixed(0)} s).`);
}

await main(import.meta.url, (args) => buildElement({ isCompiled: args.includes('--bundle-only') }));
