import type { DocumentPage, SignatureBox } from '#shared/domain/documents/page';
import { type PageWords, shortHash } from '#shared/domain/documents/page-words';
import type { PdfNode } from './pdf-node';
import { bare, colours, sheet, styles, textWidth } from './print-style';
import type { TextSetter } from './text-setter';

const panelHeight = 404;
const gap = 30;

/** The coloured upper half of the first page. */
export const coverPanel: PdfNode = {
  canvas: [{ type: 'rect', x: 0, y: 0, w: sheet.width, h: panelHeight, color: colours.accent }],
};

/** The first page: what it is, between whom, who has signed, and what the reader must know. */
export function printCover(page: DocumentPage, words: PageWords, setter: TextSetter): readonly PdfNode[] {
  const mark = stateMark(page, words);
  return [
    {
      columns: [
        setter.set(referenceWithVersion(page, words), 'coverMark'),
        { ...setter.set(mark, 'coverMark'), alignment: 'right' },
      ],
    },
    { ...setter.set(page.title, 'coverTitle'), fontSize: titleSize(page.title, setter), margin: [0, 92, 40, 14] },
    { ...setter.set(page.subtitle, 'coverSubtitle'), margin: [0, 0, 60, 0] },
    ...printParties(page, words, setter),
    ...printNotices(page, setter),
  ];
}

/** Which data the text was made from. Without data an agreement is a draft; a report is none. */
export function stateMark(page: DocumentPage, words: PageWords): string {
  if (page.dataSha256 !== null) return words.dataMark(shortHash(page.dataSha256));
  return page.kind === 'report' ? '' : words.draft;
}

export function referenceWithVersion(page: DocumentPage, words: PageWords): string {
  const said = new RegExp(`\\bv${page.version}\\b`).test(page.reference);
  return said ? page.reference : `${page.reference}   ${words.version(page.version)}`;
}

/** A long title is set smaller, so that it stays in the panel. */
function titleSize(title: string, setter: TextSetter): number {
  const { font, fontSize } = styles.coverTitle;
  const lines = setter.fonts.width(title, font, false, fontSize) / (textWidth - 60);
  if (lines < 2.6) return fontSize;
  return lines < 4.5 ? 27 : 19;
}

/** The parties side by side; who has signed stands on one height below them. */
function printParties(page: DocumentPage, words: PageWords, setter: TextSetter): readonly PdfNode[] {
  if (page.parties.length === 0) return [];
  const boxes = page.blocks.flatMap((block) => (block.kind === 'signatures' ? block.boxes : []));
  const count = page.parties.length;
  const width = (textWidth - gap * (count - 1)) / count;
  // A node belongs to one place: the library writes its position into it.
  const rule = (): PdfNode => ({
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.5, lineColor: colours.hairline }],
    margin: [0, 14, 0, 9],
  });
  const who = page.parties.map(
    (party): PdfNode => ({
      stack: [
        { ...setter.set(words.party[party.party], 'label'), margin: [0, 0, 0, 3] },
        { ...setter.set(party.name, 'coverParty'), margin: [0, 0, 0, 4] },
        setter.set(party.detail, 'coverDetail'),
      ],
    }),
  );
  const hasFields = boxes.some(({ field }) => field !== undefined);
  const shown = hasFields ? signersThatFit(page, boxes, width, setter) : 'roles';
  const signed = page.parties.map((party): PdfNode => {
    const theirs = boxes.filter((box) => box.party === party.party && isSigner(box));
    if (theirs.length === 0 || shown === 'none') return { stack: [] };
    const states = theirs.map((box) =>
      box.field ? printSigner(box, shown === 'roles', setter) : printState(box, words, setter),
    );
    return { stack: [rule(), ...states] };
  });
  return [
    {
      table: { widths: page.parties.map(() => width), body: [who, signed] },
      layout: {
        ...bare,
        paddingLeft: (column) => (column === 0 ? 0 : gap / 2),
        paddingRight: (column) => (column === count - 1 ? 0 : gap / 2),
      },
      absolutePosition: { x: sheet.margin.left, y: panelHeight + 44 },
    },
  ];
}

/** As much of who signs as there is room for above the notices; everybody stands in full at the fields. */
function signersThatFit(page: DocumentPage, boxes: readonly SignatureBox[], width: number, setter: TextSetter) {
  const head = Math.max(
    ...page.parties.map(
      ({ name, detail }) => setter.height(name, 'coverParty', width) + setter.height(detail, 'coverDetail', width),
    ),
  );
  const room = noticesTop(page, setter) - 10 - (panelHeight + 44 + 18 + 24 + head);
  const high = (of: (box: SignatureBox) => number) =>
    Math.max(
      ...page.parties.map(({ party }) =>
        boxes.filter((box) => box.party === party && isSigner(box)).reduce((sum, box) => sum + of(box), 0),
      ),
    );
  const name = ({ personName }: SignatureBox) => setter.height(personName, 'signer', width);
  if (high((box) => name(box) + setter.height(box.role, 'coverDetail', width) + 6) < room) return 'roles';
  return high(name) < room ? 'names' : 'none';
}

const isSigner = (box: SignatureBox) => !box.field?.isSeal;

/** Whether somebody has signed in a field of the file is for the field to say: the cover is printed before that. */
function printSigner({ personName, role }: SignatureBox, hasRole: boolean, setter: TextSetter): PdfNode {
  if (!hasRole) return setter.set(personName, 'signer');
  return { stack: [setter.set(personName, 'signer'), setter.set(role, 'coverDetail')], margin: [0, 0, 0, 6] };
}

/** A full dot and the moment, or an open dot: never by colour alone. */
function printState(box: SignatureBox, words: PageWords, setter: TextSetter): PdfNode {
  const state = box.signed ? words.signedAt(words.moment(box.signed.at)) : words.notSigned;
  return {
    columnGap: 0,
    columns: [
      {
        width: 13,
        canvas: [
          {
            type: 'ellipse',
            x: 3.4,
            y: 6.4,
            r1: 3,
            r2: 3,
            color: box.signed ? colours.accent : colours.paper,
            lineColor: colours.accent,
            lineWidth: 0.9,
          },
        ],
      },
      {
        stack: [setter.set(box.personName, 'signer'), { ...setter.set(state, 'coverDetail'), margin: [0, 0, 0, 10] }],
      },
    ],
  };
}

function noticesTop(page: DocumentPage, setter: TextSetter): number {
  return sheet.height - sheet.margin.bottom - 2 - noticesHeight(page, setter);
}

function noticesHeight(page: DocumentPage, setter: TextSetter): number {
  const { font, fontSize } = styles.small;
  const lines = page.notices.reduce(
    (sum, notice) => sum + Math.ceil(setter.fonts.width(notice, font, false, fontSize) / (textWidth - 30)),
    0,
  );
  return lines * 11.5 + page.notices.length * 4;
}

function printNotices(page: DocumentPage, setter: TextSetter): readonly PdfNode[] {
  if (page.notices.length === 0) return [];
  return [
    {
      stack: page.notices.map((notice): PdfNode => ({ ...setter.set(notice, 'small'), margin: [0, 0, 0, 4] })),
      absolutePosition: { x: sheet.margin.left, y: noticesTop(page, setter) },
    },
  ];
}
