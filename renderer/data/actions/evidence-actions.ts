import { ok, refuse } from '#shared/base/result';
import { type EvidenceCorrection, correctEvidence as evidenceCorrected } from '#shared/domain/evidence/also-serves';
import {
  type Capture,
  captureEvidence as evidenceCaptured,
  reviewEvidence as evidenceReviewed,
  withdrawEvidence as evidenceWithdrawn,
} from '#shared/domain/evidence/evidence-commands';
import { type EvidencePiece, piecesOf } from '#shared/domain/evidence/evidence-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { correction, creation } from '../edits';
import { gatherPartnerFile } from '../partner-file';
import { record } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** What the person gives; the rest is gathered. The files were taken in before (see `takeIn`). */
export type GivenEvidence = Omit<Capture, 'type' | 'piece' | 'kept'> & {
  readonly typeId: string;
  /** The piece to renew; null: a new one. */
  readonly evidenceId: string | null;
};

/** Takes in a piece of evidence, or a new revision of one. */
export function captureEvidence(workspace: Workspace, given: GivenEvidence) {
  return write(workspace, async () => {
    const type = workspace.playbooks.current().evidenceTypeById.get(given.typeId);
    const file = await gatherPartnerFile(workspace.database, given.partnerId);
    if (!type || !file) return refuse<NotHere>({ kind: 'not-here' });
    const piece = pieceOf(file, given.evidenceId);
    const captured = evidenceCaptured({ ...given, type, piece, kept: file.revisions }, contextOf(workspace));
    if (!captured.ok) return captured;
    const { evidence, isNewPiece, revision } = captured.value;
    const edits = [...(isNewPiece ? [creation('evidence', evidence)] : []), creation('evidenceRevision', revision)];
    return ok({ value: captured.value, edits });
  });
}

/** Accepts or rejects a revision. */
export function reviewEvidence(
  workspace: Workspace,
  revisionId: string,
  said: { readonly verdict: 'accepted' | 'rejected'; readonly reason: string },
) {
  return write(workspace, async () => {
    const revision = await record(workspace.database, 'evidenceRevision', revisionId);
    const file = revision && (await gatherPartnerFile(workspace.database, revision.partnerId));
    const piece = file && revision && pieceOf(file, revision.evidenceId);
    const { evidenceTypeById } = workspace.playbooks.current();
    const type = piece && evidenceTypeById.get(piece.evidence.typeId);
    if (!file || !revision || !piece || !type) return refuse<NotHere>({ kind: 'not-here' });
    const attestedBy = file.people.find(({ id }) => id === revision.attestation?.personId) ?? null;
    const alsoServes = piece.evidence.alsoServes.flatMap((typeId) => evidenceTypeById.get(typeId) ?? []);
    const input = { revision, reviews: piece.reviews, type, alsoServes, attestedBy, ...said };
    const reviewed = evidenceReviewed(input, contextOf(workspace));
    if (!reviewed.ok) return reviewed;
    return ok({ value: reviewed.value.review, edits: [creation('evidenceReview', reviewed.value.review)] });
  });
}

/** Corrects what is said of a piece: its title, who can renew it, who may see it, what it proves besides. */
export function correctEvidence(workspace: Workspace, evidenceId: string, given: EvidenceCorrection) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'evidence', evidenceId);
    const file = before && (await gatherPartnerFile(workspace.database, before.partnerId));
    const piece = file && pieceOf(file, evidenceId);
    if (!before || !file || !piece) return refuse<NotHere>({ kind: 'not-here' });
    const index = workspace.playbooks.current();
    const corrected = evidenceCorrected({ piece, correction: given, index, people: file.people });
    if (!corrected.ok) return corrected;
    const { evidence } = corrected.value;
    return ok({ value: evidence, edits: correction('evidence', before, evidence) });
  });
}

/** Takes a piece of evidence back. Its files and its history stay. */
export function withdrawEvidence(workspace: Workspace, evidenceId: string, reason: string) {
  return write(workspace, async () => {
    const evidence = await record(workspace.database, 'evidence', evidenceId);
    const file = evidence && (await gatherPartnerFile(workspace.database, evidence.partnerId));
    const piece = file && pieceOf(file, evidenceId);
    if (!piece) return refuse<NotHere>({ kind: 'not-here' });
    const withdrawn = evidenceWithdrawn(piece, reason, contextOf(workspace));
    if (!withdrawn.ok) return withdrawn;
    const { reviews } = withdrawn.value;
    return ok({ value: reviews, edits: reviews.map((review) => creation('evidenceReview', review)) });
  });
}

function pieceOf(file: PartnerFile, evidenceId: string | null): EvidencePiece | null {
  if (evidenceId === null) return null;
  return piecesOf(file).find(({ evidence }) => evidence.id === evidenceId) ?? null;
}
