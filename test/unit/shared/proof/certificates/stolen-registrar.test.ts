import { AltName, Extension, GeneralName } from 'pkijs';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  authority as authorityOf,
  extendedKeyUsage,
  extensionTypes,
  keyUsage,
  purposes,
  subjectEmail,
} from '#shared/proof/certificates/extensions';
import { writeName } from '#shared/proof/certificates/names';
import { readCertificate, signatureRole } from '#shared/proof/certificates/read-certificate';
import { aForgedCertificate, type ForgedStep, forSigning } from '../../../../builders/a-forged-certificate';
import { type Authority, anAuthority } from '../../../../builders/an-authority';
import { judgePath, opensslToo, pathCodes } from '../../../../builders/judged-path';
import { hasOpenSsl, needsOpenSsl } from '../../../../builders/openssl';

let authority: Authority;

beforeAll(async () => {
  authority = await anAuthority();
});

/** A manager's name, put beside the first one. */
function secondName(): Extension {
  const value = writeName({ organisation: 'Example Vendor', unit: 'Partner managers', commonName: 'Chief Executive' });
  return new Extension({
    extnID: extensionTypes.subjectAltName,
    critical: false,
    extnValue: new AltName({ altNames: [new GeneralName({ type: 4, value })] }).toSchema().toBER(false),
  });
}

/** What the constraint on the registrar forces on everybody below it. */
const inRoom: readonly ForgedStep[] = [{ organisation: 'Example Vendor' }, { unit: 'In-person counter-signature' }];

describe('a stolen registrar makes nobody', () => {
  const boss = { commonName: 'Chief Executive' };
  const vendor = { organisation: 'Example Vendor' };
  const room = { unit: 'In-person counter-signature' };

  test.each<[string, readonly ForgedStep[]]>([
    ['with the unit of the managers', [vendor, { unit: 'Partner managers' }, boss]],
    ['with no unit', [vendor, boss]],
    ['with a unit that merely begins alike', [vendor, { unit: 'In-person counter-signatures' }, boss]],
    ['of another organisation', [{ organisation: 'Nordlicht GmbH' }, room, boss]],
    ['with the steps the other way round', [room, vendor, boss]],
    ['with the forced steps after a name', [boss, vendor, room]],
    ['with both forced parts in one step', [{ ...vendor, ...room }, boss]],
    ['with a second part hidden in the forced step', [{ ...vendor, ...boss }, room]],
  ])('%s', async (_, subject) => {
    const forged = await aForgedCertificate(authority.registrar, subject);

    expect(pathCodes(await judgePath(authority, forged))).toEqual(['refused', 'nameConstraint@0']);
    await opensslToo(authority, forged, false);
  });

  test.each<[string, readonly ForgedStep[], Extension]>([
    ['an address of headquarters beside the name', [...inRoom, boss], subjectEmail('chief@vendor.example')],
    [
      'an address of headquarters in the name',
      [...inRoom, boss, { email: 'chief@vendor.example' }],
      subjectEmail('a@in-person.invalid'),
    ],
    ['a second name beside the first', [...inRoom, boss], secondName()],
  ])('with %s', async (_, subject, extension) => {
    const forged = await aForgedCertificate(authority.registrar, subject, [...forSigning, extension]);

    expect(pathCodes(await judgePath(authority, forged))).toEqual(['refused', 'nameConstraint@0']);
    await opensslToo(authority, forged, false);
  });

  test('without any name', async () => {
    const forged = await aForgedCertificate(
      authority.registrar,
      [],
      [...forSigning, subjectEmail('chief@vendor.example')],
    );

    expect(pathCodes(await judgePath(authority, forged))).toEqual(['refused', 'emptySubject@0', 'nameConstraint@0']);
    await opensslToo(authority, forged, false);
  });

  test('who looks like a manager by a second unit', async () => {
    const forged = await aForgedCertificate(authority.registrar, [...inRoom, { unit: 'Partner managers' }, boss]);

    const read = await readCertificate(forged.certificate);

    // The constraint is kept, so the path is good; the forced unit says what the signature is.
    expect(pathCodes(await judgePath(authority, forged))).toEqual(['trusted']);
    expect(read.ok && [read.value.unit, signatureRole(read.value)]).toEqual([
      'In-person counter-signature',
      'inPerson',
    ]);
  });

  test('and no authority below it, not even one that keeps to the names', async () => {
    const asAuthority = [authorityOf(true, null), keyUsage('keyCertSign', 'digitalSignature')];
    const below = await aForgedCertificate(authority.registrar, [...inRoom, boss], asAuthority);
    const forged = await aForgedCertificate(below, [...inRoom, boss]);

    expect(pathCodes(await judgePath(authority, forged))).toEqual(['refused', 'pathLength@1']);
    await opensslToo(authority, forged, false);
  });

  test('and no unit that stamps the time', async () => {
    const forTime = [keyUsage('digitalSignature'), extendedKeyUsage(true, purposes.timeStamping)];
    const forged = await aForgedCertificate(authority.registrar, [...inRoom, boss], forTime);

    expect(pathCodes(await judgePath(authority, forged, { use: 'timeStamping' }))).toEqual([
      'refused',
      'extendedKeyUsage@1',
    ]);
  });

  test('and signs no document itself', async () => {
    expect(pathCodes(await judgePath(authority, authority.registrar))).toEqual(['refused', 'keyUsage@0']);
  });
});

test('every path above was judged by OpenSSL as well', (context) => {
  needsOpenSsl(context);
  expect(hasOpenSsl).toBe(true);
});
