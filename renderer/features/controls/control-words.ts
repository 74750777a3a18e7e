import type { Concession } from '#shared/domain/gates/concession';
import type { ConcessionStanding } from '#shared/domain/gates/concession-standing';
import type { ControlState } from '#shared/domain/gates/control-rules';
import type { StateTone } from '../../ui/state-mark';
import type { MessageId } from '../../ui/use-text';

export const controlStateWords = {
  satisfied: 'controls.state.satisfied',
  partial: 'controls.state.partial',
  missing: 'controls.state.missing',
  expired: 'controls.state.expired',
  compensated: 'controls.state.compensated',
  waived: 'controls.state.waived',
  notApplicable: 'controls.state.not-applicable',
} as const satisfies Record<ControlState, MessageId>;

export const controlStateMarks = {
  satisfied: 'proven',
  partial: 'pending',
  missing: 'missing',
  expired: 'breach',
  compensated: 'lapsing',
  waived: 'lapsing',
  notApplicable: 'neutral',
} as const satisfies Record<ControlState, StateTone>;

/** What most needs somebody first. */
export const controlStates = [
  'expired',
  'missing',
  'partial',
  'waived',
  'compensated',
  'satisfied',
  'notApplicable',
] as const satisfies readonly ControlState[];

const familyWords: { readonly [family: string]: MessageId } = {
  AC: 'controls.family.ac',
  AT: 'controls.family.at',
  AU: 'controls.family.au',
  CA: 'controls.family.ca',
  CM: 'controls.family.cm',
  CP: 'controls.family.cp',
  IA: 'controls.family.ia',
  IR: 'controls.family.ir',
  MP: 'controls.family.mp',
  PE: 'controls.family.pe',
  PS: 'controls.family.ps',
  PT: 'controls.family.pt',
  RA: 'controls.family.ra',
  SA: 'controls.family.sa',
  SC: 'controls.family.sc',
  SI: 'controls.family.si',
  SR: 'controls.family.sr',
};

/** The name of a family of controls; null where a playbook has one of its own. */
export function familyWord(family: string): MessageId | null {
  return familyWords[family] ?? null;
}

const clauseWords: { readonly [clause: number]: MessageId } = {
  1: 'controls.clause.1',
  2: 'controls.clause.2',
  3: 'controls.clause.3',
  4: 'controls.clause.4',
  5: 'controls.clause.5',
  6: 'controls.clause.6',
  7: 'controls.clause.7',
  8: 'controls.clause.8',
  9: 'controls.clause.9',
  10: 'controls.clause.10',
  11: 'controls.clause.11',
  12: 'controls.clause.12',
  13: 'controls.clause.13',
  14: 'controls.clause.14',
  15: 'controls.clause.15',
  16: 'controls.clause.16',
  17: 'controls.clause.17',
  18: 'controls.clause.18',
  19: 'controls.clause.19',
  20: 'controls.clause.20',
  21: 'controls.clause.21',
  22: 'controls.clause.22',
  23: 'controls.clause.23',
  24: 'controls.clause.24',
  25: 'controls.clause.25',
  26: 'controls.clause.26',
};

/** The title of a clause of the service level agreement; null where there is no such clause, so that it protects nothing. */
export function clauseWord(clause: number): MessageId | null {
  return clauseWords[clause] ?? null;
}

export const concessionWords = {
  waiver: 'controls.concession.waiver',
  compensation: 'controls.concession.compensation',
  lowerTier: 'controls.concession.lower-tier',
} as const satisfies Record<Concession['kind'], MessageId>;

export const standingWords = {
  requested: 'controls.standing.requested',
  approved: 'controls.standing.approved',
  expired: 'controls.standing.expired',
  refused: 'controls.standing.refused',
  withdrawn: 'controls.standing.withdrawn',
} as const satisfies Record<ConcessionStanding['state'], MessageId>;

export const standingMarks = {
  requested: 'pending',
  approved: 'proven',
  expired: 'breach',
  refused: 'breach',
  withdrawn: 'neutral',
} as const satisfies Record<ConcessionStanding['state'], StateTone>;
