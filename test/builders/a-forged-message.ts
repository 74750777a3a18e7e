import {
  type AsnType,
  Constructed,
  fromBER,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as SetOf,
  UTCTime,
} from 'asn1js';
import { type Bytes, fromHex, ownBytes } from '#shared/proof/bytes';
import { inDerOrder, readBlock } from '#shared/proof/certificates/der';
import { sha256 } from '#shared/proof/crypto-engine';
import type { Signer } from '#shared/proof/signer';
import { asLatin, latin, Victim } from './an-attack';

/** Names of what stands in a signature. */
export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamp: '1.2.840.113549.1.9.16.2.14',
  sha1: '1.3.14.3.2.26',
  md5: '1.2.840.113549.2.5',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

type Block = InstanceType<typeof Sequence> | AsnType;

/** What is odd about a message; the rest is as it should be. */
export interface MessageWish {
  readonly digest?: string;
  readonly algorithm?: string;
  readonly version?: number;
  readonly signerVersion?: number;
  /** Signed attributes in place of the usual three. */
  readonly attributes?: (usual: readonly Block[], signed: { readonly digest: Bytes }) => readonly Block[];
  readonly noAttributes?: boolean;
  /** The attributes are not put into the order that DER wants. */
  readonly inAnyOrder?: boolean;
  readonly named?: Bytes | null;
  readonly certificates?: readonly Bytes[];
  readonly identifiedBy?: Bytes;
  readonly unsigned?: (signature: Bytes) => Promise<readonly Block[]>;
  readonly content?: Bytes;
  readonly signers?: (one: Block) => readonly Block[];
  readonly digests?: readonly string[];
  readonly type?: string;
  readonly signature?: (signature: Bytes) => Bytes;
}

export const oid = (value: string) => new ObjectIdentifier({ value });
export const octets = (bytes: Bytes) => new OctetString({ valueHex: bytes });
export const attribute = (type: string, ...values: readonly Block[]) =>
  new Sequence({ value: [oid(type), new SetOf({ value: [...values] as never })] });
export const asIs = (der: Bytes): Block => fromBER(der).result;
export const signingTime = (at: string) => attribute(oids.signingTime, new UTCTime({ valueDate: new Date(at) }));
const tagged = (tagNumber: number, value: readonly Block[]) =>
  new Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [...value] as never });
const algorithmOf = (type: string) => new Sequence({ value: [oid(type)] });
const der = (block: { toBER(sizeOnly?: boolean): ArrayBuffer }): Bytes => ownBytes(block.toBER(false));

/** Names a certificate by its hash (ESSCertIDv2). */
export async function naming(certificate: Bytes): Promise<Block> {
  return new Sequence({
    value: [new Sequence({ value: [new Sequence({ value: [octets(await sha256(certificate))] })] })],
  });
}

/** A detached signature, put together by somebody who may do everything differently. */
export async function aForgedMessage(digest: Bytes, signer: Signer, wish: MessageWish = {}): Promise<Bytes> {
  const type = wish.digest ?? oids.sha256;
  const named = wish.named === undefined ? signer.certificate : wish.named;
  const usual = [
    attribute(oids.contentType, oid(oids.data)),
    attribute(oids.messageDigest, octets(digest)),
    ...(named ? [attribute(oids.signingCertificateV2, await naming(named))] : []),
  ];
  const chosen = wish.attributes ? wish.attributes(usual, { digest }) : usual;
  const attributes = wish.inAnyOrder ? [...chosen].reverse() : inDerOrder([...chosen]);
  const made = await signer.sign(wish.noAttributes ? digest : der(new SetOf({ value: attributes as never })));
  const signature = wish.signature?.(made) ?? made;
  const identified = readBlock(wish.identifiedBy ?? signer.certificate, 'Certificate');
  if (!identified) throw new Error('The signer has no certificate.');
  const unsigned = (await wish.unsigned?.(signature)) ?? [];
  const rsa = signer.algorithm === 'rsa';
  const information = new Sequence({
    value: [
      new Integer({ value: wish.signerVersion ?? 1 }),
      new Sequence({ value: [asIs(ownBytes(identified.issuer.valueBeforeDecode)), identified.serialNumber] as never }),
      algorithmOf(type),
      ...(wish.noAttributes ? [] : [tagged(0, attributes)]),
      rsa
        ? new Sequence({ value: [oid('1.2.840.113549.1.1.1'), new Null()] })
        : algorithmOf(wish.algorithm ?? oids.ecdsaWithSha256),
      octets(signature),
      ...(unsigned.length > 0 ? [tagged(1, unsigned)] : []),
    ] as never,
  });
  const signedData = new Sequence({
    value: [
      new Integer({ value: wish.version ?? 1 }),
      new SetOf({ value: (wish.digests ?? [type]).map(algorithmOf) }),
      new Sequence({ value: [oid(oids.data), ...(wish.content ? [tagged(0, [octets(wish.content)])] : [])] as never }),
      tagged(0, inDerOrder([...(wish.certificates ?? [signer.certificate, ...signer.chain])].map(asIs))),
      new SetOf({ value: (wish.signers?.(information) ?? [information]) as never }),
    ] as never,
  });
  return der(new Sequence({ value: [oid(wish.type ?? oids.signedData), tagged(0, [signedData])] as never }));
}

/** Puts another message into the place of the one a field holds; what is signed does not change by it. */
export async function withMessage(
  bytes: Uint8Array,
  field: string,
  make: (digest: Bytes, old: Bytes) => Promise<Bytes>,
): Promise<Bytes> {
  const victim = new Victim(bytes);
  const dictionary = victim.text(victim.entry(victim.field(field), 'V'));
  const [, end = 0, next = 0, rest = 0] = (/\/ByteRange \[([\d ]*)\]/.exec(dictionary)?.[1] ?? '')
    .split(' ')
    .map(Number);
  const covered = new Uint8Array([...bytes.subarray(0, end), ...bytes.subarray(next, next + rest)]);
  const old = fromHex(asLatin(bytes.subarray(end + 1, next - 1)));
  const message = await make(await sha256(covered), old);
  const room = (next - end - 2) / 2;
  if (message.length > room) throw new Error(`The message of ${message.length} bytes has room for ${room} only.`);
  const made = new Uint8Array(bytes);
  made.set(
    latin(
      Buffer.from(message)
        .toString('hex')
        .padEnd(room * 2, '0'),
    ),
    end + 1,
  );
  return made;
}
