import { beforeAll, describe, expect, test } from 'vitest';
import { addArchivalData } from '#shared/proof/pades/archive';
import { verifyFile } from '#shared/proof/verify/verify-file';
import {
  archivedAt,
  aSignedFile,
  managerSigning,
  partnerSigning,
  type SignedFile,
  signedWith,
} from '../../../../builders/a-signed-file';
import { aSigningAuthority, type SigningAuthority } from '../../../../builders/a-signing-authority';

const at = '2026-11-22T09:00:00Z';
const beaconAt = '2026-11-20T17:00:00Z';

let ours: SignedFile;
let others: SigningAuthority;
beforeAll(async () => {
  ours = await aSignedFile();
  others = await aSigningAuthority('2026-11-21T09:00:00Z', 'Time Company');
});

const codes = async (bytes: Uint8Array, believed: Partial<Parameters<typeof verifyFile>[1]>) => {
  const report = await verifyFile(bytes, { anchors: [], revocationLists: [], at, ...believed });
  return {
    judgement: report.judgement,
    signatures: report.signatures.map(({ judgement, reasons }) => [judgement, ...reasons.map(({ code }) => code)]),
    between: [report.signatures[0]?.time.notBefore?.at, report.signatures[0]?.time.notAfter?.at],
  };
};

describe('a root that is believed about the time only', () => {
  test('vouches for time-stamps and for what headquarters’ clock said before the signing', async () => {
    const beacon = await others.askForTime(beaconAt)(new Uint8Array(32).fill(7));
    const certified = await signedWith(ours.unsigned, await managerSigning(ours.authority, { beacon }));
    const signed = await signedWith(certified, await partnerSigning(ours.authority, { beacon }));
    const made = await addArchivalData(signed, {
      askForTime: others.askForTime(archivedAt),
      certificates: [ours.authority.root, ours.authority.issuing, ours.authority.registrar.certificate],
      revocationLists: await ours.authority.revocationLists(),
      now: archivedAt,
    });
    if (!made.ok) throw new Error(made.error.kind);
    const anchors = [ours.authority.root];
    expect(await codes(made.value.bytes, { anchors, timeAnchors: [others.root] })).toEqual({
      judgement: 'valid',
      signatures: [['valid'], ['valid'], ['valid']],
      between: ['2026-11-20T17:00:00.000Z', '2026-11-21T18:30:00.000Z'],
    });
    const doubted = await codes(made.value.bytes, { anchors });
    expect([doubted.judgement, doubted.between]).toEqual(['undecided', [undefined, undefined]]);
  });

  test('vouches for nobody who signs', async () => {
    const trusted = await codes(ours.archived, { anchors: [ours.authority.root] });
    expect(trusted.judgement).toBe('valid');
    const onlyAboutTime = await codes(ours.archived, { timeAnchors: [ours.authority.root] });
    expect(onlyAboutTime.judgement).toBe('undecided');
    expect(onlyAboutTime.signatures).toEqual([
      ['undecided', 'issuerUnknown'],
      ['undecided', 'issuerUnknown'],
      ['valid'],
    ]);
  });
});
