import { Null } from 'asn1js';
import { AltName, Extension, GeneralName, GeneralSubtree, NameConstraints } from 'pkijs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { derOf, readBlock } from '#shared/proof/certificates/der';
import {
  authority as authorityOf,
  extendedKeyUsage,
  extensionTypes,
  keyUsage,
  purposes,
  subjectEmail,
} from '#shared/proof/certificates/extensions';
import { issueIssuing, issueManager } from '#shared/proof/certificates/issue';
import { generateKeys } from '#shared/proof/certificates/keys';
import { writeName } from '#shared/proof/certificates/names';
import { type PathQuestion, type PathVerdict, validatePath } from '#shared/proof/certificates/path';
import { toPem } from '#shared/proof/certificates/pem';
import { readCertificate, signatureRole } from '#shared/proof/certificates/read-certificate';
import type { RevocationReason } from '#shared/proof/certificates/revocation-list';
import { signatureIdentifier } from '#shared/proof/certificates/signature-algorithms';
import type { Signer } from '#shared/proof/signer';
import { aForgedCertificate, type ForgedStep, forSigning } from '../../../../builders/a-forged-certificate';
import { type Authority, anAuthority } from '../../../../builders/an-authority';
import { hasOpenSsl, needsOpenSsl, OpenSsl } from '../../../../builders/openssl';
import { judgedAt, judgePath, opensslToo, pathCodes } from '../../../../builders/judged-path';

let authority: Authority;

beforeAll(async () => {
  authority = await anAuthority();
});

async function serialOf(signer: Signer): Promise<string> {
  const read = await readCertificate(signer.certificate);
  return read.ok ? read.value.serial : '';
}

describe('revocation lists', () => {
  const revoke = async (signer: Signer, moment: string, reason: RevocationReason = 'keyCompromise') => {
    const entry = { serial: await serialOf(signer), at: moment, reason };
    return authority.revocationList(authority.issuing, [entry]);
  };

  test('that name nobody leave a path trusted, and revocation known', async () => {
    const revocationLists = [
      await authority.revocationList(authority.root),
      await authority.revocationList(authority.issuing),
    ];

    const verdict = await judgePath(authority, authority.manager, { revocationLists });

    expect([pathCodes(verdict), verdict.revocation]).toEqual([['trusted'], 'good']);
    expect(verdict.checks.map(({ list }) => list?.number)).toEqual(['7', '7']);
  });

  test('that are missing leave it trusted, and say that revocation is not known', async () => {
    const verdict = await judgePath(authority, authority.manager, {
      revocationLists: [await authority.revocationList(authority.issuing)],
    });

    expect([pathCodes(verdict), verdict.revocation]).toEqual([['trusted'], 'unknown']);
    expect(verdict.checks.map(({ standing }) => standing)).toEqual(['good', 'unknown']);
  });

  test('refuse a certificate from the moment it was revoked, and not before', async () => {
    const revocationLists = [await revoke(authority.manager, '2026-11-21T09:00:00Z')];

    const after = await judgePath(authority, authority.manager, { revocationLists });
    const before = await judgePath(authority, authority.manager, { revocationLists, at: '2026-11-21T08:59:59Z' });

    expect(pathCodes(after)).toEqual(['refused', 'revoked@0']);
    expect(after.reasons[0]?.detail).toBe('2026-11-21T09:00:00.000Z');
    expect(after.checks[0]?.reason).toBe('keyCompromise');
    expect(pathCodes(before)).toEqual(['trusted']);
  });

  test('refuse everybody below a registrar that was stolen', async () => {
    const inPerson = await authority.inPerson('Jonas Weber', 'Nordlicht GmbH', judgedAt);
    const revocationLists = [
      await revoke(authority.registrar, '2026-11-20T00:00:00Z'),
      // The thief holds the key and can say of his own certificates what he likes.
      await authority.revocationList(authority.registrar),
    ];

    const verdict = await judgePath(authority, inPerson, { revocationLists });

    expect([pathCodes(verdict), verdict.revocation]).toEqual([['refused', 'revoked@1'], 'revoked']);
  });

  test('of somebody else with the same name are not believed', async () => {
    const twin = await anAuthority();
    const entry = {
      serial: await serialOf(authority.manager),
      at: '2026-11-01T00:00:00Z',
      reason: 'superseded' as const,
    };

    const verdict = await judgePath(authority, authority.manager, {
      revocationLists: [await twin.revocationList(twin.issuing, [entry])],
    });

    expect([pathCodes(verdict), verdict.revocation, verdict.checks[0]?.problem]).toEqual([
      ['trusted'],
      'unknown',
      'notOfIssuer',
    ]);
  });

  test('whose next one was due say nothing for later moments, except of those they name', async () => {
    const at = '2028-01-01T00:00:00Z';
    const old = await judgePath(authority, authority.manager, {
      revocationLists: [await authority.revocationList(authority.issuing)],
      at,
    });
    const named = await judgePath(authority, authority.manager, {
      revocationLists: [await revoke(authority.manager, '2026-11-21T09:00:00Z')],
      at,
    });

    expect([pathCodes(old), old.checks[0]?.standing, old.checks[0]?.problem]).toEqual([['trusted'], 'unknown', 'expired']);
    expect(pathCodes(named)).toEqual(['refused', 'revoked@0']);
  });
});

