import { ok, type Result, refuse } from '#shared/base/result';
import type { HostIdentity } from '#shared/domain/signing/session-plan';
import { sameBytes } from '#shared/proof/bytes';
import type { Signer } from '#shared/proof/signer';
import { type CertificateRefusal, certificateStanding } from './certificate-standing';
import { type Conductor, makeDeviceAuthority } from './device-authority';
import { hex } from './device-key';
import {
  type KeptCertifiedKey,
  type KeptIdentity,
  keepIdentity,
  keepRegistrarList,
  newPinKey,
  openKey,
  type PinKey,
  pinKey,
  recallIdentity,
  recallOwnFile,
  wrapKey,
} from './signing-keys';
import { contextOf, type Workspace } from './workspace';

/** With what this device signs, as far as it can be told without a PIN. */
export type IdentityState =
  /** Made when it is first needed. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'kept';
      /** `device`: the device speaks for itself only. `ownFile`: the manager's own certificate file. */
      readonly origin: 'headquarters' | 'device' | 'ownFile';
      readonly name: string;
      readonly organisation: string;
      readonly notBefore: string;
      readonly notAfter: string;
      readonly sha256: string;
      readonly vouchedFor: boolean;
      readonly guardedByPin: boolean;
      readonly standing: 'valid' | 'expiring' | 'expired' | 'notYetValid' | 'revoked' | 'unfit';
    };

export type PinRefusal =
  | { readonly kind: 'wrongPin' }
  | { readonly kind: 'pinNeeded' }
  | { readonly kind: 'pinTooShort'; readonly least: number }
  /** Headquarters certified these keys; other ones have to be certified there. */
  | { readonly kind: 'headquartersNeeded' };

export type IdentityRefusal = PinRefusal | CertificateRefusal;

/** Shorter ones are guessed within days, however slow a guess is made. */
export const leastPin = 6;

/** A certificate that ends sooner is told. */
const soon = 30 * 24 * 60 * 60_000;

/** Keys that can be used, in memory only. */
export interface UnlockedIdentity {
  readonly host: HostIdentity;
  readonly manager: Signer;
  readonly registrar: Signer;
  readonly guardedByPin: boolean;
}

type OpenKeys = Pick<UnlockedIdentity, 'manager' | 'registrar'> & { readonly isOwnFile: boolean };

const unlocked = new WeakMap<Workspace, OpenKeys>();

/** Forgets the keys that a PIN opened: the signing is over, or was left. */
export function lockIdentity(workspace: Workspace): void {
  unlocked.delete(workspace);
}

export function isUnlocked(workspace: Workspace): boolean {
  return unlocked.has(workspace);
}

export async function readIdentity(workspace: Workspace): Promise<IdentityState> {
  const kept = await recallIdentity(workspace);
  const own = await recallOwnFile(workspace);
  const shown = own ?? kept?.manager;
  if (!shown) return { kind: 'none' };
  const { now } = contextOf(workspace);
  const [{ readCertificate }, standing] = await Promise.all([
    import('#shared/proof/certificates/read-certificate'),
    certificateStanding(workspace, shown, now),
  ]);
  const facts = await readCertificate(shown.certificate);
  if (!facts.ok) return { kind: 'none' };
  const { name, organisation, notBefore, notAfter, sha256 } = facts.value;
  return {
    kind: 'kept',
    origin: own ? 'ownFile' : (kept?.origin ?? 'device'),
    name,
    organisation,
    notBefore,
    notAfter,
    sha256,
    vouchedFor: standing.ok && standing.value.vouchedFor,
    guardedByPin: !own && kept?.guard !== null,
    standing: standing.ok
      ? Date.parse(notAfter) - Date.parse(now) < soon
        ? 'expiring'
        : 'valid'
      : standings[standing.error.kind],
  };
}

const standings = {
  certificateExpired: 'expired',
  certificateNotYetValid: 'notYetValid',
  certificateRevoked: 'revoked',
  certificateUnfit: 'unfit',
} as const satisfies Record<CertificateRefusal['kind'], string>;

/**
 * Opens the keys of this device, making them where there are none. `host` says in whose name a device signs that
 * headquarters does not know; where it knows it, the certificate says.
 */
export async function unlockIdentity(
  workspace: Workspace,
  on: { readonly pin: string | null; readonly host: Conductor },
): Promise<Result<UnlockedIdentity, IdentityRefusal>> {
  const kept = await identityFor(workspace, on);
  return kept.ok ? openIdentity(workspace, kept.value, on.pin) : kept;
}

/** Opens the keys that lie on the shelf, whoever they are of; null where there are none. */
export async function unlockKept(
  workspace: Workspace,
  pin: string | null,
): Promise<Result<UnlockedIdentity, IdentityRefusal> | null> {
  const kept = await recallIdentity(workspace);
  return kept && openIdentity(workspace, kept, pin);
}

async function openIdentity(
  workspace: Workspace,
  kept: KeptIdentity,
  pin: string | null,
): Promise<Result<UnlockedIdentity, IdentityRefusal>> {
  const keys = await openKeys(workspace, kept, pin);
  if (!keys.ok) return keys;
  const { now } = contextOf(workspace);
  const standing = await certificateStanding(workspace, keys.value.manager, now);
  if (!standing.ok) return standing;
  const fit = await registrarUsable(kept.registrar, now);
  if (!fit.ok) return fit;
  const { facts, vouchedFor } = standing.value;
  const host: HostIdentity = {
    name: facts.name,
    organisation: facts.organisation,
    certificateSha256: facts.sha256,
    vouchedFor,
    keyHome: keys.value.isOwnFile ? 'ownFile' : 'manager',
  };
  return ok({ ...keys.value, host, guardedByPin: !keys.value.isOwnFile && kept.guard !== null });
}

async function openKeys(
  workspace: Workspace,
  { guard, manager, registrar }: KeptIdentity,
  typed: string | null,
): Promise<Result<OpenKeys, PinRefusal>> {
  const held = unlocked.get(workspace);
  if (held && sameBytes(held.registrar.certificate, registrar.certificate)) return ok(held);
  const pin = guard && typed !== null ? await pinKey(typed, guard) : null;
  const managerSigner = await signerFrom(manager, pin);
  if (!managerSigner.ok) return managerSigner;
  const registrarSigner = await signerFrom(registrar, pin);
  if (!registrarSigner.ok) return registrarSigner;
  const file = await recallOwnFile(workspace);
  const own = file && (await signerFrom({ ...file, key: { kind: 'open', key: file.key } }, null));
  const opened: OpenKeys = {
    manager: own?.ok ? own.value : managerSigner.value,
    registrar: registrarSigner.value,
    isOwnFile: own?.ok === true,
  };
  unlocked.set(workspace, opened);
  return ok(opened);
}

async function signerFrom(kept: KeptCertifiedKey, pin: PinKey | null) {
  const key = await openKey(kept.key, pin);
  if (!key.ok) return key;
  const { signerOf } = await import('#shared/proof/certificates/signer-of');
  return ok(signerOf(key.value, kept.certificate, kept.chain));
}

async function registrarUsable(
  { certificate }: KeptCertifiedKey,
  now: string,
): Promise<Result<null, CertificateRefusal>> {
  const { readCertificate } = await import('#shared/proof/certificates/read-certificate');
  const read = await readCertificate(certificate);
  if (!read.ok) return refuse({ kind: 'certificateUnfit' });
  const { notBefore, notAfter } = read.value;
  if (Date.parse(now) < Date.parse(notBefore)) return refuse({ kind: 'certificateNotYetValid', at: notBefore });
  return Date.parse(now) > Date.parse(notAfter) ? refuse({ kind: 'certificateExpired', at: notAfter }) : ok(null);
}

/** The keys on the shelf; made now where there are none, or where another person conducts on a device of its own. */
async function identityFor(
  workspace: Workspace,
  { pin, host }: { readonly pin: string | null; readonly host: Conductor },
): Promise<Result<KeptIdentity, IdentityRefusal>> {
  const kept = await recallIdentity(workspace);
  if (kept?.origin === 'headquarters') return ok(kept);
  if (kept && (await speaksFor(kept, host))) return ok(kept);
  const checked = kept && (await checkPin(kept, pin));
  if (checked && !checked.ok) return checked;
  const made = await makeDeviceAuthority(workspace, host, kept?.guard && pin !== null ? await newPinKey(pin) : null);
  lockIdentity(workspace);
  return ok(made);
}

async function speaksFor(kept: KeptIdentity, host: Conductor): Promise<boolean> {
  const [{ readCertificate }, { plainName }] = await Promise.all([
    import('#shared/proof/certificates/read-certificate'),
    import('#shared/proof/certificates/names'),
  ]);
  const facts = await readCertificate(kept.manager.certificate);
  return facts.ok && facts.value.name === plainName(host.name);
}

/** Whether a PIN opens the keys; true where none guards them. */
async function checkPin(kept: KeptIdentity, pin: string | null): Promise<Result<null, PinRefusal>> {
  if (kept.guard === null) return ok(null);
  if (pin === null) return refuse({ kind: 'pinNeeded' });
  const opened = await openKey(kept.manager.key, await pinKey(pin, kept.guard));
  return opened.ok ? ok(null) : opened;
}

/**
 * Sets, changes or takes away the PIN. Keys that lay open are given up for new ones, because they cannot be wrapped;
 * where headquarters certified them only headquarters can, see `renewIdentity`.
 */
export async function setPin(
  workspace: Workspace,
  on: { readonly pin: string | null; readonly oldPin: string | null; readonly host: Conductor },
): Promise<Result<null, PinRefusal>> {
  const refusal = pinRefusal(on.pin);
  if (refusal) return refuse(refusal);
  const kept = await recallIdentity(workspace);
  const checked = kept && (await checkPin(kept, on.oldPin));
  if (checked && !checked.ok) return checked;
  lockIdentity(workspace);
  if (kept?.guard && on.pin !== null && on.oldPin !== null) return rewrap(workspace, kept, on.oldPin, on.pin);
  if (kept?.origin === 'headquarters')
    return (kept.guard === null) === (on.pin === null) ? ok(null) : refuse({ kind: 'headquartersNeeded' });
  await makeDeviceAuthority(workspace, on.host, on.pin === null ? null : await newPinKey(on.pin));
  return ok(null);
}

export function pinRefusal(pin: string | null): PinRefusal | null {
  return pin !== null && [...pin].length < leastPin ? { kind: 'pinTooShort', least: leastPin } : null;
}

async function rewrap(
  workspace: Workspace,
  kept: KeptIdentity,
  oldPin: string,
  pin: string,
): Promise<Result<null, PinRefusal>> {
  if (kept.guard === null) return ok(null);
  const before = await pinKey(oldPin, kept.guard);
  const after = await newPinKey(pin);
  const again = async (one: KeptCertifiedKey): Promise<Result<KeptCertifiedKey, PinRefusal>> => {
    const opened = await openKey(one.key, before, true);
    return opened.ok ? ok({ ...one, key: await wrapKey(opened.value, after) }) : opened;
  };
  const [manager, registrar] = [await again(kept.manager), await again(kept.registrar)];
  if (!manager.ok) return manager;
  if (!registrar.ok) return registrar;
  await keepIdentity(workspace, { ...kept, guard: after.guard, manager: manager.value, registrar: registrar.value });
  return ok(null);
}

/** Makes a key for one signature and certifies it for whoever sits before the screen. Nobody keeps it. */
export async function issueOneTime(
  { registrar }: UnlockedIdentity,
  on: { readonly personName: string; readonly organisation: string; readonly at: string },
): Promise<Signer> {
  const [{ exportPublicKey, generateKeys }, { issueInPerson }, { signerOf }] = await Promise.all([
    import('#shared/proof/certificates/keys'),
    import('#shared/proof/certificates/issue'),
    import('#shared/proof/certificates/signer-of'),
  ]);
  const pair = await generateKeys('ecdsa-p256', false);
  const certificate = await issueInPerson({
    issuer: registrar,
    publicKey: await exportPublicKey(pair.publicKey),
    person: on.personName,
    partner: on.organisation,
    at: on.at,
  });
  return signerOf(pair.privateKey, certificate, [registrar.certificate, ...registrar.chain]);
}

/**
 * Says, signed by the registrar, that none of its certificates is withdrawn: their keys are gone. Verifiers want that
 * said when the file is made to last, which may be when the PIN is not at hand.
 */
export async function renewRegistrarList(workspace: Workspace, { registrar }: UnlockedIdentity): Promise<void> {
  const { issueRevocationList } = await import('#shared/proof/certificates/revocation-list');
  const now = workspace.surroundings.now();
  const list = await issueRevocationList({
    issuer: registrar,
    number: now,
    thisUpdate: new Date(now).toISOString(),
    nextUpdate: new Date(now + 90 * 24 * 60 * 60_000).toISOString(),
    revoked: [],
  });
  await keepRegistrarList(workspace, list);
}

/** SHA-256 of a certificate, as records name it. */
export async function certificateSha256(certificate: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', certificate));
}
