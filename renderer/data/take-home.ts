import { dayOf } from '#shared/base/calendar-date';
import { ok, type Result, refuse } from '#shared/base/result';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import { referenceOf } from '#shared/domain/documents/document-frame';
import { documentWords } from '#shared/domain/documents/document-words';
import { writtenLanguage } from '#shared/domain/documents/page-words';
import { piecesOf } from '#shared/domain/evidence/evidence-rules';
import { commitments } from '#shared/domain/plans/commitments';
import { recordsOfPlan } from '#shared/domain/plans/plan-chain';
import { planStanding } from '#shared/domain/plans/plan-standing';
import { archivalRevisions } from '#shared/domain/signing/completion-input';
import { evidenceList } from '#shared/domain/signing/evidence-list';
import { distinctNames, safeName } from '#shared/domain/signing/handed-over-names';
import type { SignedDocument } from '#shared/domain/signing/signature';
import { takeHomeCalendar } from '#shared/domain/signing/take-home-calendar';
import { type GuidedFile, type GuideFacts, takeHomeGuide } from '#shared/domain/signing/take-home-guide';
import { takeHomeWord } from '#shared/domain/signing/take-home-words';
import type { PartnerFile } from '#shared/records/partner-file';
import type { NotHere } from './actions/partner-actions';
import { gatherAgreementFile, readAgreementText } from './agreement-file';
import { base64OfBytes } from './base64';
import { completionOf } from './completion';
import { hex } from './device-key';
import { gatherPlanUnderWay } from './plan-file';
import { gatherSigningFile, keptBytes, type SigningFile } from './signing-file';
import { readTrust } from './signing-trust';
import { contextOf, type Workspace } from './workspace';

/** A file of the folder, with what it is. */
export interface TakeHomeFile {
  readonly path: string;
  readonly file: GuidedFile;
  readonly content: Blob;
  readonly sha256: string;
}

/** What a partner takes home after a signing: a folder that explains and checks itself. */
export interface TakeHome {
  readonly sessionId: string;
  readonly folder: string;
  /** ISO moment of the composition. */
  readonly at: string;
  readonly files: readonly TakeHomeFile[];
  /** Signed as well, but not on this device. */
  readonly missing: GuideFacts['missing'];
  /** The certificate of completion of this signing is in it. */
  readonly hasCompletion: boolean;
}

export type TakeHomeRefusal =
  | NotHere
  /** The signed file is not on this device, or is not what it was. */
  | { readonly kind: 'fileLost' };

/** The place in the page that checks where its roots go. */
const trustMark = '"__TRUST__"';

/**
 * Puts together what the partner takes home after a signing, in the language of the first who signed for them.
 *
 * @param verifierPage the stand-alone page that checks; null: it is not on this device yet
 */
export async function composeTakeHome(
  workspace: Workspace,
  sessionId: string,
  verifierPage: () => Promise<string | null>,
): Promise<Result<TakeHome, TakeHomeRefusal>> {
  const signing = await gatherSigningFile(workspace, sessionId);
  const own = signing?.partnerFile.signedDocuments.find((one) => one.sessionId === sessionId);
  if (!signing || !own) return refuse({ kind: 'not-here' });
  const { session, partnerFile } = signing;
  const language = session.signers.find(({ party }) => party === 'partner')?.language ?? 'en';
  const { now } = contextOf(workspace);
  const documents = await Promise.all(
    handedOver(own, partnerFile).map((document) => documentParts(workspace, document, partnerFile)),
  );
  const [first] = documents;
  if (!first || first.agreement === null) return refuse({ kind: 'fileLost' });
  const names = await partyNames(workspace, signing);
  const root = await rootOf(workspace);
  const parts: readonly Part[] = [
    ...documents.flatMap(({ agreement, completion }) => [agreement, completion].filter((part) => part !== null)),
    {
      path: 'evidence.csv',
      file: { kind: 'evidence' },
      content: textBlob(evidenceOf(workspace, partnerFile, language), 'text/csv'),
    },
    ...(await calendarPart(workspace, partnerFile, language)),
    ...verifierPart(await verifierPage(), root),
  ];
  const paths = distinctNames(parts.map(({ path }) => path));
  const named = parts.map((part, at) => ({ ...part, path: paths[at] ?? part.path }));
  const missing = documents
    .filter(({ agreement }) => agreement === null)
    .map(({ title, reference }) => ({ title, reference }));
  const guided: GuideFacts['files'] = [
    ...named,
    { path: guideName, file: { kind: 'guide' } },
    { path: sumsName, file: { kind: 'sums' } },
  ];
  const guide = takeHomeGuide({
    language,
    date: dayOf(now),
    ...names,
    files: guided,
    missing,
    root: root && { organisation: root.organisation, name: root.name, sha256: root.sha256 },
    vouchedFor: session.host.vouchedFor,
  });
  const files = await Promise.all(
    [...named, { path: guideName, file: { kind: 'guide' as const }, content: textBlob(guide, 'text/html') }].map(
      hashed,
    ),
  );
  const sums = files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
  return ok({
    sessionId,
    folder: safeName(takeHomeWord(language, 'take-home.folder', { partner: names.partner, date: dayOf(now) })),
    at: now,
    // Last: a folder without it is not whole.
    files: [...files, await hashed({ path: sumsName, file: { kind: 'sums' }, content: textBlob(sums, 'text/plain') })],
    missing,
    hasCompletion: first.completion !== null,
  });
}

const guideName = 'READ-ME.html';
const sumsName = 'SHA256SUMS';

interface Part {
  readonly path: string;
  readonly file: GuidedFile;
  readonly content: Blob;
}

/** The document of this signing, and of the other kind the one that was signed last. */
function handedOver(own: SignedDocument, { signedDocuments }: PartnerFile): readonly SignedDocument[] {
  const [other] = signedDocuments
    .filter(({ kind }) => kind !== own.kind)
    .toSorted((left, right) => (left.frozenAt < right.frozenAt ? 1 : -1));
  return other ? [own, other] : [own];
}

/** A signed document in its strongest form, and how it was signed. */
async function documentParts(workspace: Workspace, document: SignedDocument, { documentRevisions }: PartnerFile) {
  const reference = referenceOf(document.kind, { id: document.agreementId, version: document.version });
  const revisions = documentRevisions.filter(({ documentId }) => documentId === document.id);
  const archived = archivalRevisions(revisions)
    .toReversed()
    .map(({ file }) => ({ file, strength: 'archived' as const }));
  const plain = {
    file: document.file,
    strength: document.sessionId === null ? ('drawn' as const) : ('signed' as const),
  };
  const { title, language } = await titleOf(workspace, document);
  const agreement = await firstHere(workspace, [...archived, plain]);
  const completion = completionOf(document, revisions);
  const certificate = completion && (await keptBytes(workspace, completion.file));
  return {
    title,
    reference,
    agreement: agreement && {
      path: `${title} ${reference}.pdf`,
      file: { kind: 'agreement' as const, title, reference, strength: agreement.strength },
      content: agreement.content,
    },
    completion: certificate && {
      path: `${documentWords(language).text('completion.title')} ${reference}.pdf`,
      file: { kind: 'completion' as const, reference },
      content: pdfBlob(certificate),
    },
  };
}

async function firstHere<Strength>(
  workspace: Workspace,
  found: readonly { readonly file: SignedDocument['file']; readonly strength: Strength }[],
): Promise<{ readonly content: Blob; readonly strength: Strength } | null> {
  for (const { file, strength } of found) {
    const bytes = await keptBytes(workspace, file);
    if (bytes !== null) return { content: pdfBlob(bytes), strength };
  }
  return null;
}

/** What the document calls itself; by the name of its file where its text is not here. */
async function titleOf(workspace: Workspace, { agreementId, file: { name } }: SignedDocument) {
  const file = await gatherAgreementFile(workspace.database, agreementId);
  const text = file && (await readAgreementText(workspace, file));
  if (!file || !text?.ok) return { title: name.replace(/\.pdf$/i, ''), language: 'en' as const };
  const { title, language } = text.value.pages({ agreement: file.agreement, signatories: [] });
  return { title, language: writtenLanguage(language) };
}

/** How the two call themselves in what they signed. */
async function partyNames(workspace: Workspace, file: SigningFile) {
  const text = await readAgreementText(workspace, file);
  const parties = text.ok ? text.value.pages({ agreement: file.agreement, signatories: [] }).parties : [];
  const nameOf = (party: 'vendor' | 'partner') => parties.find((one) => one.party === party)?.name;
  return {
    vendor: nameOf('vendor') ?? file.session.host.organisation,
    partner: nameOf('partner') ?? file.partnerFile.partner.legalName,
  };
}

function evidenceOf(workspace: Workspace, file: PartnerFile, language: DocumentLanguage): string {
  const facts = {
    pieces: piecesOf(file),
    typeById: workspace.playbooks.current().evidenceTypeById,
    asOf: dayOf(contextOf(workspace).now),
    nameOf: (personId: string) => file.people.find(({ id }) => id === personId)?.name ?? '',
  };
  return evidenceList(facts, language);
}

/** What is still to be kept by the plan that was signed last; nothing where none was, or nothing has a day. */
async function calendarPart(
  workspace: Workspace,
  { signedDocuments }: PartnerFile,
  language: DocumentLanguage,
): Promise<readonly Part[]> {
  const [plan] = signedDocuments
    .filter(({ kind }) => kind === 'plan')
    .toSorted((left, right) => (left.frozenAt < right.frozenAt ? 1 : -1));
  const found = plan && (await gatherPlanUnderWay(workspace, plan.agreementId));
  if (!found) return [];
  const { agreement, underWay } = found;
  const today = dayOf(contextOf(workspace).now);
  const { reviews } = recordsOfPlan(agreement.id, underWay.progress);
  const rows = commitments(underWay.plan, planStanding(underWay, today), reviews);
  const calendar = takeHomeCalendar({ plan: underWay.plan, agreement, rows, stamp: `${today}T00:00:00Z` }, language);
  if (calendar === null) return [];
  return [{ path: 'commitments.ics', file: { kind: 'calendar' }, content: textBlob(calendar, 'text/calendar') }];
}

/** Whom the page believes: the root, and authorities that may say the time and nothing else. Null: the device never belonged to a headquarters. */
async function rootOf(workspace: Workspace) {
  const trust = await readTrust(workspace);
  const [der] = trust?.authorities ?? [];
  if (!trust || !der) return null;
  const { readCertificate } = await import('#shared/proof/certificates/read-certificate');
  const read = await readCertificate(der);
  if (!read.ok) return null;
  const { name, sha256 } = read.value;
  return {
    der,
    organisation: trust.organisation,
    name,
    sha256,
    timeRoots: trust.timeAuthorities,
    revocationLists: trust.revocationLists,
  };
}

/** The page that checks, with what it believes inside; nothing where it has not come to this device yet. */
function verifierPart(page: string | null, root: Awaited<ReturnType<typeof rootOf>>): readonly Part[] {
  if (!page?.includes(trustMark)) return [];
  const trust = {
    roots: root ? [base64OfBytes(root.der)] : [],
    timeRoots: root?.timeRoots.map(base64OfBytes) ?? [],
    // What was withdrawn by the day it is handed over.
    revocationLists: root?.revocationLists.map(base64OfBytes) ?? [],
  };
  const trusting = page.replace(trustMark, () => JSON.stringify(trust));
  return [{ path: 'verify.html', file: { kind: 'verifier' }, content: textBlob(trusting, 'text/html') }];
}

async function hashed(part: Part): Promise<TakeHomeFile> {
  return { ...part, sha256: hex(await crypto.subtle.digest('SHA-256', await part.content.arrayBuffer())) };
}

const textBlob = (text: string, type: string) => new Blob([text], { type: `${type};charset=utf-8` });
const pdfBlob = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes], { type: 'application/pdf' });
