import { type AsnType, fromBER, type Sequence } from 'asn1js';
import {
  Certificate,
  CertificateRevocationList,
  CertificationRequest,
  ContentInfo,
  PFX,
  PrivateKeyInfo,
  PublicKeyInfo,
  RSAPublicKey,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { type Bytes, ownBytes, sameBytes } from '../bytes';

/** The structures that come to us from outside. */
const structures = {
  Certificate,
  CertificateRevocationList,
  CertificationRequest,
  ContentInfo,
  PFX,
  PrivateKeyInfo,
  PublicKeyInfo,
  RSAPublicKey,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} as const;

type Structures = { [Name in keyof typeof structures]: InstanceType<(typeof structures)[Name]> };

/** Reads one structure that fills the bytes exactly; null when it does not. */
export function readBlock<Name extends keyof Structures>(bytes: Uint8Array, name: Name): Structures[Name] | null {
  const block = readAsn(bytes);
  if (!block) return null;
  try {
    // The table pairs every name with its class; the compiler knows only their union here.
    return new structures[name]({ schema: block }) as Structures[Name];
  } catch {
    return null;
  }
}

/** One ASN.1 value that fills the bytes exactly; null when it does not, or is damaged. */
export function readAsn(bytes: Uint8Array): AsnType | null {
  const read = fromBER(ownBytes(bytes));
  return read.offset === bytes.length && read.result.error === '' ? read.result : null;
}

export function derOf(block: { toSchema(): { toBER(sizeOnly?: boolean): ArrayBuffer } }): Bytes {
  return ownBytes(block.toSchema().toBER(false));
}

/** DER wants the members of a set in the order of their bytes; asn1js writes them as they come. */
export function inDerOrder<Block extends { toBER(sizeOnly?: boolean): ArrayBuffer }>(
  blocks: readonly Block[],
): Block[] {
  return blocks
    .map((block) => ({ block, bytes: ownBytes(block.toBER(false)) }))
    .sort((left, right) => order(left.bytes, right.bytes))
    .map(({ block }) => block);
}

function order(left: Bytes, right: Bytes): number {
  if (sameBytes(left, right)) return 0;
  const at = left.findIndex((byte, index) => byte !== right[index]);
  return at < 0 ? -1 : (left[at] ?? 0) - (right[at] ?? -1);
}

/** The members of a sequence or set; none of anything else. */
export function membersOf(block: AsnType | undefined): readonly AsnType[] {
  const members = (block as Sequence | undefined)?.valueBlock?.value;
  return Array.isArray(members) ? members : [];
}
