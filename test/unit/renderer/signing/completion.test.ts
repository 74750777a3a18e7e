import { describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from '#shared/base/json';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { makeCompletion, readDueCompletions } from '../../../../renderer/data/completion';
import { checkedAgainst } from '../../../../renderer/data/put-signature';
import { allRecords } from '../../../../renderer/data/reading';
import { keptBytes } from '../../../../renderer/data/signing-file';
import { lockIdentity, setPin } from '../../../../renderer/data/signing-identity';
import { readTrust } from '../../../../renderer/data/signing-trust';
import { readEmbedded } from '../../../../renderer/documents/read-embedded';
import { ruthAndEva } from '../../../builders/a-signing';
import { aCertifiedDevice, aCompletedPlan, aSignedPlan } from '../../../builders/a-take-home';
import { aWorkspace } from '../../../builders/a-workspace';
import { nodeSigningTools } from '../../../builders/node-signing-tools';
import { sha256Hex } from '../../../builders/sha256-hex';

interface Told {
  readonly signatures: readonly { readonly recordSha256: string; readonly record: Json }[];
  readonly files: readonly { readonly what: string; readonly sha256: string }[];
}

describe('the certificate of completion of a signing', () => {
  test('is valid where the root of headquarters is believed, and holds the records the signatures name', async () => {
    const { workspace } = await aCertifiedDevice();
    const { session, document, completion } = await aCompletedPlan(workspace);
    const bytes = await keptBytes(workspace, completion.file);
    const trust = await readTrust(workspace);
    if (bytes === null || trust === null) throw new Error('Something of this test is not here.');
    const report = await verifyFile(bytes, {
      anchors: trust.authorities.slice(0, 1),
      revocationLists: trust.revocationLists,
      at: completion.at,
    });
    expect([
      report.judgement,
      report.signatures.map(({ field, kind, judgement, certified }) => [field, kind, judgement, certified?.name]),
    ]).toEqual(['valid', [['Host', 'certification', 'valid', 'Ruth Baumann']]]);

    const read = await readEmbedded(bytes);
    if (!read.ok) throw new Error(read.error.kind);
    const told = read.value.json as unknown as Told;
    const signed = await keptBytes(workspace, document.file);
    const inFile = await verifyFile(signed ?? new Uint8Array(), await checkedAgainst(workspace));
    expect(told.signatures.map(({ record }) => sha256Hex(canonicalJson(record)))).toEqual(
      inFile.signatures.map(({ evidenceSha256 }) => evidenceSha256),
    );
    const signatures = await allRecords(workspace.database, 'signature');
    expect(told.files).toEqual([
      expect.objectContaining({ what: 'original', sha256: session.original.sha256 }),
      expect.objectContaining({
        what: 'partly',
        sha256: signatures.find(({ proof }) => proof?.field === 'Vendor1')?.proof?.file.sha256,
      }),
      expect.objectContaining({ what: 'signed', sha256: document.file.sha256 }),
    ]);
  }, 60_000);

  test('is made once, and is due until it is there', async () => {
    const { workspace } = await aWorkspace();
    const { document, agreement } = await aSignedPlan(workspace);
    expect(await readDueCompletions(workspace)).toEqual([
      { documentId: document.id, agreementId: agreement.id, conductor: 'Ruth Baumann' },
    ]);
    const [one, other] = await Promise.all([
      makeCompletion(workspace, document.id, { pin: null }, nodeSigningTools),
      makeCompletion(workspace, document.id, { pin: null }, nodeSigningTools),
    ]);
    const again = await makeCompletion(workspace, document.id, { pin: null }, nodeSigningTools);
    expect([other, again]).toEqual([one, one]);
    expect(await allRecords(workspace.database, 'documentRevision')).toEqual([one.ok && one.value]);
    expect(await readDueCompletions(workspace)).toEqual([]);
  }, 60_000);

  test('waits for the PIN that guards the keys, and keeps nothing until it is given', async () => {
    const { workspace } = await aWorkspace();
    await setPin(workspace, { pin: '482913', oldPin: null, host: ruthAndEva.host });
    const { document } = await aSignedPlan(workspace, '482913');
    lockIdentity(workspace);
    expect(await makeCompletion(workspace, document.id, { pin: null }, nodeSigningTools)).toEqual({
      ok: false,
      error: { kind: 'pinNeeded' },
    });
    expect(await allRecords(workspace.database, 'documentRevision')).toEqual([]);
    expect(await makeCompletion(workspace, document.id, { pin: '482913' }, nodeSigningTools)).toMatchObject({
      ok: true,
    });
  }, 60_000);
});
