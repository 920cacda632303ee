// Running other programs, and ending with a message a person can act on.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT, toolEnv } from './paths.mjs';

/** A failure whose message already says what to do: shown without a stack. */
export class Problem extends Error {}

const running = new Set();

/**
 * Runs a program to its end and gives `{ code, out }`, `out` being everything it wrote.
 * `onOutput` sees the text as it comes; `inherit` lets it write to the terminal itself.
 */
export function exec(command, args, { env = toolEnv(), cwd = ROOT, inherit = false, onOutput } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        out += text;
        onOutput?.(text);
      });
    }
    child.on('error', (error) => {
      if (error.code === 'ENOENT') resolve({ code: 127, out: `${command}: not found\n` });
      else reject(error);
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? 1, out: signal ? `${out}\nended by ${signal}\n` : out });
    });
  });
}

/** Runs a program in the foreground; anything but success ends this one with `hint`. */
export async function must(command, args, hint, options = {}) {
  const { code } = await exec(command, args, { inherit: true, ...options });
  if (code !== 0) throw new Problem(hint);
}

export const tail = (text, lines = 30) => text.trimEnd().split('\n').slice(-lines).join('\n');

export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Runs `body` if the module that calls it is the program, not a library of another. */
export async function main(moduleUrl, body) {
  if (!process.argv[1] || fileURLToPath(moduleUrl) !== path.resolve(process.argv[1])) return;
  try {
    await body(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(error instanceof Problem ? `\nError: ${error.message}\n` : `\n${error.stack}\n`);
    process.exitCode = 1;
    // What was started beside the failed step has nobody left to wait for it; the next run takes it up again.
    for (const child of running) child.kill();
  }
}
