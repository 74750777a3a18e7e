import { beforeAll, describe, expect, test } from 'vitest';
import type { AgreementKind } from '#shared/domain/agreements/agreement';
import type { SigningAlgorithm } from '#shared/proof/signer';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { printInNode } from '../../../renderer/documents/print-in-node';
import { rebuildReport } from '../../../renderer/documents/rebuild-report';
import { aSigningAuthority, type SigningAuthority } from '../../builders/a-signing-authority';
import type { SomeLanguages } from '../../builders/a-signing-frame';
import { type SignedStages, type Stage, signedStages, vendorOrganisation } from '../../builders/signed-stages';
import { against, checkedAt } from './attack';
import { signedAnew, withdrawing } from './families/false-identities';

let authority: SigningAuthority;
beforeAll(async () => {
  authority = await aSigningAuthority('2026-11-21T09:00:00Z', vendorOrganisation);
});

const check = (bytes: Uint8Array, at: string) =>
  verifyFile(bytes, { anchors: [authority.root], revocationLists: [], at });

interface Clean {
  readonly kind: AgreementKind;
  readonly languages: SomeLanguages;
  readonly vendors: number;
  readonly partners: number;
  readonly host: boolean;
  readonly algorithm: SigningAlgorithm;
}

const some: readonly Clean[] = [
  { kind: 'sla', languages: 'en', vendors: 1, partners: 1, host: false, algorithm: 'ecdsa-p256' },
  { kind: 'plan', languages: 'de', vendors: 1, partners: 1, host: true, algorithm: 'rsa' },
  { kind: 'sla', languages: 'both', vendors: 2, partners: 2, host: true, algorithm: 'ecdsa-p256' },
  { kind: 'plan', languages: 'en', vendors: 2, partners: 2, host: false, algorithm: 'rsa' },
  // Names in Hebrew and Japanese among them.
  { kind: 'sla', languages: 'de', vendors: 6, partners: 6, host: false, algorithm: 'ecdsa-p256' },
];

describe.each(some)('a $kind ($languages) of $vendors and $partners, host $host, $algorithm', (wish) => {
  let files: SignedStages;
  beforeAll(async () => {
    files = await signedStages({ ...wish, authority });
  }, 120_000);

  test('is undecided until all have signed, for nothing but that', async () => {
    const undecided = (because: string) => ({ judgement: 'undecided', because: [because] });
    expect(against(await check(files.unsigned, checkedAt('signed')))).toEqual(undecided('noSignature'));
    expect(against(await check(files.certified, checkedAt('certified')))).toEqual(undecided('notFinished'));
  });

  test.each<Stage>(['signed', 'archived', 'renewed'])('is valid when %s', async (stage) => {
    expect(against(await check(files[stage], checkedAt(stage)))).toEqual({ judgement: 'valid', because: [] });
  });

  test('is made again from its own data, signed or not', async () => {
    const report = await check(files.renewed, checkedAt('renewed'));
    const deeper = await rebuildReport(files.renewed, report, printInNode);
    expect([deeper.judgement, deeper.rebuilt]).toEqual(['valid', { kind: 'same' }]);
  }, 60_000);
});

test('a signature in capital digits is the same signature', async () => {
  const { signed } = await signedStages({ authority });
  const text = Buffer.from(signed).toString('latin1');
  const from = text.lastIndexOf('/Contents <') + 11;
  const until = text.indexOf('>', from);
  const shouted = text.slice(0, from) + text.slice(from, until).toUpperCase() + text.slice(until);
  const bytes = new Uint8Array(Buffer.from(shouted, 'latin1'));
  expect(against(await check(bytes, checkedAt('signed')))).toEqual({ judgement: 'valid', because: [] });
});

test('a certificate withdrawn after the time-stamp leaves the signature valid', async () => {
  const { archived } = await signedStages({ authority });
  const anchors = [authority.root];
  const revocationLists = [
    await withdrawing(authority.issuer, authority.registrar.certificate, '2026-12-01T00:00:00Z'),
  ];
  const report = await verifyFile(archived, { anchors, revocationLists, at: '2026-12-10T00:00:00Z' });
  expect(against(report)).toEqual({ judgement: 'valid', because: [] });
});

test('a beacon of somebody unknown proves nothing and harms nothing', async () => {
  const sla = await signedStages({ authority });
  const stranger = await aSigningAuthority('2026-11-21T09:00:00Z', vendorOrganisation);
  const beacon = await stranger.askForTime('2026-11-20T17:00:00Z')(new Uint8Array(32));
  const target = { sla, plan: sla, stage: 'signed', bytes: sla.signed } as const;
  const report = await check(await signedAnew(target, { beacon }), checkedAt('signed'));
  expect(against(report)).toEqual({ judgement: 'valid', because: [] });
  expect(report.signatures.map(({ time }) => time.notBefore)).toEqual([null, null]);
});
