import type { FileMark } from '#shared/domain/evidence/evidence';

/** More than this out of all compressed parts together is no document but a trap. */
const mostInflated = 64 * 1024 ** 2;

// Names by which a PDF does something, carries something, or does it by itself (ISO 32000-1, 7.11.4, 12.6.3, 12.6.4.5,
// 12.6.4.16, 12.7.8).
const markByName: ReadonlyMap<string, FileMark> = new Map([
  ['JavaScript', 'script'],
  ['JS', 'script'],
  ['XFA', 'script'],
  ['Launch', 'launch'],
  ['EmbeddedFile', 'embeddedFile'],
  ['EmbeddedFiles', 'embeddedFile'],
  ['AA', 'actsWhenOpened'],
]);

/** What a PDF could do, told by the names in it, also in its compressed parts. Nothing of it is run. */
export async function pdfMarks(bytes: Uint8Array<ArrayBuffer>): Promise<readonly FileMark[]> {
  const plain = readNames(textOf(bytes));
  const names = new Set(plain.names);
  let isWhole = !names.has('Encrypt');
  let left = mostInflated;
  for (const { begin, end, dictionary } of plain.streams) {
    if (!dictionary.has('ObjStm')) continue;
    const inflated = await inflateObjects(bytes.subarray(begin, end), dictionary, left);
    if (inflated === null) {
      isWhole = false;
      continue;
    }
    left -= inflated.byteLength;
    for (const name of readNames(textOf(inflated)).names) names.add(name);
  }
  const marks = new Set([...names].flatMap((name) => markByName.get(name) ?? []));
  // Most documents open at a page by it; only together with a deed is it one.
  if (names.has('OpenAction') && (marks.has('script') || marks.has('launch'))) marks.add('actsWhenOpened');
  if (!isWhole) marks.add('notInspected');
  return [...marks];
}

interface Names {
  readonly names: ReadonlySet<string>;
  /** Where the bytes of a stream lie, and the names of the dictionary before it. */
  readonly streams: readonly {
    readonly begin: number;
    readonly end: number;
    readonly dictionary: ReadonlySet<string>;
  }[];
}

// A name, the begin of a text, of a comment or of a stream's bytes, the end of an object.
const landmark = /\/[^\s/()<>[\]{}%]*|\(|%|\bstream\r?\n|\bendobj\b/g;

/** Every name outside of texts, comments and the bytes of streams. */
function readNames(text: string): Names {
  const names = new Set<string>();
  const streams: { begin: number; end: number; dictionary: ReadonlySet<string> }[] = [];
  let dictionary = new Set<string>();
  landmark.lastIndex = 0;
  for (let found = landmark.exec(text); found; found = landmark.exec(text)) {
    const [mark] = found;
    const after = found.index + mark.length;
    if (mark.startsWith('/')) {
      const name = spelledOut(mark.slice(1));
      names.add(name);
      dictionary.add(name);
    } else if (mark === '(') {
      landmark.lastIndex = endOfText(text, after) ?? after;
    } else if (mark === '%') {
      landmark.lastIndex = endOfLine(text, after);
    } else if (mark === 'endobj') {
      dictionary = new Set();
    } else {
      const ending = text.indexOf('endstream', after);
      const end = ending < 0 ? text.length : ending;
      streams.push({ begin: after, end, dictionary });
      landmark.lastIndex = end;
      dictionary = new Set();
    }
  }
  return { names, streams };
}

/** `J#61vaScript` is another way to write `JavaScript`, and a known way to hide it. */
function spelledOut(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** After the bracket that closes a text; null where none does, so that a lone bracket hides nothing behind it. */
function endOfText(text: string, from: number): number | null {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === 'e' && text.startsWith('endobj', at)) return null;
    if (depth === 0) return at + 1;
  }
  return null;
}

function endOfLine(text: string, from: number): number {
  const end = text.slice(from, from + 4096).search(/[\r\n]/);
  return end < 0 ? from : from + end;
}

/** The objects in a compressed part; null where they cannot be read. */
async function inflateObjects(
  bytes: Uint8Array<ArrayBuffer>,
  dictionary: ReadonlySet<string>,
  most: number,
): Promise<Uint8Array | null> {
  const filters = [...dictionary].filter((name) => name.endsWith('Decode') || name === 'Crypt');
  if (filters.length === 0) return bytes;
  if (filters.length > 1 || filters[0] !== 'FlateDecode') return null;
  return inflate(bytes, most);
}

async function inflate(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array | null> {
  const inflated: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      inflated.push(piece.value);
      length += piece.value.byteLength;
      if (length > most) return null;
    }
  } catch {
    // The line break before `endstream` is not part of the data and ends the reading with an error; what came before is whole.
  }
  return length === 0 ? null : joined(inflated, length);
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

/** Each byte as the character of its number: a PDF is bytes with words in between. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
