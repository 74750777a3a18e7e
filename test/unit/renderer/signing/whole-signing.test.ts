import { describe, expect, test } from 'vitest';
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

  test('is sealed by a host who does not sign, and carries several signers of a side', async () => {
    const { workspace } = await aWorkspace();
    const agreement = await aLockedPlan(workspace);
    const session = await begun(workspace, agreement.id, {
      ...ruthAndEva,
      signers: [wanted('eva'), wanted('ruth'), wanted('jonas'), wanted('ines')],
      host: { name: 'Mara Keller', organisation: 'Sentinel GmbH' },
    });
    for (const _ of session.signers) expect((await signedNext(workspace, session)).ok).toBe(true);
    const frozen = await finishSession(workspace, session.id);
    const file = frozen.ok ? await keptBytes(workspace, frozen.value.file) : null;
    const report = await verifyFile(file ?? new Uint8Array(), await checkedAgainst(workspace));
    expect([
      report.judgement,
      report.signatures.map(({ field, kind, certified }) => [field, kind, certified?.name]),
    ]).toEqual([
      'valid',
      [
        ['Host', 'certification', 'Mara Keller'],
        ['Partner1', 'approval', expect.stringContaining('Eva Lindner')],
        ['Vendor1', 'approval', expect.stringContaining('Ruth Baumann')],
        ['Partner2', 'approval', expect.stringContaining('Jonas')],
        ['Vendor2', 'approval', expect.stringContaining('Ines')],
      ],
    ]);
    expect(session.sealed).not.toBe(null);
  }, 60_000);
});
