import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Evidence, EvidenceRevision, FileReference } from './evidence';
import type { Redaction, RedactionId } from './redaction';

/** A part of a picture, in shares of its width and height from the top left. */
export type Area = Redaction['areas'][number];

// Only these are drawn by every window, and none of them carries a script.
const pictures = /^image\/(png|jpeg|webp|gif|avif|bmp)$/;

/** Whether a file can be shown as a picture: of a kind that is drawn, and nothing was noticed about it. */
export function isPicture(file: Pick<FileReference, 'mime' | 'marks'>): boolean {
  return pictures.test(file.mime) && (file.marks ?? []).length === 0;
}

export type RedactionRefusal =
  | { readonly kind: 'not-of-this-revision' }
  /** Parts can be covered in pictures only. */
  | { readonly kind: 'not-a-picture' }
  | { readonly kind: 'nothing-covered' }
  | { readonly kind: 'reason-missing' }
  /** The copy has the very bytes of the original, so nothing can have been covered. */
  | { readonly kind: 'copy-is-the-original' };

/** Smaller than this share of a side is a slip of the pointer, not an area. */
const smallestSide = 0.002;

/** Puts a copy with covered parts beside a file. The original stays as it is, with its bytes and its hash. */
export function redactFile(
  given: {
    readonly revision: EvidenceRevision;
    /** SHA-256 of the original. */
    readonly original: string;
    readonly copy: FileReference;
    readonly areas: readonly Area[];
    readonly reason: string;
  },
  context: CommandContext,
): Result<{ readonly redaction: Redaction }, RedactionRefusal> {
  const { revision, original, copy } = given;
  const file = revision.files.find(({ sha256 }) => sha256 === original);
  if (!file) return refuse({ kind: 'not-of-this-revision' });
  if (!isPicture(file)) return refuse({ kind: 'not-a-picture' });
  const areas = given.areas.map(insidePicture).filter(({ width, height }) => Math.min(width, height) >= smallestSide);
  if (areas.length === 0) return refuse({ kind: 'nothing-covered' });
  const reason = given.reason.trim();
  if (reason === '') return refuse({ kind: 'reason-missing' });
  if (copy.sha256 === original) return refuse({ kind: 'copy-is-the-original' });
  return ok({
    redaction: {
      id: context.newId() as RedactionId,
      partnerId: revision.partnerId,
      revisionId: revision.id,
      original,
      copy,
      areas,
      reason,
      by: context.by,
      at: context.now,
    },
  });
}

/** The part of an area that lies inside the picture. */
export function insidePicture(area: Area): Area {
  const across = insideSide(area.left, area.width);
  const down = insideSide(area.top, area.height);
  return { left: across.from, top: down.from, width: across.length, height: down.length };
}

function insideSide(from: number, length: number): { readonly from: number; readonly length: number } {
  // As it was given: taking a sum apart again would change its last digit.
  if (from >= 0 && from + length <= 1) return { from, length };
  const inside = bounded(from);
  return { from: inside, length: bounded(from + length) - inside };
}

/** The copy of a file that counts: the latest one made. */
export function latestRedaction(
  file: Pick<FileReference, 'sha256'>,
  revisionId: EvidenceRevision['id'],
  redactions: readonly Redaction[],
): Redaction | null {
  return redactions
    .filter((one) => one.original === file.sha256 && one.revisionId === revisionId)
    .reduce<Redaction | null>((latest, one) => (latest === null || isLater(one, latest) ? one : latest), null);
}

/** What of a file is shown: as it came, a copy with covered parts, or nothing. */
export type ShownFile =
  | { readonly shows: 'original' }
  | { readonly shows: 'copy'; readonly redaction: Redaction; readonly mayShowOriginal: boolean }
  | { readonly shows: 'nothing' };

/**
 * What of a file may be seen. While the screen is turned to the partner: the copy where there is one, and nothing of
 * what only we or only named people may see. Otherwise the copy stands in for what only named people may see, and the
 * original is shown when somebody asks for it.
 */
export function shownFile(
  confidentiality: Evidence['confidentiality'],
  redaction: Redaction | null,
  on: { readonly isTurned: boolean; readonly originalWanted: boolean },
): ShownFile {
  if (on.isTurned) {
    if (confidentiality === 'internal') return { shows: 'nothing' };
    if (redaction) return { shows: 'copy', redaction, mayShowOriginal: false };
    return { shows: confidentiality === 'restricted' ? 'nothing' : 'original' };
  }
  const standsIn = redaction !== null && confidentiality === 'restricted' && !on.originalWanted;
  return standsIn ? { shows: 'copy', redaction, mayShowOriginal: true } : { shows: 'original' };
}

function bounded(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function isLater(one: Redaction, other: Redaction): boolean {
  return one.at === other.at ? one.id > other.id : one.at > other.at;
}
