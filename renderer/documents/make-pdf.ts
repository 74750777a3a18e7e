import pdfmakeBase from 'pdfmake/js/base.js';
import type { PdfDefinition } from './pdf-node';
import type { FontFiles } from './typefaces';

// A CommonJS default arrives wrapped in Node and bare from the bundler.
const PdfEngine = (pdfmakeBase as unknown as { default?: typeof pdfmakeBase }).default ?? pdfmakeBase;

/** The parts of the PDF library's document we read: a stream of bytes, in Node a real one. */
interface PdfStream {
  /** Filled by the stand-in stream of the worker; in Node the bytes come by `data`. */
  readonly chunks?: readonly Uint8Array[];
  on(event: 'data', take: (chunk: Uint8Array) => void): void;
  once(event: 'end', done: () => void): void;
  once(event: 'error', failed: (error: unknown) => void): void;
  end(): void;
}

export interface MadePdf {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
}

/** Lays out a definition and writes the file. It can read the given font files and nothing else, neither disk nor network. */
export async function makePdf(
  definition: PdfDefinition,
  fonts: FontFiles,
  report: (share: number) => void = () => {},
): Promise<MadePdf> {
  const engine = new PdfEngine();
  const allowed = new Set(Object.values(fonts).flatMap((family) => Object.values(family)));
  engine.setUrlAccessPolicy(() => false);
  engine.localAccessPolicy = (path) => allowed.has(path);
  // The library writes into the table of fonts it is given.
  engine.setFonts(structuredClone(fonts));
  engine.setProgressCallback(report);
  let pages = 0;
  const counted: PdfDefinition = {
    ...definition,
    footer: (page, all) => {
      pages = all;
      return definition.footer(page, all);
    },
  };
  const stream = (await engine.createPdf(counted)) as PdfStream;
  return { bytes: await collect(stream), pages };
}

function collect(stream: PdfStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const read: Uint8Array[] = [];
    if (!stream.chunks) stream.on('data', (chunk) => read.push(chunk));
    stream.once('error', reject);
    stream.once('end', () => resolve(concatenated(stream.chunks ?? read)));
    stream.end();
  });
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
