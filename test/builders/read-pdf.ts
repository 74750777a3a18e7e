import { inflateSync } from 'node:zlib';

/** What a test looks at in a PDF: the text of each page in the order it was drawn, and the file's own facts. */
export interface ReadPdf {
  readonly pages: readonly string[];
  /** Names of the places links can lead to. */
  readonly destinations: readonly string[];
  /** Names the links lead to. */
  readonly links: readonly string[];
  readonly language: string | null;
  readonly info: (key: 'Title' | 'Author' | 'Subject' | 'Creator' | 'Producer' | 'CreationDate') => string | null;
  /** Every content stream, for looking at the drawing itself. */
  readonly drawing: readonly string[];
}

/** Reads files as our printer writes them (one section, fonts with a map to Unicode); it is no reader for any PDF. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const objects = new Map<string, string>();
  for (const found of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(found[1] ?? '', found[2] ?? '');
  const object = (reference: string | undefined) => objects.get(reference ?? '') ?? '';
  const all = [...objects.values()];

  const pageObjects = all.filter((text) => /\/Type \/Page\b(?!s)/.test(text));
  const drawing = pageObjects.map((page) => stream(object(/\/Contents (\d+) 0 R/.exec(page)?.[1])));
  const pages = pageObjects.map((page, index) => {
    const resources = object(/\/Resources (\d+) 0 R/.exec(page)?.[1]);
    const fonts = new Map<string, ReadonlyMap<string, string>>();
    for (const found of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      fonts.set(found[1] ?? '', unicodeMap(stream(object(/\/ToUnicode (\d+) 0 R/.exec(object(found[2]))?.[1]))));
    }
    return drawnText(drawing[index] ?? '', fonts);
  });

  const catalog = all.find((text) => /\/Type \/Catalog/.test(text)) ?? '';
  const info = object(/\/Info (\d+) 0 R/.exec(file)?.[1]);
  return {
    pages,
    drawing,
    destinations: all.flatMap((text) =>
      [...(/\/Names \[([\s\S]*)\]/.exec(text)?.[1] ?? '').matchAll(/\(([^)]*)\)/g)].map((name) => name[1] ?? ''),
    ),
    links: all.flatMap((text) => (/\/S \/GoTo/.test(text) ? [/\/D \(([^)]*)\)/.exec(text)?.[1] ?? ''] : [])),
    language: /\/Lang \(([^)]*)\)/.exec(catalog)?.[1] ?? null,
    info: (key) => {
      const reference = new RegExp(`/${key} (\\d+) 0 R`).exec(info)?.[1];
      const value = /^\((.*)\)$/s.exec(object(reference))?.[1];
      return value === undefined ? null : pdfString(value);
    },
  };
}

function stream(text: string): string {
  const body = /stream\n([\s\S]*?)\nendstream/.exec(text)?.[1] ?? '';
  return /\/FlateDecode/.test(text) ? inflateSync(Buffer.from(body, 'latin1')).toString('latin1') : body;
}

/** From the glyph numbers of one font to characters. */
function unicodeMap(map: string): ReadonlyMap<string, string> {
  const characters = new Map<string, string>();
  for (const range of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(range[1] ?? '0', 16);
    for (const [index, entry] of [...(range[2] ?? '').matchAll(/<([0-9a-f ]+)>/gi)].entries()) {
      const character = Buffer.from((entry[1] ?? '').replaceAll(' ', ''), 'hex')
        .swap16()
        .toString('utf16le');
      characters.set((first + index).toString(16).padStart(4, '0'), character);
    }
  }
  return characters;
}

function drawnText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  let text = '';
  for (const token of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (token[1]) font = fonts.get(token[1]) ?? new Map();
    for (const run of (token[2] ?? '').matchAll(/<([0-9a-f]+)>/gi)) {
      for (const glyph of (run[1] ?? '').match(/.{4}/g) ?? []) text += font.get(glyph.toLowerCase()) ?? '\u0000';
    }
  }
  return text;
}

function pdfString(value: string): string {
  const raw = value.replace(
    /\\([nrtbf()\\])/g,
    (_, escaped: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[escaped] ?? escaped,
  );
  if (!raw.startsWith('\u00fe\u00ff')) return raw;
  return Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le');
}
