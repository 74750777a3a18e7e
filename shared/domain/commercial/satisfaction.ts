import type { CalendarDate } from '#shared/base/calendar-date';
import { decimalOf } from '#shared/base/decimal';
import { type EvidencePiece, evidenceState } from '#shared/domain/evidence/evidence-rules';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { BandFigures } from './discount-band';

/** The facts by which a kind of evidence carries what customers said: satisfied in per cent, and out of how many answers. */
export const satisfactionFacts = { percent: 'csat90', responses: 'responses' } as const;

/** The kinds of evidence of a playbook that carry satisfaction. */
export function satisfactionTypes(types: readonly EvidenceType[]): readonly EvidenceType[] {
  return types.filter(({ facts }) =>
    Object.values(satisfactionFacts).every((id) => facts.some((fact) => fact.id === id)),
  );
}

/**
 * Satisfaction of the partner's customers on a day, from the newest accepted piece of evidence that holds; null while
 * there is none, which is not the same as nobody being satisfied.
 */
export function satisfactionOn(
  pieces: readonly EvidencePiece[],
  types: readonly EvidenceType[],
  asOf: CalendarDate,
): BandFigures['csat90'] {
  const carrying = satisfactionTypes(types);
  const newest = pieces
    .flatMap((piece) => {
      const type = carrying.find(({ id }) => id === piece.evidence.typeId);
      const state = type ? evidenceState(piece, type, asOf) : null;
      return state?.state === 'accepted' ? [state.revision] : [];
    })
    .sort((left, right) => (left.effectiveFrom < right.effectiveFrom ? 1 : -1))[0];
  const percent = newest?.facts[satisfactionFacts.percent];
  const responses = newest?.facts[satisfactionFacts.responses];
  if (typeof percent !== 'number' || typeof responses !== 'number') return null;
  return { percent: decimalOf(percent), responses };
}
