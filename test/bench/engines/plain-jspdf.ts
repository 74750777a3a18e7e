import { jsPDF } from 'jspdf';
import { autoTable } from 'jspdf-autotable';
import type { PlainDocument, PlainPiece } from './plain-piece';

const left = 71;
const width = 453;
const bottom = 757;

/** jsPDF with its table plug-in: built-in fonts, no tags, no contents, no archive; letters outside its fonts are lost. */
export async function plainJspdf(document: PlainDocument): Promise<() => Promise<number>> {
  return async () => {
    const file = new jsPDF({ unit: 'pt', format: 'a4' });
    let y = 90;
    const down = (height: number) => {
      if (y + height > bottom) {
        file.addPage();
        y = 71;
      }
      y += height;
    };
    const words = (text: string, size: number, bold: boolean) => {
      file.setFont('times', bold ? 'bold' : 'normal').setFontSize(size);
      for (const line of file.splitTextToSize(text, width) as string[]) {
        down(size * 1.4);
        file.text(line, left, y);
      }
      y += 4;
    };
    words(document.title, 28, true);
    words(document.subtitle, 12, false);
    for (const piece of document.pieces) put(piece, { file, words, startY: () => y, moveTo: (to) => (y = to) });
    const pages = file.getNumberOfPages();
    for (let page = 1; page <= pages; page += 1) {
      file.setPage(page).setFontSize(8).text(`${document.reference} ${page} / ${pages}`, left, 810);
    }
    return file.output('arraybuffer').byteLength;
  };
}

interface Sheet {
  readonly file: jsPDF;
  readonly words: (text: string, size: number, bold: boolean) => void;
  readonly startY: () => number;
  readonly moveTo: (y: number) => void;
}

function put(piece: PlainPiece, { file, words, startY, moveTo }: Sheet): void {
  switch (piece.kind) {
    case 'heading':
      words(piece.text, 18 - 3 * piece.level, true);
      break;
    case 'text':
      words(piece.text, 10.5, false);
      break;
    case 'list':
      for (const item of piece.items) words(`- ${item}`, 10.5, false);
      break;
    case 'table':
      autoTable(file, {
        head: [[...piece.head]],
        body: piece.rows.map((row) => [...row]),
        startY: startY(),
        margin: { left, right: left },
        styles: { fontSize: 8.5 },
        didDrawPage: ({ cursor }) => moveTo((cursor?.y ?? startY()) + 8),
      });
      break;
    case 'break':
      file.addPage();
      moveTo(71);
      break;
  }
}
