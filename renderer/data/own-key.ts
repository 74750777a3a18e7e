import { ok, type Result, refuse } from '#shared/base/result';
import type { Pkcs12Problem } from '#shared/proof/certificates/pkcs12';
import type { CertificateFacts } from '#shared/proof/certificates/read-certificate';
import type { Signer } from '#shared/proof/signer';
import type { TokenRefusal } from '../host/host';
import { type CertificateRefusal, certificateStanding } from './certificate-standing';
import { lockIdentity } from './signing-identity';
import { forgetOwnFile as forgetKept, keepOwnFile } from './signing-keys';
import { contextOf, type Workspace } from './workspace';

/** A key that belongs to whoever signs with it: of their certificate file, or on their card or stick. */
export interface OwnKey {
  readonly home: 'ownFile' | 'token';
  readonly certified: CertificateFacts;
  /** Headquarters vouches for the certificate. */
  readonly vouchedFor: boolean;
  readonly signer: Signer;
}

export type OwnKeyRefusal = { readonly kind: Pkcs12Problem } | CertificateRefusal;

/** Opens a signer's own certificate file (PKCS#12). Nothing of it is kept. */
export async function openOwnKey(
  workspace: Workspace,
  bytes: Uint8Array<ArrayBuffer>,
  password: string,
): Promise<Result<OwnKey, OwnKeyRefusal>> {
  const { openPkcs12 } = await import('#shared/proof/certificates/pkcs12');
  const opened = await openPkcs12(bytes, password);
  if (!opened.ok) return refuse({ kind: opened.error });
  return usable(workspace, 'ownFile', opened.value.signer);
}

/** Takes in the manager's own certificate file as the key of this device. It lies on the shelf and cannot be read back. */
export async function importOwnFile(
  workspace: Workspace,
  bytes: Uint8Array<ArrayBuffer>,
  password: string,
): Promise<Result<OwnKey, OwnKeyRefusal>> {
  const { openPkcs12 } = await import('#shared/proof/certificates/pkcs12');
  const opened = await openPkcs12(bytes, password);
  if (!opened.ok) return refuse({ kind: opened.error });
  const { privateKey, signer } = opened.value;
  const own = await usable(workspace, 'ownFile', signer);
  if (!own.ok) return own;
  const key = privateKey as CryptoKey;
  await keepOwnFile(workspace, { key, certificate: signer.certificate, chain: [...signer.chain] });
  lockIdentity(workspace);
  return own;
}

/** From now on this device signs with its own keys again. */
export async function forgetOwnFile(workspace: Workspace): Promise<void> {
  await forgetKept(workspace);
  lockIdentity(workspace);
}

/** Keys on the cards and sticks in reach that may sign now. Those that may not are left out. */
export async function tokenKeys(
  workspace: Workspace,
  on: { readonly module: string | null; readonly pin: string },
): Promise<Result<readonly OwnKey[], { readonly kind: TokenRefusal | 'not-available' }>> {
  const { tokens } = workspace.host;
  if (tokens === null) return refuse({ kind: 'not-available' });
  const listed = await tokens.list(on);
  if (typeof listed === 'string') return refuse({ kind: listed });
  const keys = await Promise.all(
    listed.map(({ handle, certificate, chain, algorithm }) =>
      usable(workspace, 'token', {
        certificate,
        chain,
        algorithm,
        sign: async (bytes) => {
          const signed = await tokens.sign({ ...on, handle, bytes });
          if (typeof signed === 'string') throw new TokenRefused(signed);
          return signed;
        },
      }),
    ),
  );
  return ok(keys.flatMap((key) => (key.ok ? [key.value] : [])));
}

/** A token stopped in the middle: taken out, locked, or a wrong PIN. */
export class TokenRefused extends Error {
  readonly reason: TokenRefusal;
  constructor(reason: TokenRefusal) {
    super(`The token would not sign: ${reason}.`);
    this.name = 'TokenRefused';
    this.reason = reason;
  }
}

async function usable(
  workspace: Workspace,
  home: OwnKey['home'],
  signer: Signer,
): Promise<Result<OwnKey, CertificateRefusal>> {
  const standing = await certificateStanding(workspace, signer, contextOf(workspace).now);
  if (!standing.ok) return standing;
  return ok({ home, certified: standing.value.facts, vouchedFor: standing.value.vouchedFor, signer });
}
