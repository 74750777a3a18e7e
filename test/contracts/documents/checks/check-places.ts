import type { CheckedPage } from './checked-page';
import type { ShownText } from './page-content';

const paper = { width: 595.28, height: 841.89 };
/** No word comes nearer to the edge of the paper than this. */
const edge = 40;
/** A letter without its longest strokes: what must not be covered by another. */
const above = 0.5;
const below = 0.05;

const joined = /[\p{M}\p{Script=Arabic}\p{Script=Hebrew}]/u;

interface Placed {
  readonly mark: ShownText['mark'];
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Where words stand: on the paper, and not on each other. */
export function checkPlaces(pages: readonly CheckedPage[]): readonly string[] {
  return pages.flatMap(({ content }, at) => {
    const placed = content.shown.flatMap((shown) => (shown.text.trim() === '' ? [] : [boxOf(shown)]));
    const outside = placed.filter(
      ({ left, right, bottom, top }) =>
        left < edge || right > paper.width - edge || bottom < 20 || top > paper.height - edge / 2,
    );
    return [
      ...outside.map(({ text }) => `page ${at + 1}: outside of the margins: ${text.slice(0, 40)}`),
      ...overlaps(placed).map(
        ([one, two]) => `page ${at + 1}: ${one.text.slice(0, 30)} | covers | ${two.text.slice(0, 30)}`,
      ),
    ];
  });
}

function boxOf({ mark, text, left, right, baseline, size }: ShownText): Placed {
  // The blank at the end of a line may hang into the margin.
  const width = right - left;
  const ink = text.trimEnd().length / Math.max(text.length, 1);
  return { mark, text, left, right: left + width * ink, bottom: baseline - size * below, top: baseline + size * above };
}

function overlaps(placed: readonly Placed[]): readonly (readonly [Placed, Placed])[] {
  const sorted = [...placed].sort((one, two) => two.top - one.top);
  const found: (readonly [Placed, Placed])[] = [];
  for (const [at, one] of sorted.entries()) {
    for (let next = at + 1; next < sorted.length; next += 1) {
      const two = sorted[next];
      if (!two || two.top <= one.bottom) break;
      // Letters that are joined reach under each other, and marks of vowels stand on their letter.
      if (one.mark === two.mark && joined.test(one.text + two.text)) continue;
      const sideways = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      const upright = Math.min(one.top, two.top) - Math.max(one.bottom, two.bottom);
      if (sideways > 0.8 && upright > 0.5 && two.right - two.left > 1) found.push([one, two]);
    }
  }
  return found;
}
