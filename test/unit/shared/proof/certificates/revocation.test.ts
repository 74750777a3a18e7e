import { BitString, Constructed, GeneralizedTime, Integer, Null, Primitive, Sequence } from 'asn1js';
import { Extension, Extensions, RevokedCertificate } from 'pkijs';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromHex, ownBytes } from '#shared/proof/bytes';
import { readBlock } from '#shared/proof/certificates/der';
import { extensionTypes } from '#shared/proof/certificates/extensions';
import { timeOf } from '#shared/proof/certificates/issue';
import { readCertificate } from '#shared/proof/certificates/read-certificate';
import type { RevocationReason } from '#shared/proof/certificates/revocation-list';
import { signatureIdentifier } from '#shared/proof/certificates/signature-algorithms';
import type { Signer } from '#shared/proof/signer';
import { type Authority, anAuthority } from '../../../../builders/an-authority';
import { judgedAt, judgePath, pathCodes } from '../../../../builders/judged-path';

/** A list as its issuer's key could sign it, with whatever in it. One certificate of his is on it. */
async function aStrangeList(
  issuer: Signer,
  extensions: readonly Extension[],
  ofEntry: readonly Extension[],
  serial = '0101',
): Promise<Uint8Array<ArrayBuffer>> {
  const above = readBlock(issuer.certificate, 'Certificate');
  if (!above) throw new Error('The issuer has no certificate.');
  const entry = new RevokedCertificate({
    userCertificate: new Integer({ valueHex: fromHex(serial).buffer }),
    revocationDate: timeOf('2026-11-10T00:00:00Z'),
    ...(ofEntry.length > 0 ? { crlEntryExtensions: new Extensions({ extensions: [...ofEntry] }) } : {}),
  });
  const content = new Sequence({
    value: [
      new Integer({ value: 1 }),
      signatureIdentifier(issuer.algorithm).toSchema(),
      above.subject.toSchema(),
      timeOf('2026-11-01T00:00:00Z').toSchema(),
      timeOf('2027-11-01T00:00:00Z').toSchema(),
      new Sequence({ value: [entry.toSchema()] }),
      ...(extensions.length > 0
        ? [
            new Constructed({
              idBlock: { tagClass: 3, tagNumber: 0 },
              value: [new Extensions({ extensions: [...extensions] }).toSchema()],
            }),
          ]
        : []),
    ],
  });
  const signature = await issuer.sign(ownBytes(content.toBER(false)));
  const algorithm = signatureIdentifier(issuer.algorithm).toSchema();
  return ownBytes(
    new Sequence({ value: [content, algorithm, new BitString({ valueHex: signature.buffer })] }).toBER(false),
  );
}

function said(extnID: string, value: { toBER(sizeOnly?: boolean): ArrayBuffer }, critical = true): Extension {
  return new Extension({ extnID, critical, extnValue: value.toBER(false) });
}

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

    expect([pathCodes(old), old.checks[0]?.standing, old.checks[0]?.problem]).toEqual([
      ['trusted'],
      'unknown',
      'expired',
    ]);
    expect(pathCodes(named)).toEqual(['refused', 'revoked@0']);
  });

  describe('that cannot be read alone', () => {
    const distribution = (tagNumber: number) =>
      new Sequence({
        value: [new Primitive({ idBlock: { tagClass: 3, tagNumber }, valueHex: Uint8Array.of(0xff).buffer })],
      });

    test.each<[string, string, Extension[], Extension[]]>([
      ['tell of changes only', 'partial', [said(extensionTypes.deltaCrlIndicator, new Integer({ value: 1 }))], []],
      ['speak for other authorities', 'partial', [said(extensionTypes.issuingDistributionPoint, distribution(4))], []],
      ['speak of people only', 'partial', [said(extensionTypes.issuingDistributionPoint, distribution(1))], []],
      ['name certificates of others', 'partial', [], [said(extensionTypes.certificateIssuer, new Sequence())]],
      ['say something that must be understood', 'unknownExtension', [said('1.2.3.4.5', new Null())], []],
    ])('are of no use when they %s', async (_, problem, extensions, ofEntry) => {
      const list = await aStrangeList(authority.issuing, extensions, ofEntry);

      const verdict = await judgePath(authority, authority.manager, { revocationLists: [list] });

      expect([verdict.checks[0]?.standing, verdict.checks[0]?.problem]).toEqual(['unknown', problem]);
    });

    test('are of use when they merely say where they are found', async () => {
      const found = new Sequence({
        value: [new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [new Sequence()] })],
      });
      const list = await aStrangeList(authority.issuing, [said(extensionTypes.issuingDistributionPoint, found)], []);

      const verdict = await judgePath(authority, authority.manager, { revocationLists: [list] });

      expect(verdict.checks[0]?.standing).toBe('good');
    });
  });

  test('count from the day since which a key was in doubt', async () => {
    const doubted = said(
      extensionTypes.invalidityDate,
      new GeneralizedTime({ valueDate: new Date('2026-11-01T00:00:00Z') }),
      false,
    );
    const serial = await serialOf(authority.manager);
    const list = await aStrangeList(authority.issuing, [], [doubted], serial);

    const verdict = await judgePath(authority, authority.manager, {
      revocationLists: [list],
      at: '2026-11-02T00:00:00Z',
    });

    expect(pathCodes(verdict)).toEqual(['refused', 'revoked@0']);
    expect(verdict.reasons[0]?.detail).toBe('2026-11-01T00:00:00.000Z');
  });
});
