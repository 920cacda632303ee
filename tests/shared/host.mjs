// A build under a deep path on a server of its own, which can be stopped, and changed as a new version is put in its place.
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DIST } from '../../scripts/lib/paths.mjs';
import { serve } from '../../scripts/serve.mjs';

export const BASE = '/some/deep/path/';

export class Host {
  async begin() {
    this.dir = await fs.mkdtemp(path.join(os.tmpdir(), 'opex-maturity-host-'));
    await fs.cp(DIST, this.dir, { recursive: true, preserveTimestamps: true });
    await this.start();
  }

  async start() {
    this.server = await serve({ dir: this.dir, base: BASE, port: this.url ? Number(new URL(this.url).port) : 0 });
    this.url = this.server.url;
  }

  async stop() {
    await this.server?.close();
    this.server = undefined;
  }

  async end() {
    await this.stop();
    await fs.rm(this.dir, { recursive: true });
  }

  read(name) {
    return fs.readFile(path.join(this.dir, name), 'utf8');
  }

  remove(name) {
    return Promise.all(['', '.br', '.gz'].map((suffix) => fs.rm(path.join(this.dir, name + suffix), { force: true })));
  }

  /** Writes a file as a build does: what stood beside it compressed was of the content before. */
  async write(name, content) {
    await this.remove(name);
    await fs.writeFile(path.join(this.dir, name), content);
  }

  async nameOf(pattern) {
    return (await fs.readdir(path.join(this.dir, 'files'), { recursive: true })).map((name) => `files/${name.split(path.sep).join('/')}`).find((name) => pattern.test(name));
  }

  /**
   * Puts another version in place of this one, as a host does that swaps folders: what has changed has another name, and
   * the name before is gone. `changes` says by pattern how a file's text changes.
   */
  async deploy(version, changes) {
    let [page, worker] = await Promise.all([this.read('index.html'), this.read('service-worker.js')]);
    // What is named in the list changes the list, and its name.
    const listed = await this.nameOf(/list-\w+\.txt$/);
    let list = await this.read(listed);
    const before = { page, version: page.match(/data-version="(\w+)"/)[1] };
    for (const [pattern, change] of [...changes, [/list-\w+\.txt$/, () => list]]) {
      const name = await this.nameOf(pattern);
      const [was, next] = [await this.read(name), change(await this.read(name))];
      const nextName = name.replace(/-\w+(\.\w+)$/, `-${version}$1`);
      await this.write(nextName, next);
      await this.remove(name);
      [page, worker, list] = [page, worker, list].map((text) => text.replaceAll(name, nextName).replaceAll(integrity(was), integrity(next)));
    }
    page = page.replace(before.version, version);
    worker = worker.replaceAll(before.version, version).replaceAll(integrity(before.page), integrity(page));
    await this.write('index.html', page);
    await this.write('service-worker.js', worker);
  }
}

const integrity = (text) => `sha256-${crypto.createHash('sha256').update(text).digest('base64')}`;
