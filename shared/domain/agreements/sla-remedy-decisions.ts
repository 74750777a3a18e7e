import { z } from 'zod';
import { isDecimal } from '#shared/base/decimal';
import * as shape from './answer-shapes';
import { atAgreement, needed, open } from './term';

const decimal = z.string().refine(isDecimal);
const edge = decimal.nullish().or(z.literal(''));

/** What a breach costs and what follows from it, as decided at the agreement. */
export const slaRemedyDecisions = {
  /** Left open: action for a partner who only refers customers, else money. */
  remedyKind: open('remedyKind', atAgreement, z.enum(['money', 'action']), {
    type: 'one',
    options: ['money', 'action'],
  }),
  monthlyFee: open('monthlyFee', atAgreement, z.object({ amount: decimal, currency: z.string().regex(/^[A-Z]{3}$/) }), {
    type: 'money',
  }),
  monthlyCap: needed('monthlyCap', atAgreement, decimal, { type: 'decimal', default: '25' }),
  yearlyCap: needed('yearlyCap', atAgreement, decimal, { type: 'decimal', default: '15' }),
  /** Bands by measure where they are agreed otherwise than computed from target and tolerance. */
  creditBands: needed(
    'creditBands',
    atAgreement,
    z.record(z.string(), z.array(z.object({ from: edge, to: edge, percent: decimal })).min(1)),
    { type: 'map', default: {} },
  ),
  /** So many deviations … */
  chronicDeviations: needed('chronicDeviations', atAgreement, z.int().min(1).max(24), { type: 'number', default: 3 }),
  /** … among so many measured windows count as one breach. */
  chronicWindows: needed('chronicWindows', atAgreement, z.int().min(1).max(24), { type: 'number', default: 4 }),
  earnBack: needed('earnBack', atAgreement, z.boolean(), { type: 'yesNo', default: false }),
  /** 0: none agreed. */
  incentiveAfterWindows: needed('incentiveAfterWindows', atAgreement, z.int().min(0).max(12), {
    type: 'number',
    default: 4,
  }),
  isSole: needed('isSole', atAgreement, z.boolean(), { type: 'yesNo', default: false }),
  planBreaches: needed('planBreaches', atAgreement, z.int().min(1).max(12), { type: 'number', default: 3 }),
  planMonths: needed('planMonths', atAgreement, z.int().min(1).max(24), { type: 'number', default: 6 }),
  planWithinWorkingDays: needed('planWithinWorkingDays', atAgreement, z.int().min(1).max(60), {
    type: 'number',
    default: 10,
  }),
  actionCredits: needed('actionCredits', atAgreement, z.array(z.object({ name: shape.filledText, points: decimal })), {
    type: 'rows',
    default: [
      { name: 'A joint workshop of half a day', points: '5' },
      { name: 'A day of an engineer for the partner', points: '10' },
    ],
  }),
};
