// Builds dist/embed/: the custom element <opex-maturity> as a folder to serve as it is, or to publish as a package.
//   node scripts/embed.mjs [--bundle-only]     the option takes the module as it was compiled last
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { writeBeginnings } from './lib/beginning.mjs';
import { exec, main, Problem, say, tail } from './lib/exec.mjs';
import { shortenImports } from './lib/short-names.mjs';
import { pageEnv } from './lib/page-build.mjs';
import { at, DIST } from './lib/paths.mjs';
import { BROWSERS, COMPRESSIBLE, compress, filesIn, loadEsbuild, shrinkWasm } from './finish.mjs';
import { setup, WASM_TARGET } from './setup.mjs';
import { LINK, partOf, splitLinked } from './split.mjs';

export const EMBED = path.join(DIST, 'embed');
/** The name under which the folder can be published. */
export const PACKAGE = 'opex-maturity-element';
const PROGRAM = 'opex-element';
const NAME = 'opex-maturity-element';
/** The first module, and the others, which are fetched behind it or with the view that needs them. */
const FIRST_MODULE = `${NAME}_bg.wasm`;
const moduleOf = (part) => `${NAME}_${part}.wasm`;
const CATALOGUE = at('assets/catalogue/opex-2020-04');
// What is scored is compiled in.
const NOT_LOADED = ['structure.json'];

async function must(command, args, what, env) {
  const { code, out } = await exec(command, args, { env });
  if (code !== 0) throw new Problem(`${what} failed:\n${tail(out, 60)}`);
}

/** Where the compiled modules are, with the glue and the script that loads them. */
const COMPILED = at('target/embed');

async function compile() {
  const env = pageEnv({ CARGO_TERM_COLOR: 'never' });
  await must('cargo', ['build', '--release', '--target', WASM_TARGET, '--bin', PROGRAM, '--features', 'element'], 'compiling the element', env);
  const work = await fs.mkdtemp(path.join(os.tmpdir(), 'opex-maturity-'));
  try {
    const chunks = await splitLinked(work, PROGRAM, NAME);
    await fs.rm(COMPILED, { recursive: true, force: true });
    await must('wasm-bindgen', [path.join(work, `${NAME}.wasm`), '--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', COMPILED, '--out-name', NAME], 'writing the glue of the element');
    await Promise.all(chunks.map((file) => fs.copyFile(file, path.join(COMPILED, moduleOf(partOf(file))))));
    await fs.copyFile(path.join(work, LINK), path.join(COMPILED, LINK));
  } finally {
    await fs.rm(work, { recursive: true });
  }
  await Promise.all((await modules()).map((name) => shrinkWasm(path.join(COMPILED, name))));
  await shortenImports(path.join(COMPILED, FIRST_MODULE), path.join(COMPILED, `${NAME}.js`));
}

const modules = async () => (await fs.readdir(COMPILED)).filter((name) => name.endsWith('.wasm')).sort();

/** The catalogue's files, smaller, and the beginnings of its texts; gives their names. */
async function writeCatalogue() {
  const names = (await fs.readdir(CATALOGUE)).filter((name) => name.endsWith('.json') && !NOT_LOADED.includes(name)).sort();
  await fs.mkdir(path.join(EMBED, 'catalogue'), { recursive: true });
  await Promise.all(names.map(async (name) => {
    const text = await fs.readFile(path.join(CATALOGUE, name), 'utf8');
    await fs.writeFile(path.join(EMBED, 'catalogue', name), JSON.stringify(JSON.parse(text)));
  }));
  await writeBeginnings(path.join(EMBED, 'catalogue'), CATALOGUE);
  return (await fs.readdir(path.join(EMBED, 'catalogue'))).sort();
}

// Each address is written out, since a bundler only finds, and copies, what stands there as a whole.
const url = (file) => `new URL('./${file}', import.meta.url)`;

function addresses(names) {
  const rows = names.map((name) => `  '${name}': ${url(`catalogue/${name}`)}.href,`);
  return `export const ADDRESSES = {\n${rows.join('\n')}\n};\n`;
}

/** What fetches a module, as an expression: one of another build would call the first one's functions by wrong positions. */
async function fetching(name) {
  const hash = crypto.createHash('sha256').update(await fs.readFile(path.join(COMPILED, name))).digest('base64');
  return `fetchModule(${url(name)}, 'sha256-${hash}')`;
}

/** The script that loads the modules, with their names. */
async function linkScript() {
  let script = await fs.readFile(path.join(COMPILED, LINK), 'utf8');
  for (const name of await modules()) {
    const file = `split_${name.slice(NAME.length + 1)}`;
    script = script.replaceAll(`fetch(new URL("./${file}", import.meta.url))`, await fetching(name));
  }
  return `import { fetchModule } from 'opex-modules';\n${script}`;
}

/** What the element's script imports and is made by the build. */
const made = ({ files, first, link, styles }) => ({
  name: 'made by the build',
  setup(build) {
    build.onResolve({ filter: /^opex-glue$/ }, () => ({ path: path.join(COMPILED, `${NAME}.js`) }));
    build.onResolve({ filter: /^opex-modules$/ }, () => ({ path: at('assets/embed/modules.js') }));
    build.onResolve({ filter: /^opex-(styles|files|first)$/ }, ({ path: name }) => ({ path: name, namespace: 'made' }));
    build.onLoad({ filter: /[\\/]__wasm_split\.js$/ }, () => ({ contents: link, loader: 'js' }));
    build.onLoad({ filter: /^opex-/, namespace: 'made' }, ({ path: name }) => ({
      'opex-styles': { contents: styles, loader: 'text' },
      'opex-files': { contents: files, loader: 'js' },
      'opex-first': { contents: first, loader: 'js' },
    })[name]);
  },
});

async function bundle(esbuild, names) {
  const shared = { bundle: true, minify: true, format: 'esm', legalComments: 'none', charset: 'utf8', target: BROWSERS, logLevel: 'warning' };
  const style = await esbuild.build({ ...shared, format: undefined, entryPoints: [at('assets/embed/element.css')], write: false });
  const first = `import { fetchModule } from 'opex-modules';\nexport const fetchFirst = () => ${await fetching(FIRST_MODULE)};\n`;
  const own = { files: addresses(names), first, link: await linkScript(), styles: style.outputFiles[0].text.trim() };
  await Promise.all([
    esbuild.build({
      // The glue names the script that loads the other modules once for each of them.
      ...shared, logOverride: { 'duplicate-object-key': 'silent' }, entryPoints: [at('assets/embed/element.js')],
      outfile: path.join(EMBED, 'opex-maturity.js'), plugins: [made(own)],
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
    ...(await modules()).map((name) => [path.join(COMPILED, name), name]),
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
