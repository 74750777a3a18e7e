import type { Block } from './page';

type Mark = Extract<Block, { kind: 'timeline' }>['marks'][number];

/** Neighbouring marks of one phase, in the order of the line. */
export function phasesOf(
  marks: readonly Mark[],
): readonly { readonly phase: string; readonly marks: readonly Mark[] }[] {
  const phases: { phase: string; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const last = phases[phases.length - 1];
    if (last && last.phase === mark.phase) last.marks.push(mark);
    else phases.push({ phase: mark.phase, marks: [mark] });
  }
  return phases;
}

/**
 * Where each mark lies between the first (0) and the last (1), by its date. Null where a line to scale says
 * nothing: fewer than two days, a date that is not one, or marks out of order.
 */
export function timeScale(marks: readonly Mark[]): readonly number[] | null {
  const days = marks.map(({ date }) =>
    /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN,
  );
  const first = days[0] ?? Number.NaN;
  const last = days[days.length - 1] ?? Number.NaN;
  const inOrder = days.every((day, index) => day >= (days[index - 1] ?? day));
  if (!inOrder || !(last > first)) return null;
  return days.map((day) => (day - first) / (last - first));
}
