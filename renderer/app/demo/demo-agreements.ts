import type { Ink } from '#shared/base/ink';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Agreement, AgreementKind } from '#shared/domain/agreements/agreement';
import { agreementApprovalSchema } from '#shared/domain/agreements/agreement-approval';
import { draftAgreement } from '#shared/domain/agreements/agreement-commands';
import { documentFileName } from '#shared/domain/documents/file-name';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { PartnerId } from '#shared/domain/partners/partner';
import type { Party } from '#shared/domain/partners/person';
import type { SignatureId, SignedDocumentId } from '#shared/domain/signing/signature';
import { freeze, signAgreement } from '#shared/domain/signing/signing-commands';
import { consentText, signatoriesOf } from '#shared/domain/signing/signing-rules';
import { lockAgreement, setTerm } from '../../data/actions/agreement-actions';
import { fingerprintOf, gatherAgreementFile, mayBind, readAgreementText } from '../../data/agreement-file';
import { correction, creation } from '../../data/edits';
import { keepBlob } from '../../data/keep-blob';
import { contextOf, type Workspace } from '../../data/workspace';
import { write } from '../../data/writer';
import { demoMoment } from './demo-moments';
import type { DemoPartner } from './demo-records';

type DemoAgreements = NonNullable<DemoPartner['agreements']>;

/** A step of the demo that did not go through; what was written before it stays and is whole. */
export interface DemoStopped {
  readonly kind: 'demo-stopped';
  readonly step: string;
}

/** Prints a page; in the window a worker does it. */
export type PrintDemo = (
  page: DocumentPage,
  facts: { readonly createdAt: string; readonly author: string },
) => Promise<Result<{ readonly bytes: Uint8Array<ArrayBuffer> }, unknown>>;

/** The two agreements of a partner, by kind. */
export type SignedPair = Readonly<Record<AgreementKind, string>>;

/**
 * Drafts, decides, locks, signs and freezes plan and service level agreement by the rules the screens use, on the day
 * the demo tells of.
 */
export async function writeDemoAgreements(
  workspace: Workspace,
  partnerId: PartnerId,
  demo: DemoAgreements,
  print: PrintDemo,
): Promise<Result<SignedPair, DemoStopped>> {
  const plan = await writeAgreement(workspace, { partnerId, kind: 'plan', demo, print });
  if (!plan.ok) return plan;
  const sla = await writeAgreement(workspace, { partnerId, kind: 'sla', demo, print });
  return sla.ok ? ok({ plan: plan.value, sla: sla.value }) : sla;
}

interface Written {
  readonly partnerId: PartnerId;
  readonly kind: AgreementKind;
  readonly demo: DemoAgreements;
  readonly print: PrintDemo;
}

async function writeAgreement(
  workspace: Workspace,
  { partnerId, kind, demo, print }: Written,
): Promise<Result<string, DemoStopped>> {
  const { newId, now } = contextOf(workspace);
  const at = demoMoment(demo.signedAt, now);
  const id = newId() as Agreement['id'];
  const agreement = draftAgreement({ id, partnerId, kind, now: at });
  const drafted = await write(workspace, async () => ok({ value: null, edits: [creation('agreement', agreement)] }));
  if (!drafted.ok) return stopped(`draft ${kind}: ${drafted.error.kind}`);
  const terms = { ...demo.terms, ...(kind === 'plan' ? demo.planTerms : demo.slaTerms) };
  for (const [term, value] of Object.entries(terms)) {
    const kept = await setTerm(workspace, id, term, typeof value === 'string' ? demoMoment(value, now) : value);
    if (!kept.ok) return stopped(`term ${term}: ${kept.error.kind}`);
  }
  const approved = kind === 'sla' ? await approve(workspace, id, demo.approvals, at) : ok(null);
  if (!approved.ok) return approved;
  const locked = await lockAgreement(workspace, id);
  if (!locked.ok) return stopped(`lock ${kind}: ${JSON.stringify(locked.error)}`);
  for (const party of ['partner', 'vendor'] as const) {
    const signed = await sign(workspace, id, { party, name: demo.signers[party][0], at });
    if (!signed.ok) return signed;
  }
  const frozen = await finish(workspace, id, at, print);
  return frozen.ok ? ok(id) : frozen;
}

/** An agreement and its text, as they are now. */
async function readShown(workspace: Workspace, agreementId: string) {
  const file = await gatherAgreementFile(workspace.database, agreementId);
  const text = file && (await readAgreementText(workspace, file));
  return file && text?.ok ? { ...file, text: text.value } : null;
}

async function approve(
  workspace: Workspace,
  agreementId: string,
  approvals: DemoAgreements['approvals'],
  at: string,
): Promise<Result<null, DemoStopped>> {
  const shown = await readShown(workspace, agreementId);
  if (!shown) return stopped(`show ${agreementId} to those who approve it`);
  const dataSha256 = await fingerprintOf(shown.text);
  const { partnerId } = shown.agreement;
  const { newId, by } = contextOf(workspace);
  const edits = approvals.map((said) => {
    const approval = { ...said, id: newId(), partnerId, agreementId, dataSha256, by, at };
    return creation('agreementApproval', agreementApprovalSchema.parse(approval));
  });
  const written = await write(workspace, async () => ok({ value: null, edits }));
  return written.ok ? ok(null) : stopped(`approve: ${written.error.kind}`);
}

async function sign(
  workspace: Workspace,
  agreementId: string,
  { party, name, at }: { readonly party: Party; readonly name: string; readonly at: string },
): Promise<Result<null, DemoStopped>> {
  const shown = await readShown(workspace, agreementId);
  const person = shown?.partnerFile.people.find((each) => each.party === party && each.name === name);
  if (!shown || !person) return stopped(`show ${agreementId} to ${name}`);
  const { agreement, signatures } = shown;
  const authority = mayBind(shown.partnerFile, person, { index: workspace.playbooks.current(), now: at });
  const page = shown.text.pages({ agreement, signatories: signatoriesOf(signatures) });
  const signed = await write(workspace, async () => {
    const taken = signAgreement({
      id: contextOf(workspace).newId() as SignatureId,
      agreement,
      signatures,
      person,
      party,
      mayBind: authority,
      shownSha256: agreement.dataSha256 ?? '',
      consentText: consentText({ agreement, page, party, personName: name, authorityUnknown: authority === null }),
      ink: inventedInk(name),
      now: at,
    });
    return taken.ok ? ok({ value: null, edits: [creation('signature', taken.value)] }) : taken;
  });
  return signed.ok ? ok(null) : stopped(`sign ${name}: ${signed.error.kind}`);
}

async function finish(
  workspace: Workspace,
  agreementId: string,
  at: string,
  print: PrintDemo,
): Promise<Result<null, DemoStopped>> {
  const shown = await readShown(workspace, agreementId);
  if (!shown) return stopped(`show ${agreementId}`);
  const { agreement, signatures } = shown;
  const page = shown.text.pages({
    agreement: { ...agreement, state: 'signed' },
    signatories: signatoriesOf(signatures),
  });
  const author = page.parties.find(({ party }) => party === 'vendor')?.name ?? '';
  const printed = await print(page, { createdAt: at, author });
  if (!printed.ok) return stopped(`print ${agreement.kind}: ${JSON.stringify(printed.error)}`);
  const { bytes } = printed.value;
  const mime = 'application/pdf';
  const kept = await keepBlob(workspace, { bytes, mime, partnerId: agreement.partnerId });
  if (!kept.ok) return stopped(`keep ${agreement.kind}: ${kept.error.kind}`);
  const file = { sha256: kept.value.sha256, bytes: bytes.byteLength, mime, name: documentFileName(page) };
  const frozen = await write(workspace, async () => {
    const id = contextOf(workspace).newId() as SignedDocumentId;
    const done = freeze({ id, agreement, signatures, file, now: at });
    if (!done.ok) return done;
    const edits = [
      creation('signedDocument', done.value.document),
      ...correction('agreement', agreement, done.value.agreement),
    ];
    return ok({ value: null, edits });
  });
  return frozen.ok ? ok(null) : stopped(`freeze ${agreement.kind}: ${frozen.error.kind}`);
}

/** A flourish that follows the letters of a name, so that two invented people do not sign alike. */
function inventedInk(name: string): Ink {
  const width = 480;
  const height = 160;
  let x = 40;
  const points = [...name].flatMap((letter, at) => {
    const code = letter.codePointAt(0) ?? 0;
    const rise = 18 + (code % 7) * 7;
    const step = 6 + (code % 5) * 1.6;
    return [0, 1, 2, 3].map((part) => {
      x += step;
      const swing = Math.sin((part / 3) * Math.PI * 2 + at) * rise * (at === 0 ? 1.5 : 1);
      return { x: Math.min(x, width - 20), y: height * 0.56 - swing * 0.55 - at * 0.7, time: at * 60 + part * 15 };
    });
  });
  const underline = [0, 1, 2, 3, 4].map((part) => ({
    x: 60 + part * 82,
    y: height * 0.84 - Math.sin(part) * 7,
    time: 2_000 + part * 40,
  }));
  return { width, height, strokes: [points, underline] };
}

function stopped(step: string): { readonly ok: false; readonly error: DemoStopped } {
  return refuse({ kind: 'demo-stopped', step });
}
