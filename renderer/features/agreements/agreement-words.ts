import type { Agreement, AgreementKind } from '#shared/domain/agreements/agreement';
import type { ProblemCode } from '#shared/domain/agreements/agreement-commands';
import type { LintWarningCode } from '#shared/domain/slas/lint-finding';
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
  E01: 'agreements.problem.E01',
  E02: 'agreements.problem.E02',
  E03: 'agreements.problem.E03',
  E04: 'agreements.problem.E04',
  E05: 'agreements.problem.E05',
  E06: 'agreements.problem.E06',
  E07: 'agreements.problem.E07',
  E08: 'agreements.problem.E08',
  E09: 'agreements.problem.E09',
  E10: 'agreements.problem.E10',
  E11: 'agreements.problem.E11',
} as const satisfies Record<ProblemCode, MessageId>;

export const warningWords = {
  W01: 'agreements.warning.W01',
  W02: 'agreements.warning.W02',
  W03: 'agreements.warning.W03',
  W04: 'agreements.warning.W04',
  W05: 'agreements.warning.W05',
} as const satisfies Record<LintWarningCode, MessageId>;

/** A term says its own message; a test holds every one of them against the messages there are. */
export const termWords = (term: { readonly label: string }) => term.label as MessageId;
