import type { FileReference } from '#shared/domain/evidence/evidence';
import { checkClock } from '#shared/domain/signing/clock-check';
import type { SigningSession } from '#shared/domain/signing/signing-session';
import { type SessionState, sessionState } from '#shared/domain/signing/signing-standing';
import { type AgreementFile, gatherAgreementFile } from './agreement-file';
import { hex } from './device-key';
import { record } from './reading';
import { readBeacon, readHeardClock } from './signing-trust';
import { contextOf, type Workspace } from './workspace';

type Bytes = Uint8Array<ArrayBuffer>;

/** A signing with its agreement and where it stands. */
export interface SigningFile extends AgreementFile {
  readonly session: SigningSession;
  readonly state: SessionState;
}

/** Gathers a signing, or null where it is not here, or does not count any more because another one does. */
export async function gatherSigningFile(workspace: Workspace, sessionId: string): Promise<SigningFile | null> {
  const session = await record(workspace.database, 'signingSession', sessionId);
  const file = session && (await gatherAgreementFile(workspace.database, session.agreementId));
  if (!session || !file) return null;
  return { ...file, session, state: sessionState(session, file.partnerFile.signatures, file.sessionEvents) };
}

/** The file as it is to be signed next: with every signature that was given. */
export function fileToSign(session: SigningSession, { signed }: SessionState): FileReference {
  return signed.at(-1)?.proof.file ?? session.sealed ?? session.original;
}

/** The kept bytes of a file; null where they are not here, or are not what they were. */
export async function keptBytes(
  workspace: Workspace,
  { sha256 }: Pick<FileReference, 'sha256'>,
): Promise<Bytes | null> {
  const kept = await (await workspace.host.blobs.open(sha256))?.arrayBuffer();
  if (kept === undefined || hex(await crypto.subtle.digest('SHA-256', kept)) !== sha256) return null;
  return new Uint8Array(kept);
}

/** The device's clock is off by so many ms. `certain`: it contradicts a time that is known to have passed. */
export interface ClockOff {
  readonly kind: 'clockOff';
  readonly by: number;
  readonly certain: boolean;
}

/** Why no date of this device's clock may stand in a signature now; null: nothing speaks against it. */
export async function clockRefusal(
  workspace: Workspace,
  on: { readonly passed: readonly string[]; readonly acceptClock: boolean },
): Promise<ClockOff | null> {
  const beacon = await readBeacon(workspace);
  const verdict = checkClock({
    now: contextOf(workspace).now,
    boot: workspace.boot,
    monotonic: workspace.surroundings.monotonic(),
    heard: await readHeardClock(workspace),
    passed: [...on.passed, ...(beacon ? [beacon.at] : [])],
  });
  if (verdict.kind === 'right' || (on.acceptClock && !verdict.certain)) return null;
  return { kind: 'clockOff', by: verdict.by, certain: verdict.certain };
}
