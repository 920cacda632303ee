// Reading WebAssembly modules, and taking functions out of them.

const CUSTOM = 0, IMPORT = 2, CODE = 10, DATA = 11;
const FUNCTION_IMPORT = 0;

class Reader {
  constructor(bytes, at = 0, end = bytes.length) {
    Object.assign(this, { bytes, at, end });
  }

  get more() {
    return this.at < this.end;
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  text() {
    const length = this.number();
    this.at += length;
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.at - length, length).toString();
  }

  part() {
    const length = this.number();
    const inner = new Reader(this.bytes, this.at, this.at + length);
    this.at += length;
    return inner;
  }
}

/** What a module imports: `{ module, field, kind, described }`, the last being the bytes from the kind on. */
function imports(section) {
  return Array.from({ length: section.number() }, () => {
    const [module, field] = [section.text(), section.text()];
    const begin = section.at;
    const kind = section.bytes[section.at++];
    if (kind === FUNCTION_IMPORT) {
      section.number();
    } else {
      if (kind === 1 || kind === 3) section.at += 1;
      if (kind !== 3) {
        const limits = section.number();
        section.number();
        if (limits & 1) section.number();
      } else section.at += 1;
    }
    return { module, field, kind, described: section.bytes.subarray(begin, section.at) };
  });
}

/** A module's functions as `{ name, size }`, and the bytes of its data. */
export function parts(bytes) {
  const module = new Reader(bytes, 8);
  const sizes = [];
  const names = new Map();
  let imported = 0, data = 0;
  while (module.more) {
    const id = module.bytes[module.at++];
    const section = module.part();
    if (id === IMPORT) imported = imports(section).filter(({ kind }) => kind === FUNCTION_IMPORT).length;
    if (id === DATA) data = section.end - section.at;
    if (id === CODE) {
      for (let left = section.number(); left > 0; left -= 1) {
        const body = section.part();
        sizes.push(body.end - body.at);
      }
    }
    if (id === CUSTOM && section.text() === 'name') {
      while (section.more) {
        const kind = section.bytes[section.at++];
        const list = section.part();
        if (kind !== 1) continue;
        for (let left = list.number(); left > 0; left -= 1) names.set(list.number(), list.text());
      }
    }
  }
  return { data, functions: sizes.map((size, index) => ({ name: names.get(index + imported) ?? '', size })) };
}

function length(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
}

const withLength = (bytes) => Buffer.concat([length(bytes.length), bytes]);

// No locals, and a trap: fits every signature.
const EMPTY_BODY = withLength(Buffer.from([0x00, 0x00, 0x0b]));

const named = (text) => withLength(Buffer.from(text));

/** The module with what it imports under the names that `renamed` gives for it, as `{ module, field }`. */
export function withImports(bytes, renamed) {
  return withSection(bytes, IMPORT, (section) => {
    const all = imports(section).map((one) => ({ ...one, ...renamed(one) }));
    return Buffer.concat([length(all.length), ...all.flatMap(({ module, field, described }) => [named(module), named(field), described])]);
  });
}

/** The module with one section replaced. */
function withSection(bytes, chosen, replaced) {
  const module = new Reader(bytes, 8);
  const written = [bytes.subarray(0, 8)];
  while (module.more) {
    const begin = module.at;
    const id = module.bytes[module.at++];
    const section = module.part();
    written.push(...(id === chosen ? [Buffer.from([id]), withLength(replaced(section))] : [bytes.subarray(begin, module.at)]));
  }
  return Buffer.concat(written);
}

/** The module with nothing left in the functions whose name is chosen. */
export function emptied(bytes, isChosen) {
  const { functions } = parts(bytes);
  return withSection(bytes, CODE, (section) => {
    const bodies = [length(section.number())];
    for (const { name } of functions) {
      const body = section.part();
      bodies.push(isChosen(name) ? EMPTY_BODY : withLength(bytes.subarray(body.at, body.end)));
    }
    return Buffer.concat(bodies);
  });
}
