import type { WindowResult } from '#shared/domain/measuring/measurement';
import type { StateTone } from '../../ui/state-mark';
import type { MessageId } from '../../ui/use-text';

type Judged = Pick<WindowResult, 'verdict' | 'isChronic'>;

const words = {
  met: 'measuring.verdict.met',
  deviation: 'measuring.verdict.deviation',
  breach: 'measuring.verdict.breach',
  notMeasured: 'measuring.verdict.not-measured',
} as const satisfies Record<WindowResult['verdict'], MessageId>;

const marks = {
  met: 'proven',
  deviation: 'lapsing',
  breach: 'breach',
  notMeasured: 'missing',
} as const satisfies Record<WindowResult['verdict'], StateTone>;

/** The word for what a window came to. Deviations that became chronic count as a breach and are called one. */
export function verdictWord({ verdict, isChronic }: Judged): MessageId {
  return isChronic ? 'measuring.verdict.chronic' : words[verdict];
}

export function verdictMark({ verdict, isChronic }: Judged): StateTone {
  return isChronic ? 'breach' : marks[verdict];
}
