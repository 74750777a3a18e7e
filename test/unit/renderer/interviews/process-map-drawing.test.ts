import { describe, expect, test } from 'vitest';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { boxSize, drawProcess } from '../../../../renderer/features/interviews/process-map-drawing';

const step = (id: string, role: string, ...next: readonly (string | readonly [string, string])[]) => ({
  id,
  title: id,
  role,
  steps: [],
  next: next.map((to) => (typeof to === 'string' ? { to, when: '' } : { to: to[0], when: to[1] })),
});

/** Whether a straight piece of an arrow runs through the inside of a box. */
function crosses(drawing: ReturnType<typeof drawProcess>): readonly string[] {
  const { width, height, across, down } = boxSize;
  return drawing.arrows.flatMap(({ from, to, points }) =>
    points.slice(1).flatMap(([x2, y2], at) => {
      const [x1, y1] = points[at] ?? [x2, y2];
      return drawing.boxes
        .filter(({ step: { id } }) => id !== from && id !== to)
        .filter(({ lane, line }) => {
          const [left, top] = [lane * (width + across), line * (height + down)];
          const [low, high] = [Math.min(y1, y2), Math.max(y1, y2)];
          const [near, far] = [Math.min(x1, x2), Math.max(x1, x2)];
          return near < left + width && far > left && low < top + height && high > top;
        })
        .map((box) => `${from} → ${to} runs through ${box.step.id}`);
    }),
  );
}

describe('the drawing of a process', () => {
  test('has a lane for each role and a line for each step, in their order', () => {
    const drawing = drawProcess([
      step('ask', 'manager', 'check'),
      step('check', 'security', 'end'),
      step('end', 'manager'),
    ]);
    expect(drawing.lanes).toEqual(['manager', 'security']);
    expect(drawing.boxes.map(({ step: { id }, line, lane }) => [id, line, lane])).toEqual([
      ['ask', 0, 0],
      ['check', 1, 1],
      ['end', 2, 0],
    ]);
    expect(drawing.arrows.map(({ from, to }) => [from, to])).toEqual([
      ['ask', 'check'],
      ['check', 'end'],
    ]);
  });

  test('leads back, and past others, around them', () => {
    const drawing = drawProcess([
      step('a', 'one', 'b', ['d', 'all is there']),
      step('b', 'one', 'c'),
      step('c', 'one', ['a', 'refused'], 'd'),
      step('d', 'one'),
    ]);
    expect(drawing.arrows).toHaveLength(5);
    expect(crosses(drawing)).toEqual([]);
  });

  test.each(builtInPack().pack.modules.map(({ id, processMap }) => ({ id, processMap })))(
    'of $id draws every arrow of the playbook, none through a box',
    ({ processMap }) => {
      const drawing = drawProcess(processMap);
      expect(drawing.arrows.length).toBe(processMap.reduce((sum, { next }) => sum + next.length, 0));
      expect(crosses(drawing)).toEqual([]);
    },
  );
});
