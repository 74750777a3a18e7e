import type { CompletionInput } from '#shared/domain/documents/completion-data';
import { documentWords, type WordId } from '#shared/domain/documents/document-words';
import type { DocumentPage } from '#shared/domain/documents/page';
import { writtenLanguage } from '#shared/domain/documents/page-words';
import type { FileReference } from '#shared/domain/evidence/evidence';
import type { EvidenceRecord } from './evidence-record';
import type { DocumentRevision, SignedDocument } from './signature';
import { type LevelReason, levelReasons } from './signature-level';
import type { SigningEvent, SigningSession } from './signing-session';
import type { ProvenSignature } from './signing-standing';

/** Everything on record about one signing that everybody has signed. */
export interface CompletionFacts {
  /** The pages that were signed. */
  readonly page: DocumentPage;
  readonly document: SignedDocument;
  readonly session: SigningSession;
  /** In the order in which they were given, each with its evidence record. */
  readonly signatures: readonly { readonly signature: ProvenSignature; readonly record: EvidenceRecord }[];
  readonly events: readonly SigningEvent[];
  /** What was made of the signed file since. */
  readonly revisions: readonly DocumentRevision[];
  /** Whose clock stands in the signatures and time-stamps. */
  readonly timeStamper: string;
}

/** What the certificate of completion of a signing is made from. The same records make the same certificate. */
export function completionInput(facts: CompletionFacts): CompletionInput {
  const { page, document, session, signatures, events } = facts;
  const language = writtenLanguage(page.language);
  return {
    language,
    document: {
      title: page.title,
      reference: page.reference,
      version: document.version,
      dataSha256: document.dataSha256,
    },
    parties: page.parties,
    session: { id: session.id, startedAt: session.startedAt },
    host: { name: session.host.name, organisation: session.host.organisation },
    signatures: signatures.map(({ signature, record }) => ({
      record,
      recordSha256: signature.proof.evidence.sha256,
      signedAt: signature.signedAt,
    })),
    events: events
      .filter(({ sessionId }) => sessionId === session.id)
      .toSorted((left, right) => compare(left.at, right.at) || compare(left.id, right.id))
      .map(({ at, by, event }) => ({ at, by, event })),
    files: filesOf(facts),
    time: timeOf(facts),
    because: becauseIn(language),
  };
}

/** Every state of the file, from the one that was shown to the strongest one, each the beginning of the next. */
function filesOf({ document, session, signatures, revisions }: CompletionFacts): CompletionInput['files'] {
  const named = (what: CompletionInput['files'][number]['what'], { name, sha256, bytes }: FileReference) => ({
    name,
    what,
    sha256,
    bytes,
  });
  const between = signatures
    .map(({ signature }) => signature.proof.file)
    .filter(({ sha256 }) => sha256 !== document.file.sha256);
  return [
    named('original', session.original),
    ...(session.sealed ? [named('sealed', session.sealed)] : []),
    ...between.map((file) => named('partly', file)),
    named('signed', document.file),
    ...archivalRevisions(revisions).map(({ file }) => named('archived', file)),
  ];
}

/** Files that were made to last, the earliest first. */
export function archivalRevisions(revisions: readonly DocumentRevision[]): readonly DocumentRevision[] {
  return revisions.filter(({ kind }) => kind === 'archival').toSorted((left, right) => compare(left.at, right.at));
}

/** Between which moments all was signed. Without a beacon in each signature nothing is proven about the earliest. */
function timeOf({ signatures, revisions, timeStamper: by }: CompletionFacts): CompletionInput['time'] {
  const beacons = signatures.map(({ signature }) => signature.proof.notBefore);
  const known = beacons.filter((at) => at !== null).toSorted(compare);
  const [earliest] = known.length === beacons.length ? known : [];
  const [stamped] = archivalRevisions(revisions);
  return {
    notBefore: earliest === undefined ? null : { at: earliest, by },
    notAfter: stamped === undefined ? null : { at: stamped.at, by },
  };
}

const becauseWords = {
  [levelReasons.certifiedByName]: 'completion.because.certified-by-name',
  [levelReasons.madeForThis]: 'completion.because.made-for-this',
  [levelReasons.otherName]: 'completion.because.other-name',
  [levelReasons.nobodyVouches]: 'completion.because.nobody-vouches',
  [levelReasons.documentSeen]: 'completion.because.document-seen',
  [levelReasons.knownInPerson]: 'completion.because.known-in-person',
  [levelReasons.badgeSeen]: 'completion.because.badge-seen',
  [levelReasons.notIdentified]: 'completion.because.not-identified',
  [levelReasons.pinGuarded]: 'completion.because.pin-guarded',
  [levelReasons.noPin]: 'completion.because.no-pin',
  [levelReasons.deviceOfHost]: 'completion.because.device-of-host',
  [levelReasons.ownFile]: 'completion.because.own-file',
  [levelReasons.ownToken]: 'completion.because.own-token',
  [levelReasons.changesShow]: 'completion.because.changes-show',
} as const satisfies Record<LevelReason, WordId>;

function becauseIn(language: CompletionInput['language']): CompletionInput['because'] {
  const words = documentWords(language);
  return Object.fromEntries(Object.entries(becauseWords).map(([reason, id]) => [reason, words.text(id)]));
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
