import { BitString, Enumerated, Integer } from 'asn1js';
import { CertificateRevocationList, Extension, Extensions, RevokedCertificate } from 'pkijs';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, fromHex, ownBytes } from '../bytes';
import type { Signer } from '../signer';
import { derOf, readBlock } from './der';
import { authorityKeyIdentifier, extensionTypes } from './extensions';
import { timeOf } from './issue';
import { type NameStep, nameText, readName } from './names';
import { extensionValue, readCertificate, serialText } from './read-certificate';
import { signatureIdentifier } from './signature-algorithms';

/** Why a certificate is no longer valid, with the numbers of RFC 5280, section 5.3.1. */
const reasonNumbers = {
  unspecified: 0,
  keyCompromise: 1,
  caCompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
} as const;
export type RevocationReason = keyof typeof reasonNumbers;

export interface Revoked {
  /** Hexadecimal, as in `Certified.serial`. */
  readonly serial: string;
  readonly at: string;
  readonly reason: RevocationReason;
}

export interface RevocationListFacts {
  readonly issuer: string;
  /** Decimal; null: not numbered. */
  readonly number: string | null;
  readonly thisUpdate: string;
  readonly nextUpdate: string | null;
  readonly revoked: readonly Revoked[];
}

/** A list with its parts at hand, for those who judge by it. */
export interface ParsedRevocationList {
  readonly list: CertificateRevocationList;
  readonly facts: RevocationListFacts;
  readonly issuerName: readonly NameStep[];
  /** By serial number; `at` is the earlier of the revocation and of the day since which the key was in doubt. */
  readonly bySerial: ReadonlyMap<string, Revoked>;
}

/** pkijs signs lists only with keys of WebCrypto; ours may lie on a token. */
class UnsignedList extends CertificateRevocationList {
  content(): ArrayBuffer {
    return this.encodeTBS().toBER(false);
  }
}

/** Says which certificates of this issuer are no longer valid. Numbers only grow. */
export async function issueRevocationList(asked: {
  readonly issuer: Signer;
  readonly number: number;
  readonly thisUpdate: string;
  readonly nextUpdate: string;
  readonly revoked: readonly Revoked[];
}): Promise<Bytes> {
  const { issuer, number, thisUpdate, nextUpdate, revoked } = asked;
  const above = readBlock(issuer.certificate, 'Certificate');
  const facts = await readCertificate(issuer.certificate);
  if (!above || !facts.ok || facts.value.subjectKeyIdentifier === null) {
    throw new Error('The certificate of the issuer does not name its key.');
  }
  const list = new UnsignedList({
    version: 1,
    issuer: above.subject,
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: timeOf(nextUpdate),
    crlExtensions: new Extensions({
      extensions: [
        authorityKeyIdentifier(fromHex(facts.value.subjectKeyIdentifier)),
        numbered(extensionTypes.crlNumber, new Integer({ value: number })),
      ],
    }),
    signature: signatureIdentifier(issuer.algorithm),
    signatureAlgorithm: signatureIdentifier(issuer.algorithm),
  });
  // An empty list of entries may not be written at all (RFC 5280, section 5.1.2.6).
  if (revoked.length > 0) list.revokedCertificates = revoked.map(entry);
  list.tbsView = new Uint8Array(list.content());
  list.signatureValue = new BitString({ valueHex: (await issuer.sign(ownBytes(list.tbsView))).buffer });
  return derOf(list);
}

function entry({ serial, at, reason }: Revoked): RevokedCertificate {
  const bytes = fromHex(serial);
  // A number whose first bit is set would read as negative.
  const positive = (bytes[0] ?? 0) >= 0x80 ? Uint8Array.of(0, ...bytes) : bytes;
  const said = numbered(extensionTypes.reasonCode, new Enumerated({ value: reasonNumbers[reason] }));
  return new RevokedCertificate({
    userCertificate: new Integer({ valueHex: positive.buffer }),
    revocationDate: timeOf(at),
    // Without a reason there is no extension: `unspecified` is not to be written (section 5.3.1).
    ...(reason === 'unspecified' ? {} : { crlEntryExtensions: new Extensions({ extensions: [said] }) }),
  });
}

function numbered(extnID: string, value: Integer): Extension {
  return new Extension({ extnID, critical: false, extnValue: value.toBER(false) });
}

/** Reads a revocation list. Whether it is its issuer's, only a check of its signature tells (`validatePath`). */
export function readRevocationList(der: Bytes): Result<RevocationListFacts, 'unreadable'> {
  const parsed = parseRevocationList(der);
  return parsed ? ok(parsed.facts) : refuse('unreadable');
}

/** The same with the structures; null when it cannot be read, or is of a kind that must not be read alone. */
export function parseRevocationList(der: Bytes): ParsedRevocationList | null {
  const list = readBlock(der, 'CertificateRevocationList');
  if (!list) return null;
  try {
    const issuerName = readName(list.issuer);
    const revoked = (list.revokedCertificates ?? []).map(readEntry);
    const number = extensionValue(list.crlExtensions ?? {}, extensionTypes.crlNumber);
    const facts: RevocationListFacts = {
      issuer: nameText(issuerName),
      number: number instanceof Integer ? number.toBigInt().toString() : null,
      thisUpdate: list.thisUpdate.value.toISOString(),
      nextUpdate: list.nextUpdate?.value.toISOString() ?? null,
      revoked,
    };
    return { list, facts, issuerName, bySerial: new Map(revoked.map((one) => [one.serial, one])) };
  } catch {
    return null;
  }
}

function readEntry({ userCertificate, revocationDate, crlEntryExtensions }: RevokedCertificate): Revoked {
  const holder = crlEntryExtensions ?? {};
  const code = extensionValue(holder, extensionTypes.reasonCode);
  const number = code instanceof Enumerated ? code.valueBlock.valueDec : 0;
  const names = Object.keys(reasonNumbers) as RevocationReason[];
  const said = extensionValue(holder, extensionTypes.invalidityDate);
  const doubted = said && 'toDate' in said && typeof said.toDate === 'function' ? (said.toDate() as Date) : null;
  const moments = [revocationDate.value, ...(doubted ? [doubted] : [])].map((moment) => moment.getTime());
  return {
    serial: serialText(userCertificate.valueBlock.valueHexView),
    at: new Date(Math.min(...moments)).toISOString(),
    reason: names.find((name) => reasonNumbers[name] === number) ?? 'unspecified',
  };
}
