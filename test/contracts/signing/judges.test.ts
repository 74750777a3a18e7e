import { beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { addArchivalData } from '#shared/proof/pades/archive';
import type { SigningAlgorithm } from '#shared/proof/signer';
import { nodePress } from '../../../renderer/documents/print-in-node';
import { signDrawn } from '../../../renderer/documents/sign-drawn';
import { aDocumentWithFields } from '../../builders/a-document-with-fields';
import { aPageWithFields } from '../../builders/a-page-with-fields';
import { aSigningAuthority, type SigningAuthority } from '../../builders/a-signing-authority';
import { someInk } from '../../builders/some-ink';
import { checkFile } from '../documents/checks/check-file';
import { type Exhibit, type Judge, missingFor, mutoolSays, opensslSays, pdfsigSays, qpdfSays } from './checks/judges';

// Programs of others judge by the clock of the machine, so these files are signed today.
const now = new Date().toISOString();

interface Stages {
  readonly unsigned: Uint8Array;
  readonly certified: Uint8Array;
  readonly countersigned: Uint8Array;
  readonly archived: Uint8Array;
  readonly renewed: Uint8Array;
}

async function stagesOf(authority: SigningAuthority, algorithm: SigningAlgorithm): Promise<Stages> {
  const given = { reason: 'I agree (v2)', place: 'Hamburg', evidenceSha256: 'c4'.repeat(32), claimedAt: now };
  const unsigned = await aDocumentWithFields(aPageWithFields());
  const certified = madeFrom(
    await signDrawn(
      unsigned,
      {
        ...given,
        field: 'Vendor1',
        signer: await authority.manager('Änne Großmann', algorithm),
        certifies: true,
        ink: someInk(1),
        lines: ['Änne Großmann', 'Partner manager, Meridian Software SE', 'Advanced'],
        name: 'Änne Großmann',
        beacon: await authority.askForTime(now)(new Uint8Array(32)),
      },
      nodePress,
    ),
  );
  const countersigned = madeFrom(
    await signDrawn(
      certified,
      {
        ...given,
        field: 'Partner1',
        signer: await authority.inPerson('Дмитрий Ковалёв', 'Nordlicht Systemhaus GmbH', now),
        certifies: false,
        ink: someInk(2),
        lines: ['Дмитрий Ковалёв', 'Managing director, Nordlicht Systemhaus GmbH', 'Simple, with evidence'],
        name: 'Дмитрий Ковалёв',
        beacon: null,
      },
      nodePress,
    ),
  );
  const archive = async (bytes: Uint8Array) =>
    madeFrom(
      await addArchivalData(bytes, {
        askForTime: authority.askForTime(now),
        certificates: [authority.root, authority.issuing, authority.registrar.certificate],
        revocationLists: await authority.revocationLists(now),
        now,
      }),
    ).bytes;
  const archived = await archive(countersigned);
  return { unsigned, certified, countersigned, archived, renewed: await archive(archived) };
}

function madeFrom<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown },
): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Where a program of others is not installed, its judgement is missing, and the report of the tests says so. */
function needs(context: TestContext, judge: Judge): void {
  const missing = missingFor(judge);
  context.skip(missing !== null, `${missing} is not installed`);
}

describe.each(['ecdsa-p256', 'rsa'] as const)('a document certified with %s and counter-signed', (algorithm) => {
  let stages: Stages;
  let exhibit: (stage: keyof Stages) => Exhibit;

  beforeAll(async () => {
    const authority = await aSigningAuthority(now);
    stages = await stagesOf(authority, algorithm);
    exhibit = (stage) => ({ bytes: stages[stage], root: authority.root, between: [authority.issuing] });
  });

  test('begins at each stage with every byte of the stage before', () => {
    const { unsigned, certified, countersigned, archived, renewed } = stages;
    expect(certified.subarray(0, unsigned.length)).toEqual(unsigned);
    expect(countersigned.subarray(0, certified.length)).toEqual(certified);
    expect(archived.subarray(0, countersigned.length)).toEqual(countersigned);
    expect(renewed.subarray(0, archived.length)).toEqual(archived);
  });

  test('is tagged and archival at each stage, as far as our own checks can see', async () => {
    const complaints = await Promise.all(
      Object.values(stages).map(async (bytes) => (await checkFile(bytes)).complaints),
    );
    expect(complaints).toEqual([[], [], [], [], []]);
  });

  const good = {
    'Signature Validation': 'Signature is Valid.',
    'Certificate Validation': 'Certificate is Trusted.',
    'Signature Type': 'ETSI.CAdES.detached',
    'Signing Hash Algorithm': 'SHA-256',
  };
  const manager = { ...good, 'Signature Field Name': 'Vendor1', 'Signer Certificate Common Name': 'Änne Großmann' };
  const partner = {
    ...good,
    'Signature Field Name': 'Partner1',
    'Signer Certificate Common Name': 'Дмитрий Ковалёв (Nordlicht Systemhaus GmbH)',
  };

  test.for([
    ['certified', [manager, {}]],
    ['countersigned', [manager, partner]],
    // Poppler does not judge time-stamps; it names them.
    ['archived', [manager, partner, { 'Signature Field Name': 'Timestamp1' }]],
    ['renewed', [manager, partner, { 'Signature Field Name': 'Timestamp1' }, { 'Signature Field Name': 'Timestamp2' }]],
  ] as const)('is valid and trusted for Poppler (pdfsig): %s', ([stage, expected], context) => {
    needs(context, 'pdfsig');
    expect(pdfsigSays(exhibit(stage))).toMatchObject(expected);
  });

  test.for(['unsigned', 'certified', 'countersigned', 'archived', 'renewed'] as const)(
    'is in order for qpdf: %s',
    (stage, context) => {
      needs(context, 'qpdf');
      expect(qpdfSays(exhibit(stage))).toBe('');
    },
  );

  test('is signed and stamped for OpenSSL, each by itself, with the certificate it names', (context) => {
    needs(context, 'openssl');
    expect(opensslSays(exhibit('renewed'))).toEqual([
      ['Vendor1', 'CAdES Verification successful'],
      ['Partner1', 'CAdES Verification successful'],
      ['Timestamp1', 'Verification: OK'],
      ['Timestamp2', 'Verification: OK'],
    ]);
  });

  test('is signed for MuPDF, which knows nobody of ours', (context) => {
    needs(context, 'mutool');
    // It speaks of edits also where they are the second signature, and of neither signature that it is wrong.
    expect(mutoolSays(exhibit('countersigned'))).toEqual([
      'The signature is valid but there have been edits since signing.',
      'The document is unchanged since signing.',
    ]);
  });
});
