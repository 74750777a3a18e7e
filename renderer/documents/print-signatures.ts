import type { Ink } from '#shared/base/ink';
import { inkPaths } from '#shared/base/ink-path';
import type { Block, SignatureBox } from '#shared/domain/documents/page';
import { type PageWords, printedMoment } from '#shared/domain/documents/page-words';
import type { PdfNode } from './pdf-node';
import { colours, space, textWidth } from './print-style';
import type { TextSetter } from './text-setter';

const gap = 30;
const boxWidth = (textWidth - gap) / 2;
const inkHeight = 76;

/** Two boxes beside each other, each kept whole: who signs, the drawn line above a rule, and when. */
export function printSignatures(
  block: Extract<Block, { kind: 'signatures' }>,
  words: PageWords,
  setter: TextSetter,
): readonly PdfNode[] {
  const boxes = block.boxes.map((box) => printBox(box, words, setter));
  const lines = Array.from({ length: Math.ceil(boxes.length / 2) }, (_, line) => boxes.slice(line * 2, line * 2 + 2));
  return lines.map(
    (columns): PdfNode => ({ columns, columnGap: gap, unbreakable: true, margin: [0, 16, 0, 16], height: 190 }),
  );
}

function printBox(box: SignatureBox, words: PageWords, setter: TextSetter): PdfNode {
  const state = box.signed ? words.signedAt(printedMoment(box.signed.at)) : words.notSigned;
  return {
    width: boxWidth,
    stack: [
      setter.set(words.party[box.party], 'label'),
      setter.set(box.organisation, 'caption'),
      // Moved up a little, so that the line a hand draws under its name crosses the rule as it would on paper.
      box.signed ? { svg: inkPicture(box.signed.ink), width: boxWidth, margin: [0, 4, 0, -4] } : space(inkHeight),
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

/** Vector strokes; numbers only, nothing a person typed reaches this markup. */
function inkPicture(ink: Ink): string {
  const paths = inkPaths(ink, { width: boxWidth, height: inkHeight }).map(
    ({ data, width }) => `<path d="${data}" stroke-width="${width}"/>`,
  );
  const size = `width="${boxWidth}" height="${inkHeight}" viewBox="0 0 ${boxWidth} ${inkHeight}"`;
  const pen = `fill="none" stroke="${colours.ink}" stroke-linecap="round" stroke-linejoin="round"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><g ${pen}>${paths.join('')}</g></svg>`;
}
