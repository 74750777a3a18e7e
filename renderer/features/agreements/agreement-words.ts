import type { Agreement, AgreementKind } from '#shared/domain/agreements/agreement';
import type { ProblemCode } from '#shared/domain/agreements/agreement-commands';
import type { StateTone } from '../../ui/state-mark';
import type { MessageId } from '../../ui/use-text';

export const kindWords = {
  plan: 'agreements.kind.plan',
  sla: 'agreements.kind.sla',
} as const satisfies Record<AgreementKind, MessageId>;

export const stateWords = {
  draft: 'agreements.state.draft',
  locked: 'agreements.state.locked',
  signed: 'agreements.state.signed',
} as const satisfies Record<Agreement['state'], MessageId>;

export const stateMarks = {
  draft: 'neutral',
  locked: 'pending',
  signed: 'proven',
} as const satisfies Record<Agreement['state'], StateTone>;

export const problemWords = {
  valueDateTooEarly: 'agreements.problem.valueDateTooEarly',
  goesInCircles: 'agreements.problem.goesInCircles',
  breachNoticeTooLong: 'agreements.problem.breachNoticeTooLong',
  rosterHasHoles: 'agreements.problem.rosterHasHoles',
  noticeLongerThanTerm: 'agreements.problem.noticeLongerThanTerm',
  unknownMeasure: 'agreements.problem.unknownMeasure',
} as const satisfies Record<ProblemCode, MessageId>;

/** A term says its own message; a test holds every one of them against the messages there are. */
export const termWords = (term: { readonly label: string }) => term.label as MessageId;
