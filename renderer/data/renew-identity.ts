import { ok, type Result, refuse } from '#shared/base/result';
import type { IdentityReply, IdentityRequest } from '#shared/contracts/hq-signing';
import type { Bytes } from '#shared/proof/bytes';
import { base64OfBytes, bytesOfBase64 } from './base64';
import { type MadeKey, makeKey } from './device-authority';
import { lockIdentity, type PinRefusal, pinRefusal } from './signing-identity';
import { type KeptCertifiedKey, keepIdentity, newPinKey, recallIdentity } from './signing-keys';
import { keepTrust, type Trust, trustOf } from './signing-trust';
import { contextOf, type Workspace } from './workspace';

/** Certificates that end sooner are renewed at the next sync. */
const soon = 30 * 24 * 60 * 60_000;

/** What headquarters certified is not for our keys, or does not lead to its own root: it is not taken. */
export interface NotOurs {
  readonly kind: 'certificateNotOurs';
}

/**
 * Makes both keys of this device anew and has headquarters certify them. What was signed with the ones before stays
 * good. On any refusal the ones before stay.
 */
export async function renewIdentity<Trouble>(
  workspace: Workspace,
  pin: string | null,
  ask: (request: IdentityRequest) => Promise<Result<IdentityReply, Trouble>>,
): Promise<Result<null, Trouble | PinRefusal | NotOurs>> {
  const refusal = pinRefusal(pin);
  if (refusal) return refuse(refusal);
  const { enrolment, key } = workspace;
  if (!enrolment) return refuse({ kind: 'headquartersNeeded' });
  const { makeRequest } = await import('#shared/proof/certificates/request');
  const wrapping = pin === null ? null : await newPinKey(pin);
  const [manager, registrar] = [await makeKey(wrapping), await makeKey(wrapping)];
  const reply = await ask({
    managerRequest: base64OfBytes(await makeRequest(manager.signing, { commonName: enrolment.user.name })),
    registrarRequest: base64OfBytes(await makeRequest(registrar.signing, { commonName: key.tag })),
    guardedByPin: pin !== null,
  });
  if (!reply.ok) return reply;
  const trust = trustOf(reply.value.trust);
  const { now } = contextOf(workspace);
  const ours = await certified(manager, bytesOfBase64(reply.value.manager), trust, now);
  const theirs = await certified(registrar, bytesOfBase64(reply.value.registrar), trust, now);
  if (!ours || !theirs) return refuse({ kind: 'certificateNotOurs' });
  await keepTrust(workspace, reply.value.trust);
  await keepIdentity(workspace, {
    format: 1,
    origin: 'headquarters',
    server: enrolment.server,
    guard: wrapping?.guard ?? null,
    manager: ours,
    registrar: theirs,
  });
  lockIdentity(workspace);
  return ok(null);
}

/** Whether keys have to be made: there are none of this headquarters, or their certificates end soon. */
export async function identityIsDue(workspace: Workspace): Promise<'not' | 'due' | 'pinNeeded'> {
  const { enrolment } = workspace;
  if (!enrolment) return 'not';
  const kept = await recallIdentity(workspace);
  if (kept?.origin === 'headquarters' && kept.server === enrolment.server) {
    const { readCertificate } = await import('#shared/proof/certificates/read-certificate');
    const read = [await readCertificate(kept.manager.certificate), await readCertificate(kept.registrar.certificate)];
    const ends = read.map((facts) => (facts.ok ? Date.parse(facts.value.notAfter) : 0));
    if (Math.min(...ends) - workspace.surroundings.now() > soon) return 'not';
  }
  // A PIN the person set is not silently replaced by none.
  return kept?.guard ? 'pinNeeded' : 'due';
}

async function certified(
  { kept, signing }: MadeKey,
  certificate: Bytes,
  { authorities }: Trust,
  now: string,
): Promise<KeptCertifiedKey | null> {
  const [{ readCertificate }, { findChain }, { sameBytes }] = await Promise.all([
    import('#shared/proof/certificates/read-certificate'),
    import('./certificate-chain'),
    import('#shared/proof/bytes'),
  ]);
  const read = await readCertificate(certificate);
  if (!read.ok || !sameBytes(read.value.publicKey, signing.publicKey)) return null;
  const chain = await findChain(certificate, authorities, now);
  return chain && { key: kept, certificate, chain: [...chain] };
}
