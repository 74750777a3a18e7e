import type { Block, DocumentPage } from '#shared/domain/documents/page';
import { aDocumentPage } from './a-document-page';

const clause = (text: string, number: string): Block => ({
  kind: 'paragraph',
  text: [{ text: number, bold: true }, text],
});

/** A document with every kind of block, data inside, a second language, and names in other scripts. */
export function aFullPage(changes: Partial<DocumentPage> = {}): DocumentPage {
  return aDocumentPage({
    blocks: [
      ...aDocumentPage().blocks,
      { kind: 'pageBreak' },
      { kind: 'heading', level: 1, number: '10', text: 'In figures', id: 'figures' },
      {
        kind: 'figure',
        alt: 'Availability rose from 99.1 to 99.9 percent in four months.',
        caption: 'Availability',
        drawing: {
          width: 453,
          height: 90,
          shapes: [
            { kind: 'rect', x: 0, y: 0, width: 453, height: 90, radius: 4, fill: 'ground' },
            {
              kind: 'line',
              points: [
                [20, 70],
                [160, 50],
                [300, 30],
                [430, 20],
              ],
              stroke: 'accent',
              width: 2,
            },
            {
              kind: 'line',
              points: [
                [20, 40],
                [430, 40],
              ],
              stroke: 'muted',
              dash: 3,
            },
            { kind: 'dot', x: 430, y: 20, radius: 3, fill: 'met' },
            { kind: 'words', x: 425, y: 14, text: '99.9 %', size: 8, bold: true, align: 'end', colour: 'met' },
            {
              kind: 'words',
              x: 20,
              y: 84,
              text: 'August, and words far too long for their place',
              size: 7,
              maxWidth: 60,
            },
          ],
        },
      },
      {
        kind: 'parallel',
        languages: ['en', 'de'],
        first: [
          { kind: 'heading', level: 1, number: '11', text: 'Scope', id: 'scope' },
          clause('The vendor names one person.', '11.1 '),
        ],
        second: [
          { kind: 'heading', level: 1, number: '11', text: 'Geltungsbereich', id: 'scope' },
          clause('Der Hersteller benennt eine Person.', '11.1 '),
        ],
      },
      { kind: 'paragraph', text: ['Signed by שלום כהן (Director) and محمد الأحمد for 株式会社山田 and நமது 👍.'] },
    ],
    secondLanguage: 'de',
    embedded: {
      name: 'sla.json',
      description: 'The agreement as data',
      data: { format: 2, credit: '5.0', name: 'Änne' },
    },
    ...changes,
  });
}
