import type { Ink } from '#shared/base/ink';
import { inkPaths } from '#shared/base/ink-path';
import type { Block, SignatureBox } from '#shared/domain/documents/page';
import type { PdfNode, PdfShape } from './pdf-node';
import type { Setting } from './print-setting';
import { colours, space } from './print-style';

const gap = 30;
const inkHeight = 76;

/** Two boxes beside each other, each kept whole: who signs, the drawn line above a rule, and when. */
export function printSignatures(block: Extract<Block, { kind: 'signatures' }>, setting: Setting): readonly PdfNode[] {
  const boxes = block.boxes.map((box) => printBox(box, setting));
  const lines = Array.from({ length: Math.ceil(boxes.length / 2) }, (_, line) => boxes.slice(line * 2, line * 2 + 2));
  return lines.map(
    (columns): PdfNode => ({ columns, columnGap: gap, unbreakable: true, margin: [0, 16, 0, 16], height: 190 }),
  );
}

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
