import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PlainDocument, PlainPiece } from './plain-piece';

const require = createRequire(import.meta.url);
const fontFolder = (name: string) => dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));

interface PdfmakeFile {
  getBuffer(): Promise<Uint8Array>;
}
interface Pdfmake {
  setFonts(fonts: unknown): void;
  setUrlAccessPolicy(policy: () => boolean): void;
  setLocalAccessPolicy(policy: () => boolean): void;
  createPdf(definition: unknown): PdfmakeFile;
}

/** pdfmake as it comes: same fonts, same words, contents, repeated heads and foot; no tags, no fallback, no checks. */
export async function plainPdfmake(document: PlainDocument): Promise<() => Promise<number>> {
  const pdfmake = require('pdfmake') as Pdfmake;
  const inter = join(fontFolder('inter'), '400Regular', 'Inter_400Regular.ttf');
  const interBold = join(fontFolder('inter'), '600SemiBold', 'Inter_600SemiBold.ttf');
  const serif = join(fontFolder('source-serif-4'), '400Regular', 'SourceSerif4_400Regular.ttf');
  const serifBold = join(fontFolder('source-serif-4'), '600SemiBold', 'SourceSerif4_600SemiBold.ttf');
  pdfmake.setFonts({ Inter: { normal: inter, bold: interBold }, Serif: { normal: serif, bold: serifBold } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  return async () => (await pdfmake.createPdf(definitionOf(document)).getBuffer()).length;
}

function definitionOf(document: PlainDocument): unknown {
  return {
    version: '1.7',
    info: { title: document.title, creationDate: new Date(0) },
    pageSize: 'A4',
    pageMargins: [71, 71, 71, 85],
    defaultStyle: { font: 'Serif', fontSize: 10.5, lineHeight: 1.2 },
    footer: (page: number, pages: number) => ({
      text: `${document.reference} ${page} / ${pages}`,
      margin: [71, 30, 71, 0],
    }),
    files: {
      data: { src: `data:application/json;base64,${Buffer.from(document.data).toString('base64')}`, name: 'sla.json' },
    },
    content: [
      { text: document.title, fontSize: 28, font: 'Inter' },
      { text: document.subtitle, pageBreak: 'after' },
      { toc: { title: { text: 'Contents' } } },
      ...document.pieces.map(node),
    ],
  };
}

function node(piece: PlainPiece): unknown {
  switch (piece.kind) {
    case 'heading':
      return {
        text: piece.text,
        font: 'Inter',
        bold: true,
        fontSize: 18 - 3 * piece.level,
        tocItem: piece.level === 1,
        margin: [0, 12, 0, 4],
      };
    case 'text':
      return { text: piece.text, margin: [0, 0, 0, 6] };
    case 'list':
      return { ul: [...piece.items], margin: [0, 0, 0, 6] };
    case 'table':
      return {
        font: 'Inter',
        fontSize: 8.5,
        layout: 'lightHorizontalLines',
        table: {
          headerRows: 1,
          widths: piece.head.map(() => '*'),
          body: [piece.head.map((text) => ({ text, bold: true })), ...piece.rows.map((row) => [...row])],
        },
        margin: [0, 0, 0, 8],
      };
    case 'break':
      return { text: '', pageBreak: 'after' };
  }
}
