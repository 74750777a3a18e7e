import type { Ink } from '#shared/base/ink';
import { inkPaths } from '#shared/base/ink-path';
import type { Block, SignatureBox, SignatureField } from '#shared/domain/documents/page';
import { signatureFieldSize } from '#shared/domain/documents/signature-field-size';
import type { PdfNode, PdfShape } from './pdf-node';
import type { Setting } from './print-setting';
import { bare, colours, space } from './print-style';

type Signatures = Extract<Block, { kind: 'signatures' }>;

const gap = 30;
const inkHeight = 76;

/** Two boxes beside each other, each kept whole. */
export function printSignatures(block: Signatures, setting: Setting): readonly PdfNode[] {
  if (block.boxes.some(hasField)) return linesOf(block.boxes).map((boxes) => printFields(boxes, setting));
  const boxes = block.boxes.map((box) => printBox(box, setting));
  const lines = Array.from({ length: Math.ceil(boxes.length / 2) }, (_, line) => boxes.slice(line * 2, line * 2 + 2));
  return lines.map(
    (columns): PdfNode => ({ columns, columnGap: gap, unbreakable: true, margin: [0, 16, 0, 16], height: 190 }),
  );
}

interface FieldBox extends SignatureBox {
  readonly field: SignatureField;
}

const hasField = (box: SignatureBox): box is FieldBox => box.field !== undefined;

/** A block of many fields as blocks of two, so that the words above them can stay with the first. */
export function dividedFields(block: Block): readonly Block[] {
  if (block.kind !== 'signatures' || !block.boxes.some(hasField)) return [block];
  return linesOf(block.boxes).map((boxes) => ({ ...block, boxes }));
}

const linesOf = (boxes: readonly SignatureBox[]) =>
  Array.from({ length: Math.ceil(boxes.length / 2) }, (_, line) => boxes.slice(line * 2, line * 2 + 2));

/** Who is to sign, the field on one height with its neighbour, and in what name. */
function printFields(boxes: readonly SignatureBox[], { words, setter }: Setting): PdfNode {
  const { width, height } = signatureFieldSize;
  const heads = boxes.map(
    (box): PdfNode => ({
      stack: [
        setter.set(box.field?.isSeal ? words.conductedBy : words.party[box.party], 'label'),
        ...(box.organisation === '' ? [] : [setter.set(box.organisation, 'caption')]),
      ],
    }),
  );
  const fields = boxes.map(
    ({ field }): PdfNode =>
      field === undefined
        ? space(height)
        : {
            canvas: [{ type: 'rect', x: 0, y: 0, w: width, h: height, field }],
            tag: { role: 'Form' },
            margin: [0, 4, 0, 5],
          },
  );
  const names = boxes.map(
    (box): PdfNode => ({ stack: [setter.set(box.personName, 'signer'), setter.set(box.role, 'coverDetail')] }),
  );
  const room = Math.max(
    ...boxes.map(
      ({ organisation, personName, role }) =>
        setter.height(organisation, 'caption', width) +
        setter.height(personName, 'signer', width) +
        setter.height(role, 'coverDetail', width),
    ),
  );
  return {
    table: {
      widths: boxes.map(() => width),
      dontBreakRows: true,
      body: [heads, fields, names],
      readByColumn: true,
    },
    layout: { ...bare, paddingRight: (column) => (column === 0 && boxes.length > 1 ? gap : 0) },
    unbreakable: true,
    margin: [0, 9, 0, 5],
    height: room + height + 34,
  };
}

/** Who signed, the drawn line above a rule, and when. */
function printBox(box: SignatureBox, { words, setter, layout }: Setting): PdfNode {
  const boxWidth = (layout.width - gap) / 2;
  const state = box.signed ? words.signedAt(words.moment(box.signed.at)) : words.notSigned;
  return {
    width: boxWidth,
    stack: [
      setter.set(words.party[box.party], 'label'),
      setter.set(box.organisation, 'caption'),
      // Moved up a little, so that the line a hand draws under its name crosses the rule as it would on paper.
      box.signed
        ? {
            canvas: [inkPicture(box.signed.ink, boxWidth)],
            tag: { role: 'Figure', alt: box.personName },
            margin: [0, 4, 0, -4],
          }
        : space(inkHeight),
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: boxWidth, y2: 0, lineWidth: 0.6, lineColor: colours.text }],
        margin: [0, 0, 0, 5],
      },
      setter.set(box.personName, 'signer'),
      setter.set(box.role, 'coverDetail'),
      { ...setter.set(state, 'label'), margin: [0, 3, 0, 0] },
    ],
  };
}

/** The drawn line as curves. */
function inkPicture(ink: Ink, boxWidth: number): PdfShape {
  const curves = inkPaths(ink, { width: boxWidth, height: inkHeight });
  return { type: 'rect', x: 0, y: 0, w: boxWidth, h: inkHeight, lineColor: colours.ink, curves };
}
