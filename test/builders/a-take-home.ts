import { finishSession } from '../../renderer/data/actions/signing-actions';
import { makeCompletion } from '../../renderer/data/completion';
import { renewIdentity } from '../../renderer/data/renew-identity';
import { composeTakeHome, type TakeHome, type TakeHomeFile } from '../../renderer/data/take-home';
import type { Workspace } from '../../renderer/data/workspace';
import { MemoryHq } from '../fakes/memory-hq';
import { aDevice } from './a-device';
import { aLockedPlan, begun, ruthAndEva, signedNext } from './a-signing';
import { aSigningHq } from './a-signing-hq';
import { nodeSigningTools } from './node-signing-tools';

/** Stands for the stand-alone page that checks: what is done to it is the same. */
export const someVerifierPage = async () => '<script type="application/json" id="trust">"__TRUST__"</script>';

/** A device of Ruth's whose keys headquarters has certified. */
export async function aCertifiedDevice() {
  const now = () => Date.parse('2026-11-20T12:00:00Z');
  const device = await aDevice(new MemoryHq(), 'Ruth Baumann', { now });
  const hq = await aSigningHq({ now, person: 'Ruth Baumann' });
  const made = await renewIdentity(device.workspace, null, async (request) => ({
    ok: true,
    value: await hq.identity(request),
  }));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return { ...device, hq };
}

/** A plan that Ruth and Eva have signed; the certificate of completion is not made yet. */
export async function aSignedPlan(workspace: Workspace, pin: string | null = null) {
  const agreement = await aLockedPlan(workspace);
  const session = await begun(workspace, agreement.id, { ...ruthAndEva, pin });
  for (const _signer of session.signers) {
    const signed = await signedNext(workspace, session, pin === null ? {} : { pin });
    if (!signed.ok) throw new Error(JSON.stringify(signed.error));
  }
  const frozen = await finishSession(workspace, session.id);
  if (!frozen.ok) throw new Error(frozen.error.kind);
  return { agreement, session, document: frozen.value };
}

/** The same with its certificate. */
export async function aCompletedPlan(workspace: Workspace) {
  const signed = await aSignedPlan(workspace);
  const completion = await makeCompletion(workspace, signed.document.id, { pin: null }, nodeSigningTools);
  if (!completion.ok) throw new Error(JSON.stringify(completion.error));
  return { ...signed, completion: completion.value };
}

export async function composed(workspace: Workspace, sessionId: string): Promise<TakeHome> {
  const made = await composeTakeHome(workspace, sessionId, someVerifierPage);
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}

/** The text of the file of that kind. */
export async function textIn({ files }: TakeHome, kind: TakeHomeFile['file']['kind']): Promise<string> {
  const found = files.find(({ file }) => file.kind === kind);
  if (!found) throw new Error(`There is no ${kind} in the folder.`);
  return found.content.text();
}
