import { describe, expect, test } from 'vitest';
import { evidenceRecordSchema } from '#shared/domain/signing/evidence-record';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { finishSession } from '../../../../renderer/data/actions/signing-actions';
import { checkedAgainst } from '../../../../renderer/data/put-signature';
import { record } from '../../../../renderer/data/reading';
import { keptBytes } from '../../../../renderer/data/signing-file';
import { aLockedPlan, begun, ruthAndEva, signedNext, wanted } from '../../../builders/a-signing';
import { aWorkspace } from '../../../builders/a-workspace';

describe('a signing on a device of its own', () => {
  test('is certified by the host, counter-signed by the partner and frozen', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await aLockedPlan(workspace);
    const session = await begun(workspace, agreement.id);

    expect([session.host.field, session.sealed, session.signers.map(({ field, keyHome }) => [field, keyHome])]).toEqual(
      [
        'Vendor1',
        null,
        [
          ['Vendor1', 'manager'],
          ['Partner1', 'inPerson'],
        ],
      ],
    );
    const first = await signedNext(workspace, session);
    if (!first.ok) throw new Error(JSON.stringify(first.error));
    const second = await signedNext(workspace, session);
    if (!second.ok) throw new Error(JSON.stringify(second.error));
    const frozen = await finishSession(workspace, session.id);
    if (!frozen.ok) throw new Error(frozen.error.kind);

    const [original, one, two] = await Promise.all(
      [session.original, first.value.proof?.file, frozen.value.file].map((file) => file && keptBytes(workspace, file)),
    );
    expect(two?.subarray(0, one?.length)).toEqual(one);
    expect(one?.subarray(0, original?.length)).toEqual(original);
    const report = await verifyFile(two ?? new Uint8Array(), await checkedAgainst(workspace));
    expect(
      report.signatures.map(({ field, kind, role, judgement, evidenceSha256 }) => [
        field,
        kind,
        role,
        judgement,
        evidenceSha256,
      ]),
    ).toEqual([
      ['Vendor1', 'certification', 'manager', 'valid', first.value.proof?.evidence.sha256],
      ['Partner1', 'approval', 'inPerson', 'valid', second.value.proof?.evidence.sha256],
    ]);
    expect(await record(workspace.database, 'agreement', agreement.id)).toEqual({ ...agreement, state: 'signed' });
  });
});
