import { beforeAll, describe, expect, test } from 'vitest';
import { signField } from '#shared/proof/pades/sign-field';
import { verifyFile } from '#shared/proof/verify/verify-file';
import {
  archivedFile,
  aSignedFile,
  managerSigning,
  type SignedFile,
  signedWith,
} from '../../../../builders/a-signed-file';
import { aForeignFile } from '../../../../builders/a-small-pdf';

let file: SignedFile;
beforeAll(async () => {
  file = await aSignedFile();
});
const now = '2026-11-21T20:00:00Z';
const check = (bytes: Uint8Array, at = now) =>
  verifyFile(bytes, { anchors: [file.authority.root], revocationLists: [], at });

/** What a report comes to, in short. */
async function gist(bytes: Uint8Array, at = now) {
  const { judgement, origin, reasons, signatures } = await check(bytes, at);
  return {
    judgement,
    origin,
    reasons: reasons.map(({ code }) => code),
    signatures: signatures.map((one) => [one.kind, one.role, one.judgement, one.level, one.changesAfter.length]),
  };
}

describe('an agreement of ours', () => {
  test('that nobody has signed is no proof of anything', async () => {
    expect(await gist(file.unsigned)).toEqual({
      judgement: 'undecided',
      origin: 'ours',
      reasons: ['noSignature'],
      signatures: [],
    });
  });

  test('that only the manager has signed is right so far, and says who is missing', async () => {
    expect(await gist(file.certified)).toEqual({
      judgement: 'undecided',
      origin: 'ours',
      reasons: ['notFinished'],
      signatures: [['certification', 'manager', 'valid', 'B-B', 0]],
    });
    const report = await check(file.certified);
    expect(report.reasons).toEqual([
      { code: 'notFinished', weighs: 'undecided', values: { count: 1, fields: 'Partner1' } },
    ]);
    expect(report.document).toMatchObject({
      kind: 'sla',
      requiredFields: ['Vendor1', 'Partner1'],
      unsignedFields: ['Partner1'],
    });
  });

  test('is valid once the partner has signed', async () => {
    expect(await gist(file.signed)).toEqual({
      judgement: 'valid',
      origin: 'ours',
      reasons: [],
      signatures: [
        ['certification', 'manager', 'valid', 'B-B', 1],
        ['approval', 'inPerson', 'valid', 'B-B', 0],
      ],
    });
  });

  test('is valid with certificates, lists and a time-stamp added, and its time is proven from both sides', async () => {
    expect(await gist(file.archived)).toEqual({
      judgement: 'valid',
      origin: 'ours',
      reasons: [],
      signatures: [
        ['certification', 'manager', 'valid', 'B-LTA', 3],
        ['approval', 'inPerson', 'valid', 'B-LTA', 2],
        ['timeStamp', 'timeStamp', 'valid', null, 0],
      ],
    });
    const [manager] = (await check(file.archived)).signatures;
    const by = 'Meridian Software SE Time-stamping';
    expect(manager?.time).toEqual({
      claimed: '2026-11-21T09:05:30Z',
      notBefore: { at: '2026-11-20T17:00:00.000Z', by },
      notAfter: { at: '2026-11-21T18:30:00.000Z', by },
    });
    expect(manager?.evidenceSha256).toBe('ab'.repeat(32));
  });

  test('stays valid when the archival data is renewed, and after the certificates have ended', async () => {
    const renewed = await archivedFile(file.archived, file.authority, '2027-03-01T10:00:00Z');
    expect((await gist(renewed)).judgement).toBe('undecided');
    expect((await gist(renewed, '2027-03-02T10:00:00Z')).judgement).toBe('valid');
    expect((await gist(file.archived, '2028-01-01T10:00:00Z')).judgement).toBe('valid');
  });

  test('signed with RSA is as valid', async () => {
    const { authority, unsigned } = file;
    const signer = await authority.manager('Änne Großmann', 'rsa');
    const certified = await signedWith(unsigned, await managerSigning(authority, { signer }));
    expect(await gist(certified)).toMatchObject({ signatures: [['certification', 'manager', 'valid', 'B-B', 0]] });
  });
});

describe('a file of somebody else', () => {
  test('is checked the same, and said not to be ours', async () => {
    const { authority } = file;
    const signed = await signField(
      aForeignFile(),
      await managerSigning(authority, { field: 'Signer (one)', appearance: null }),
    );
    if (!signed.ok) throw new Error(JSON.stringify(signed.error));
    expect(await gist(signed.value)).toMatchObject({ judgement: 'valid', origin: 'other', reasons: ['notOurs'] });
  });
});
