import type { Bytes } from '#shared/proof/bytes';
import {
  issueInPerson,
  issueIssuing,
  issueManager,
  issueRegistrar,
  issueRoot,
  issueTimeStamper,
  type Validity,
} from '#shared/proof/certificates/issue';
import { generateKeys } from '#shared/proof/certificates/keys';
import { issueRevocationList } from '#shared/proof/certificates/revocation-list';
import { signerWith, signingKeyOf } from '#shared/proof/certificates/signer-of';
import type { AskForTime, Signer, SigningAlgorithm } from '#shared/proof/signer';
import { readReply } from '#shared/proof/time/time-stamp-reply';
import { timeStampRequest } from '#shared/proof/time/time-stamp-request';
import { answerTimeStamp } from '#shared/proof/time/time-stamper';

/** Headquarters with its keys, as far as signing needs it: everything is made anew, nothing is kept. */
export interface SigningAuthority {
  readonly organisation: string;
  readonly root: Bytes;
  readonly issuing: Bytes;
  /** Issues manager certificates. */
  readonly issuer: Signer;
  readonly rootIssuer: Signer;
  /** Issues one-time certificates on a device. */
  readonly registrar: Signer;
  readonly timeStamper: Signer;
  readonly manager: (person: string, algorithm?: SigningAlgorithm, validity?: Validity) => Promise<Signer>;
  readonly inPerson: (person: string, partner: string, at?: string) => Promise<Signer>;
  /** What headquarters answers over its network, here without one. */
  readonly askForTime: (now?: string) => AskForTime;
  /** Of the root, of the issuing authority and of the registrar; none of them revoked anybody. */
  readonly revocationLists: (thisUpdate?: string) => Promise<readonly Bytes[]>;
}

/** @param at the moment around which the certificates are valid */
export async function aSigningAuthority(
  at = '2026-11-21T09:00:00Z',
  organisation = 'Meridian Software SE',
): Promise<SigningAuthority> {
  const years = (before: number, after: number): Validity => ({
    notBefore: moved(at, -before * 365),
    notAfter: moved(at, after * 365),
  });
  const rootKey = await freshKey();
  const root = await issueRoot({ key: rootKey, organisation, validity: years(1, 10) });
  const rootIssuer = signerWith(rootKey, root, []);
  const issuingKey = await freshKey();
  const below = (issuer: Signer, key: Awaited<ReturnType<typeof freshKey>>, validity = years(1, 2)) => ({
    issuer,
    publicKey: key.publicKey,
    validity,
    revocationListAddress: null,
  });
  const issuing = await issueIssuing(below(rootIssuer, issuingKey, years(1, 5)));
  const issuer = signerWith(issuingKey, issuing, [root]);
  const registrarKey = await freshKey();
  const registrar = signerWith(
    registrarKey,
    await issueRegistrar({ ...below(issuer, registrarKey), device: 'Tablet of Änne Großmann' }),
    [issuing, root],
  );
  const stampKey = await freshKey();
  const timeStamper = signerWith(stampKey, await issueTimeStamper(below(issuer, stampKey)), [issuing, root]);
  let stamps = 0;
  let lists = 0;
  return {
    organisation,
    root,
    issuing,
    issuer,
    rootIssuer,
    registrar,
    timeStamper,
    manager: async (person, algorithm = 'ecdsa-p256', validity = years(1, 1)) => {
      const key = await freshKey(algorithm);
      return signerWith(key, await issueManager({ ...below(issuer, key, validity), person }), [issuing, root]);
    },
    inPerson: async (person, partner, moment = at) => {
      const key = await freshKey();
      const asked = { issuer: registrar, publicKey: key.publicKey, person, partner, at: moment };
      return signerWith(key, await issueInPerson(asked), [registrar.certificate, ...registrar.chain]);
    },
    askForTime:
      (now = at) =>
      async (sha256) => {
        stamps += 1;
        const nonce = Uint8Array.of(0x5a, stamps);
        const serial = (0x100 + stamps).toString(16).padStart(4, '0');
        const reply = await answerTimeStamp(timeStampRequest(sha256, nonce), { stamper: timeStamper, serial, now });
        const token = readReply(reply, { sha256, nonce });
        if (!token.ok) throw new Error(JSON.stringify(token.error));
        return token.value;
      },
    revocationLists: (thisUpdate = at) => {
      lists += 1;
      const nextUpdate = moved(thisUpdate, 30);
      const list = { number: lists, thisUpdate, nextUpdate, revoked: [] };
      return Promise.all([rootIssuer, issuer, registrar].map((one) => issueRevocationList({ issuer: one, ...list })));
    },
  };
}

const freshKey = async (algorithm: SigningAlgorithm = 'ecdsa-p256') =>
  signingKeyOf(await generateKeys(algorithm, true));

const moved = (at: string, days: number) => new Date(Date.parse(at) + days * 86_400_000).toISOString();
