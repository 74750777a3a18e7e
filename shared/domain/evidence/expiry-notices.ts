import { addDays, type CalendarDate, daysBetween } from '#shared/base/calendar-date';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { type EvidencePiece, evidenceState } from './evidence-rules';

/** Days before its end at which the end of a piece is told, the first notice first. */
export const noticeDays = [90, 60, 30] as const;
export type NoticeStep = (typeof noticeDays)[number];

/** A piece of evidence that holds and whose end is near enough to be told. */
export interface ExpiryNotice {
  readonly piece: EvidencePiece;
  /** The last day on which it holds. */
  readonly until: CalendarDate;
  readonly daysLeft: number;
  /** The latest notice that is due. */
  readonly step: NoticeStep;
}

/** The notice that is due so many days before the end; null: none yet. */
export function noticeStep(daysLeft: number): NoticeStep | null {
  return noticeDays.findLast((step) => daysLeft <= step) ?? null;
}

/**
 * What ends within ninety days, the earliest end first. A piece whose renewal has been handed in is not among them:
 * it waits for a review, not for somebody to bring it.
 */
export function expiryNotices(
  pieces: readonly EvidencePiece[],
  index: PackIndex,
  asOf: CalendarDate,
): readonly ExpiryNotice[] {
  return endingBy(pieces, index, { asOf, by: addDays(asOf, noticeDays[0]) }).flatMap((ending) => {
    const step = noticeStep(ending.daysLeft);
    return step === null ? [] : [{ ...ending, step }];
  });
}

/** A piece that holds today and no longer does on a day to come. */
export type EndingPiece = Omit<ExpiryNotice, 'step'>;

/** What holds on a day and ends on or before another, the earliest end first: what to renew before the next visit. */
export function endingBy(
  pieces: readonly EvidencePiece[],
  index: PackIndex,
  { asOf, by }: { readonly asOf: CalendarDate; readonly by: CalendarDate },
): readonly EndingPiece[] {
  return pieces
    .flatMap((piece): readonly EndingPiece[] => {
      const type = index.evidenceTypeById.get(piece.evidence.typeId) ?? null;
      const state = evidenceState(piece, type, asOf);
      if (state.state !== 'accepted' || state.until === null || state.newer || state.until > by) return [];
      return [{ piece, until: state.until, daysLeft: daysBetween(asOf, state.until) }];
    })
    .sort(
      (left, right) => compare(left.until, right.until) || compare(left.piece.evidence.id, right.piece.evidence.id),
    );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
