import type { Ink } from '#shared/base/ink';
import type { Json } from '#shared/base/json';
import type { Agreement } from '#shared/domain/agreements/agreement';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { NamedPerson, Sides } from '#shared/domain/agreements/named-parties';
import { type Party, parties } from '#shared/domain/partners/person';
import { heading, paragraph } from './clause';
import { printedCountry } from './country-names';
import { type DocumentWords, documentWords } from './document-words';
import { layoutVersion } from './layout-version';
import type { Block, DocumentPage, SignatureBox } from './page';

/** Somebody who has signed, or is going to. */
export interface Signatory {
  readonly party: Party;
  readonly personName: string;
  readonly role: string;
  readonly signed: { readonly ink: Ink; readonly at: string } | null;
}

/** What surrounds the text: which state it is in and who signs. */
export interface DocumentFrame {
  readonly agreement: Pick<Agreement, 'id' | 'version' | 'state' | 'dataSha256'>;
  /** Without a signatory of a side its executive sponsor is printed as the one who will sign. */
  readonly signatories: readonly Signatory[];
  /** The signing in the room for which the file is made: its boxes become signature fields. */
  readonly signing?: SigningFrame;
}

/** Who signs a file, in which field, and who conducts it. Travels in the file as `frame.json`. */
export interface SigningFrame {
  readonly sessionId: string;
  /** ISO moment; the file's date of creation. */
  readonly startedAt: string;
  /** In the order in which they sign; the last field locks all others. */
  readonly signers: readonly {
    readonly field: string;
    readonly party: Party;
    readonly personName: string;
    readonly role: string;
  }[];
  /** A box for the seal of whoever conducts the signing and is not among the signers. */
  readonly host: { readonly field: string; readonly name: string; readonly organisation: string } | null;
}

/** Short mark of an agreement for the running foot. The end of the id is used because ids begin with their time. */
export function referenceOf(
  kind: 'plan' | 'sla',
  agreement: { readonly id: string; readonly version: number },
): string {
  return `${kind === 'sla' ? 'SLA' : 'JSP'}-${agreement.id.slice(-6)} v${agreement.version}`;
}

export function printedParties(sides: Sides, language: DocumentLanguage = 'en'): DocumentPage['parties'] {
  return (['vendor', 'partner'] as const).map((party) => ({
    party,
    name: sides[party].name,
    detail: `${sides[party].registerNumber}, ${printedCountry(sides[party].country, language)}`,
  }));
}

/**
 * What kind of signatures the document has. Drawn ones are said to be only that; a document that nobody has signed yet
 * says how it is going to be signed.
 */
export function signatureNotice(words: DocumentWords, frame: DocumentFrame): string {
  if (frame.signing !== undefined) return words.text('frame.cryptographic');
  return words.text(
    frame.signatories.some(({ signed }) => signed !== null) ? 'frame.drawnSignatures' : 'frame.toBeSigned',
  );
}

/** What a cover says besides the names: whether it binds, that it is a template, and what it belongs to. */
export function coverNotices(
  words: DocumentWords,
  frame: DocumentFrame,
  baseAgreement: string,
): DocumentPage['notices'] {
  return [
    ...(frame.agreement.state === 'draft' ? [words.text('frame.draft')] : []),
    words.text('frame.template'),
    words.text('frame.schedule', { baseAgreement }),
    signatureNotice(words, frame),
  ];
}

/** The data a document is made from, as the file that lies in the PDF. Its canonical JSON has the hash in the text. */
export function embeddedData(name: `${string}.json`, description: string, data: Json) {
  return { embedded: { name, description, data } } as const;
}

/** What makes a page again besides its data, as the file `frame.json` in the PDF; nothing where nobody signs in fields. */
export function embeddedFrame(
  kind: Agreement['kind'],
  { agreement, signing }: DocumentFrame,
): Pick<DocumentPage, 'frame'> {
  if (signing === undefined) return {};
  const { id, version, state, dataSha256 } = agreement;
  const { sessionId, startedAt, signers, host } = signing;
  return {
    frame: {
      format: 1,
      layout: layoutVersion,
      agreement: { id, kind, version, state, dataSha256 },
      signing: {
        sessionId,
        startedAt,
        signers: signers.map(({ field, party, personName, role }) => ({ field, party, personName, role })),
        host: host === null ? null : { field: host.field, name: host.name, organisation: host.organisation },
      },
    },
  };
}

export function signatureBlocks(
  number: string,
  sides: Sides,
  frame: DocumentFrame,
  sponsors: Readonly<Record<Party, NamedPerson>>,
  said: { readonly before: string },
  words: DocumentWords = documentWords('en'),
): readonly Block[] {
  const boxes =
    frame.signing === undefined
      ? parties.map((party) => plainBox(party, sides, frame, sponsors[party], words))
      : fieldBoxes(frame.signing, sides, words);
  return [
    heading(1, number, words.text('frame.signatures')),
    paragraph(said.before),
    paragraph(signatureNotice(words, frame), 'small'),
    ...(frame.signing === undefined ? [] : [paragraph(words.text('frame.howToCheck'), 'small')]),
    { kind: 'signatures', boxes },
  ];
}

function plainBox(
  party: Party,
  sides: Sides,
  frame: DocumentFrame,
  sponsor: NamedPerson,
  words: DocumentWords,
): SignatureBox {
  const signatory = frame.signatories.find((one) => one.party === party);
  return {
    party,
    organisation: sides[party].name,
    personName: signatory?.personName ?? sponsor.name,
    role: signatory?.role ?? (sponsor.title === '' ? words.text('frame.sponsor') : sponsor.title),
    signed: signatory?.signed ?? null,
  };
}

/** Our signers, theirs, and whoever conducts the signing: a place for each, whatever the order in which they sign. */
function fieldBoxes({ signers, host }: SigningFrame, sides: Sides, words: DocumentWords): readonly SignatureBox[] {
  const last = signers[signers.length - 1];
  const boxes = parties.flatMap((party) =>
    signers
      .filter((signer) => signer.party === party)
      .map((signer): SignatureBox => {
        const { personName, role, field } = signer;
        const organisation = sides[party].name;
        const tooltip = words.text('frame.field.signature', { name: personName, organisation });
        return {
          party,
          organisation,
          personName,
          role,
          signed: null,
          field: { name: field, tooltip, locksAll: signer === last },
        };
      }),
  );
  if (host === null) return boxes;
  return [
    ...boxes,
    {
      party: 'vendor',
      organisation: host.organisation,
      personName: host.name,
      role: words.text('frame.host'),
      signed: null,
      field: {
        name: host.field,
        tooltip: words.text('frame.field.seal', { name: host.name }),
        locksAll: false,
        isSeal: true,
      },
    },
  ];
}
