import {
  type IdentityReply,
  type IdentityRequest,
  identityRequest,
  type TrustReply,
} from '#shared/contracts/hq-signing';
import type { Bytes } from '#shared/proof/bytes';
import {
  issueEscrow,
  issueIssuing,
  issueManager,
  issueRegistrar,
  issueRoot,
  issueTimeStamper,
} from '#shared/proof/certificates/issue';
import { exportPublicKey, generateEscrowKeys, generateKeys } from '#shared/proof/certificates/keys';
import { readCertificate } from '#shared/proof/certificates/read-certificate';
import { readRequest } from '#shared/proof/certificates/request';
import { issueRevocationList } from '#shared/proof/certificates/revocation-list';
import { signerWith, signingKeyOf } from '#shared/proof/certificates/signer-of';
import type { Signer } from '#shared/proof/signer';
import { answerTimeStamp } from '#shared/proof/time/time-stamper';
import { base64OfBytes, bytesOfBase64 } from '../../renderer/data/base64';
import type { SyncWorld } from '../../renderer/sync/sync-world';
import type { Authority } from './an-authority';

/** What a headquarters of a test certifies, and for how long. */
export interface SigningHq {
  readonly trust: () => Promise<TrustReply>;
  readonly identity: (request: IdentityRequest) => Promise<IdentityReply>;
  /** Answers the questions of signing; null: it is none. */
  readonly answer: (path: string, init?: RequestInit) => Promise<Response | null>;
  readonly escrowKey: CryptoKey;
  readonly escrow: Bytes;
  readonly issuing: Signer;
  /** Withdraws a certificate: from now on it stands in the list. */
  readonly revoke: (certificate: Bytes) => Promise<void>;
  /** How often keys were certified. */
  readonly certified: () => number;
}

const years = (from: string, count: number) => ({
  notBefore: from,
  notAfter: new Date(Date.parse(from) + count * 365 * 24 * 60 * 60_000).toISOString(),
});

/** A headquarters that certifies keys in the name of one person. */
export async function aSigningHq(on: {
  readonly now: () => number;
  readonly person: string;
  /** Years for which the keys of devices are certified. */
  readonly lasting?: number;
  /** Another authority that it asks for the time. */
  readonly otherTime?: Authority;
}): Promise<SigningHq> {
  const since = '2026-01-01T00:00:00.000Z';
  const key = async () => signingKeyOf(await generateKeys('ecdsa-p256', false));
  const [rootKey, issuingKey, timeKey] = [await key(), await key(), await key()];
  const root = await issueRoot({ key: rootKey, organisation: 'Sentinel GmbH', validity: years(since, 20) });
  const top = signerWith(rootKey, root, []);
  const common = { validity: years(since, 10), revocationListAddress: null };
  const issuingCertificate = await issueIssuing({ ...common, issuer: top, publicKey: issuingKey.publicKey });
  const issuing = signerWith(issuingKey, issuingCertificate, [root]);
  const timeStamper = await issueTimeStamper({ ...common, issuer: issuing, publicKey: timeKey.publicKey });
  const escrowKeys = await generateEscrowKeys();
  const escrow = await issueEscrow({
    ...common,
    issuer: issuing,
    publicKey: await exportPublicKey(escrowKeys.publicKey),
  });
  const revoked: { serial: string; at: string; reason: 'keyCompromise' }[] = [];
  let certified = 0;
  let stamps = 0;
  const iso = (ahead = 0) => new Date(on.now() + ahead).toISOString();
  const list = (issuer: Signer, of: typeof revoked) =>
    issueRevocationList({ issuer, number: on.now(), thisUpdate: iso(), nextUpdate: iso(30 * 86_400_000), revoked: of });
  const trust = async (): Promise<TrustReply> => ({
    organisation: 'Sentinel GmbH',
    authorities: [root, issuingCertificate].map(base64OfBytes),
    revocationLists: [await list(top, []), await list(issuing, revoked)].map(base64OfBytes),
    timeStamper: base64OfBytes(timeStamper),
    escrow: base64OfBytes(escrow),
    timeStampAddress: 'http://hq.test/tsa',
    timeAuthorities: on.otherTime ? [base64OfBytes(on.otherTime.root.certificate)] : [],
  });
  const identity = async (request: IdentityRequest): Promise<IdentityReply> => {
    certified += 1;
    const validity = years(iso(-60_000), on.lasting ?? 2);
    const given = { issuer: issuing, validity, revocationListAddress: null };
    const keyIn = async (text: string) => {
      const read = await readRequest(bytesOfBase64(text));
      if (!read.ok) throw new Error(`A device asked with a bad request: ${read.error}`);
      return read.value.publicKey;
    };
    const manager = await issueManager({ ...given, publicKey: await keyIn(request.managerRequest), person: on.person });
    const registrar = await issueRegistrar({
      ...given,
      publicKey: await keyIn(request.registrarRequest),
      device: 'tablet',
    });
    return { manager: base64OfBytes(manager), registrar: base64OfBytes(registrar), trust: await trust() };
  };
  return {
    trust,
    identity,
    issuing,
    escrow,
    escrowKey: escrowKeys.privateKey as CryptoKey,
    certified: () => certified,
    revoke: async (certificate) => {
      const read = await readCertificate(certificate);
      if (read.ok) revoked.push({ serial: read.value.serial, at: iso(), reason: 'keyCompromise' });
    },
    answer: async (path, init) => {
      if (path === '/v1/trust') return Response.json(await trust());
      if (path === '/v1/identity') return Response.json(await identity(identityRequest.parse(await bodyOf(init))));
      if (path !== '/tsa') return null;
      stamps += 1;
      const query = new Uint8Array(await new Response(init?.body ?? null).arrayBuffer());
      const stamper = on.otherTime?.timeStamper ?? signerWith(timeKey, timeStamper, [issuingCertificate, root]);
      const reply = await answerTimeStamp(query, { stamper, serial: stamps.toString(16).padStart(8, '0'), now: iso() });
      return new Response(reply, { headers: { 'content-type': 'application/timestamp-reply' } });
    },
  };
}

/** The world of a device whose headquarters also certifies. */
export function withSigning(world: SyncWorld, hq: SigningHq): SyncWorld {
  return {
    ...world,
    fetch: async (input, init) => (await hq.answer(new URL(input).pathname, init)) ?? world.fetch(input, init),
  };
}

async function bodyOf(init?: RequestInit): Promise<unknown> {
  const body = new Response(init?.body ?? null).body;
  const isPacked = new Headers(init?.headers).get('content-encoding') === 'gzip';
  const stream = body && isPacked ? body.pipeThrough(new DecompressionStream('gzip')) : body;
  return new Response(stream).json();
}
