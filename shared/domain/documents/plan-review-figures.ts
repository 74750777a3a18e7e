import { type Exact, exact, multiply, roundTo } from '#shared/base/decimal';
import type { PlanPen } from './plan-pen';

/** A value in per cent, never rounded in our favour: `41.6 %`. */
export const percentOf = (percent: Exact, pen: PlanPen) => pen.value(roundTo(percent, 1, 'down'), '%');

/** A share, from 0 to 1.2, in per cent. */
export const shareOf = (share: Exact, pen: PlanPen) => percentOf(multiply(share, exact('100')), pen);
