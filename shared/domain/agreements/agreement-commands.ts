import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { PartnerId } from '#shared/domain/partners/partner';
import type { Agreement, AgreementId, AgreementKind } from './agreement';
import type { ContestedValue, MissingValue } from './agreement-rules';
import type { ReviewFinding } from './approval-rules';
import { termsOf } from './terms';

export type AgreementRefusal =
  | { readonly kind: 'notDraft'; readonly state: Agreement['state'] }
  | { readonly kind: 'notLocked'; readonly state: Agreement['state'] }
  | { readonly kind: 'unknownTerm'; readonly termId: string }
  /** The value has another home; there it is to be changed. */
  | { readonly kind: 'answeredElsewhere'; readonly termId: string; readonly questionId: string | null }
  | { readonly kind: 'unusableValue'; readonly termId: string; readonly label: string }
  | { readonly kind: 'missing'; readonly missing: readonly MissingValue[] }
  | { readonly kind: 'contested'; readonly contested: readonly ContestedValue[] }
  /** The values are there but contradict each other or the standard. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  /** A function of our own side has refused the text, or legal has not read where it leaves the standard. */
  | { readonly kind: 'reviews'; readonly reviews: readonly ReviewFinding[] }
  | { readonly kind: 'alreadySigned'; readonly signatures: number };

/** A first version. A plan starts on the day it is drafted unless somebody says otherwise. */
export function draftAgreement(request: {
  readonly id: AgreementId;
  readonly partnerId: PartnerId;
  readonly kind: AgreementKind;
  readonly now: string;
}): Agreement {
  const today: CalendarDate = dayOf(request.now);
  return {
    id: request.id,
    partnerId: request.partnerId,
    kind: request.kind,
    version: 1,
    state: 'draft',
    dataSha256: null,
    supersedesId: null,
    createdAt: request.now,
    terms: request.kind === 'plan' ? { startDate: today } : {},
  };
}

/** Decides one value at the agreement. `null` takes the decision back, and the standard holds again. */
export function setTerm(agreement: Agreement, termId: string, value: Json): Result<Agreement, AgreementRefusal> {
  if (agreement.state !== 'draft') return refuse({ kind: 'notDraft', state: agreement.state });
  const term = termsOf(agreement.kind)[termId];
  if (term === undefined) return refuse({ kind: 'unknownTerm', termId });
  if (term.home.kind !== 'agreement')
    return refuse({ kind: 'answeredElsewhere', termId, questionId: term.home.questionId });
  if (value === null) {
    const { [termId]: _taken, ...terms } = agreement.terms;
    return ok({ ...agreement, terms });
  }
  if (!term.schema.safeParse(value).success) return refuse({ kind: 'unusableValue', termId, label: term.label });
  return ok({ ...agreement, terms: { ...agreement.terms, [termId]: value } });
}

/** What stands in the way of a text: values that are missing, or values that do not go together. */
export interface Obstacles {
  readonly missing: readonly MissingValue[];
  readonly problems: readonly Problem[];
}

/** Values that are there but contradict each other or the standard, and the question that cures it. */
export interface Problem {
  readonly code: ProblemCode;
  /** Null when it is cured at the agreement. */
  readonly questionId: string | null;
  /** The term that cures it there. */
  readonly termId?: string;
  /** Figures for the sentence that tells it. */
  readonly details: { readonly [name: string]: string | number };
}

/** Of a plan, and the errors of the linter of a service level agreement. */
export const problemCodes = [
  'valueDateTooEarly',
  'goesInCircles',
  'E01',
  'E02',
  'E03',
  'E04',
  'E05',
  'E06',
  'E07',
  'E08',
  'E09',
  'E10',
  'E11',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Fixes the text so that it can be signed. From here only `unlock` or two signatures change it. */
export function lockAgreement(
  agreement: Agreement,
  found: Obstacles & {
    readonly contested: readonly ContestedValue[];
    readonly dataSha256: string;
    readonly reviews?: readonly ReviewFinding[];
  },
): Result<Agreement, AgreementRefusal> {
  if (agreement.state !== 'draft') return refuse({ kind: 'notDraft', state: agreement.state });
  if (found.missing.length > 0) return refuse({ kind: 'missing', missing: found.missing });
  if (found.contested.length > 0) return refuse({ kind: 'contested', contested: found.contested });
  if (found.problems.length > 0) return refuse({ kind: 'problems', problems: found.problems });
  const reviews = (found.reviews ?? []).filter(({ severity }) => severity === 'error');
  if (reviews.length > 0) return refuse({ kind: 'reviews', reviews });
  return ok({ ...agreement, state: 'locked', dataSha256: found.dataSha256 });
}

/** Opens a fixed text again, as long as nobody has signed it. */
export function unlockAgreement(agreement: Agreement, signatures: number): Result<Agreement, AgreementRefusal> {
  if (agreement.state !== 'locked') return refuse({ kind: 'notLocked', state: agreement.state });
  if (signatures > 0) return refuse({ kind: 'alreadySigned', signatures });
  return ok({ ...agreement, state: 'draft', dataSha256: null });
}

/** A new draft that will take the place of an agreement which is signed or being signed. */
export function nextVersion(
  agreement: Agreement,
  request: { readonly id: AgreementId; readonly now: string; readonly reason?: string },
): Result<Agreement, AgreementRefusal> {
  if (agreement.state === 'draft') return refuse({ kind: 'notLocked', state: agreement.state });
  const { amendmentReason: _ofTheLast, ...terms } = agreement.terms;
  const reason = request.reason?.trim() ?? '';
  return ok({
    ...agreement,
    // Only a service level agreement says in its text why it replaces the last.
    terms: agreement.kind === 'sla' && reason !== '' ? { ...terms, amendmentReason: reason } : terms,
    id: request.id,
    version: agreement.version + 1,
    state: 'draft',
    dataSha256: null,
    supersedesId: agreement.id,
    createdAt: request.now,
  });
}
