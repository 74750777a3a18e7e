import { ok, refuse } from '#shared/base/result';
import type { Agreement } from '#shared/domain/agreements/agreement';
import {
  type AgreementApproval,
  type AgreementNotice,
  agreementApprovalSchema,
  agreementNoticeSchema,
} from '#shared/domain/agreements/agreement-approval';
import { noParticularText } from '#shared/domain/agreements/approval-rules';
import { fingerprintOf, gatherAgreementFile, readAgreementText } from '../agreement-file';
import { creation } from '../edits';
import { record } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

export type SaidReview = Pick<
  AgreementApproval,
  'reviewFunction' | 'decision' | 'capability' | 'constraint' | 'personName'
>;

export type ReviewRefusal =
  | { readonly kind: 'person-missing' }
  /** A constraint or a refusal without a word about it helps nobody. */
  | { readonly kind: 'constraint-missing' }
  | { readonly kind: 'not-usable' };

/**
 * Puts on record what one function says about the text as it stands now. While there is no text yet it counts as said
 * beforehand; when the text changes, it counts no more.
 */
export async function recordReview(workspace: Workspace, agreementId: string, said: SaidReview) {
  const file = await gatherAgreementFile(workspace.database, agreementId);
  const text = file && (await readAgreementText(workspace, file));
  const dataSha256 = text?.ok ? await fingerprintOf(text.value) : noParticularText;
  return write(workspace, async () => {
    const agreement = await record(workspace.database, 'agreement', agreementId);
    if (!agreement) return refuse<NotHere>({ kind: 'not-here' });
    if (said.personName.trim() === '') return refuse<ReviewRefusal>({ kind: 'person-missing' });
    if (said.decision !== 'approved' && said.constraint.trim() === '')
      return refuse<ReviewRefusal>({ kind: 'constraint-missing' });
    const { newId, now, by } = contextOf(workspace);
    const { partnerId } = agreement;
    const made = { ...said, id: newId(), partnerId, agreementId, dataSha256, by, at: now };
    const approval = agreementApprovalSchema.safeParse(made);
    if (!approval.success) return refuse<ReviewRefusal>({ kind: 'not-usable' });
    return ok({ value: approval.data, edits: [creation('agreementApproval', approval.data)] });
  });
}

export type GivenNotice = Pick<
  AgreementNotice,
  'kind' | 'givenBy' | 'personName' | 'givenOn' | 'endsOn' | 'reason' | 'noticeId'
>;

export type NoticeRefusal =
  | { readonly kind: 'person-missing' }
  | { readonly kind: 'day-missing' }
  /** Nobody ends or declines what is not in force. */
  | { readonly kind: 'not-signed'; readonly state: Agreement['state'] }
  /** An extension is agreed by both and says until when. */
  | { readonly kind: 'extension-incomplete' }
  | { readonly kind: 'not-usable' };

/** Puts on record that an agreement is not renewed, is extended or ends early, or that such a word is taken back. */
export function giveNotice(workspace: Workspace, agreementId: string, given: GivenNotice) {
  return write(workspace, async () => {
    const agreement = await record(workspace.database, 'agreement', agreementId);
    if (!agreement) return refuse<NotHere>({ kind: 'not-here' });
    if (agreement.state !== 'signed') return refuse<NoticeRefusal>({ kind: 'not-signed', state: agreement.state });
    if (given.personName.trim() === '') return refuse<NoticeRefusal>({ kind: 'person-missing' });
    if (given.givenOn === '') return refuse<NoticeRefusal>({ kind: 'day-missing' });
    if (given.kind === 'extension' && (given.endsOn === null || given.givenBy !== 'both'))
      return refuse<NoticeRefusal>({ kind: 'extension-incomplete' });
    const { newId, now, by } = contextOf(workspace);
    const made = { ...given, id: newId(), partnerId: agreement.partnerId, agreementId, by, at: now };
    const notice = agreementNoticeSchema.safeParse(made);
    if (!notice.success) return refuse<NoticeRefusal>({ kind: 'not-usable' });
    return ok({ value: notice.data, edits: [creation('agreementNotice', notice.data)] });
  });
}
