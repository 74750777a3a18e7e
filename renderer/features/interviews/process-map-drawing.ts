import type { ProcessStep } from '#shared/domain/playbook/pack-operating';

/** A box of the drawing: its line from the top, its lane from the start. */
export interface DrawnBox {
  readonly step: ProcessStep;
  readonly line: number;
  readonly lane: number;
}

/** An arrow as points in rem, and where its word stands. */
export interface DrawnArrow {
  readonly from: string;
  readonly to: string;
  readonly when: string;
  readonly points: readonly (readonly [number, number])[];
  readonly word: readonly [number, number];
}

export interface Drawing {
  /** Roles, in the order in which they first take part: one lane each. */
  readonly lanes: readonly string[];
  readonly boxes: readonly DrawnBox[];
  readonly arrows: readonly DrawnArrow[];
  readonly width: number;
  readonly height: number;
}

/** Sizes in rem, shared with the style sheet through properties. */
export const boxSize = { width: 9.5, height: 4, across: 1.5, down: 2.5 } as const;

/** How far below a box its arrows turn; the word of an arrow stands between there and the next box. */
const turn = 0.8;

/** Height of a line of words beside an arrow. */
const wordLine = 0.85;

const pitch = { across: boxSize.width + boxSize.across, down: boxSize.height + boxSize.down };

/** A process map laid out: who does it from side to side, what comes after what from top to bottom. */
export function drawProcess(steps: readonly ProcessStep[]): Drawing {
  const lanes = [...new Set(steps.map(({ role }) => role))];
  const boxes = steps.map((step, line) => ({ step, line, lane: lanes.indexOf(step.role) }));
  const byId = new Map(boxes.map((box) => [box.step.id, box]));
  const arrows = boxes.flatMap((from) =>
    from.step.next.flatMap(({ to, when }) => {
      const target = byId.get(to);
      return target ? [arrow(from, target, when, boxes, lanes.length)] : [];
    }),
  );
  const apart = wordsApart(arrows);
  const isAround = arrows.some(({ points }) => points.some(([x]) => x > lanes.length * pitch.across - boxSize.across));
  return {
    lanes,
    boxes,
    arrows: apart,
    width: lanes.length * pitch.across - boxSize.across + (isAround ? boxSize.across : 0),
    height: boxes.length * pitch.down - boxSize.down,
  };
}

/** Where several arrows end in one box their words would stand on one another: each has a line of its own. */
function wordsApart(arrows: readonly DrawnArrow[]): readonly DrawnArrow[] {
  const taken = new Map<string, number>();
  return arrows.map((each) => {
    const [x, y] = each.word;
    const before = taken.get(`${x} ${y}`) ?? 0;
    if (each.when !== '') taken.set(`${x} ${y}`, before + 1);
    return { ...each, word: [x, y + before * wordLine] as const };
  });
}

function arrow(from: DrawnBox, to: DrawnBox, when: string, boxes: readonly DrawnBox[], lanes: number): DrawnArrow {
  const [fromX, toX] = [middle(from.lane), middle(to.lane)];
  const [bottom, top] = [from.line * pitch.down + boxSize.height, to.line * pitch.down];
  const ends = { from: from.step.id, to: to.step.id, when };
  if (to.line > from.line) {
    const below = bottom + turn;
    const above = top - (boxSize.down - turn);
    if (isFree(to.lane, from, to, boxes))
      return {
        ...ends,
        word: [toX, top - (boxSize.down - turn) / 2],
        points: [
          [fromX, bottom],
          [fromX, below],
          [toX, below],
          [toX, top],
        ],
      };
    if (isFree(from.lane, from, to, boxes))
      return {
        ...ends,
        word: [toX, top - (boxSize.down - turn) / 2],
        points: [
          [fromX, bottom],
          [fromX, above],
          [toX, above],
          [toX, top],
        ],
      };
  }
  // Back, or past others: around at the end of the line.
  const around = lanes * pitch.across - boxSize.across / 2;
  const [fromSide, toSide] = [from, to].map(({ lane }) => lane * pitch.across + boxSize.width) as [number, number];
  // In above the middle, out at the middle: what comes back to a box does not lie on what leaves it.
  const fromY = from.line * pitch.down + boxSize.height / 2;
  const toY = to.line * pitch.down + boxSize.height / 4;
  const isBehind = from.lane !== lanes - 1 && boxes.some(({ line, lane }) => line === from.line && lane > from.lane);
  const leave = isBehind ? fromY + boxSize.height / 2 : fromY;
  return {
    ...ends,
    word: [fromSide, leave],
    points: [
      [fromSide, leave],
      [around, leave],
      [around, toY],
      [toSide, toY],
    ],
  };
}

function isFree(lane: number, from: DrawnBox, to: DrawnBox, boxes: readonly DrawnBox[]): boolean {
  return !boxes.some((box) => box.lane === lane && box.line > from.line && box.line < to.line);
}

function middle(lane: number): number {
  return lane * pitch.across + boxSize.width / 2;
}
