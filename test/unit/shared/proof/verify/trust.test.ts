import { beforeAll, describe, expect, test } from 'vitest';
import { readCertificate } from '#shared/proof/certificates/read-certificate';
import { issueRevocationList } from '#shared/proof/certificates/revocation-list';
import { verifyFile } from '#shared/proof/verify/verify-file';
import {
  archivedFile,
  aSignedFile,
  managerSigning,
  type SignedFile,
  signedWith,
} from '../../../../builders/a-signed-file';

let file: SignedFile;
beforeAll(async () => {
  file = await aSignedFile();
});

/** Withdraws the manager's certificate at a moment; answers the list that says so. */
async function withdrawn(bytes: Uint8Array, at: string) {
  const asked = { anchors: [file.authority.root], revocationLists: [], at: '2026-11-21T20:00:00Z' };
  const serial = (await verifyFile(bytes, asked)).signatures[0]?.certified?.serial ?? '';
  return issueRevocationList({
    issuer: file.authority.issuer,
    number: 7,
    thisUpdate: '2026-12-01T09:00:00Z',
    nextUpdate: '2027-12-01T09:00:00Z',
    revoked: [{ serial, at, reason: 'keyCompromise' }],
  });
}

async function manager(bytes: Uint8Array, list: Uint8Array<ArrayBuffer>) {
  const asked = { anchors: [file.authority.root], revocationLists: [list], at: '2026-12-02T09:00:00Z' };
  const [first] = (await verifyFile(bytes, asked)).signatures;
  return [first?.judgement, first?.reasons.map(({ code }) => code)];
}

describe('a certificate that was withdrawn', () => {
  test('makes a signature invalid that nothing proves to be older', async () => {
    const list = await withdrawn(file.signed, '2026-11-25T09:00:00Z');
    expect(await manager(file.signed, list)).toEqual(['invalid', ['revoked']]);
  });

  test('leaves a signature valid that a time-stamp proves to be older', async () => {
    const list = await withdrawn(file.archived, '2026-11-25T09:00:00Z');
    expect(await manager(file.archived, list)).toEqual(['valid', ['revokedLater']]);
  });

  test('makes a signature invalid whose time-stamp came too late', async () => {
    const list = await withdrawn(file.archived, '2026-11-21T12:00:00Z');
    expect(await manager(file.archived, list)).toEqual(['invalid', ['revoked']]);
  });
});

test('a certificate that ended before the time-stamp came proves nothing', async () => {
  const { authority, unsigned } = file;
  const validity = { notBefore: '2026-11-01T00:00:00Z', notAfter: '2026-11-21T12:00:00Z' };
  const signer = await authority.manager('Änne Großmann', 'ecdsa-p256', validity);
  const certified = await signedWith(unsigned, await managerSigning(authority, { signer }));
  const archived = await archivedFile(certified, authority);
  const report = await verifyFile(archived, {
    anchors: [authority.root],
    revocationLists: [],
    at: '2026-12-02T09:00:00Z',
  });
  expect(report.signatures[0]?.reasons.map(({ code }) => code)).toContain('expiredBeforeProof');
  expect(report.judgement).toBe('undecided');
});

test('without any anchor nothing is proven, and nobody is given a role', async () => {
  const report = await verifyFile(file.archived, { anchors: [], revocationLists: [], at: '2026-11-22T09:00:00Z' });
  expect(report.judgement).toBe('undecided');
  expect(report.signatures.map(({ role }) => role)).toEqual(['other', 'other', 'timeStamp']);
  const facts = await readCertificate(file.authority.root);
  expect(facts.ok).toBe(true);
});
