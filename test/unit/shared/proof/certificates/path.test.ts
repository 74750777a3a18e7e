import { Null } from 'asn1js';
import { AltName, Extension, GeneralName, GeneralSubtree, NameConstraints } from 'pkijs';
import { beforeAll, describe, expect, test } from 'vitest';
import { derOf, readBlock } from '#shared/proof/certificates/der';
import {
  authority as authorityOf,
  extendedKeyUsage,
  extensionTypes,
  keyUsage,
  purposes,
} from '#shared/proof/certificates/extensions';
import { issueIssuing, issueManager } from '#shared/proof/certificates/issue';
import { generateKeys } from '#shared/proof/certificates/keys';
import { signatureIdentifier } from '#shared/proof/certificates/signature-algorithms';
import { aForgedCertificate, type ForgedStep, forSigning } from '../../../../builders/a-forged-certificate';
import { type Authority, anAuthority } from '../../../../builders/an-authority';
import { judgedAt, judgePath, opensslToo, pathCodes } from '../../../../builders/judged-path';
import { hasOpenSsl, needsOpenSsl } from '../../../../builders/openssl';

let authority: Authority;

beforeAll(async () => {
  authority = await anAuthority();
});

/** What the constraint on the registrar forces on everybody below it. */
const inRoom: readonly ForgedStep[] = [{ organisation: 'Example Vendor' }, { unit: 'In-person counter-signature' }];

describe('a path to the root of headquarters is trusted', () => {
  test.each([
    ['of a manager', () => Promise.resolve(authority.manager), 'signing', 3],
    ['of somebody in the room', () => authority.inPerson('Jonas Weber', 'Nordlicht GmbH', judgedAt), 'signing', 4],
    ['of the unit that stamps the time', () => Promise.resolve(authority.timeStamper), 'timeStamping', 3],
  ] as const)('%s, here and by OpenSSL', async (_, make, use, length) => {
    const signer = await make();

    const verdict = await judgePath(authority, signer, { use });

    expect([pathCodes(verdict), verdict.chain.length]).toEqual([['trusted'], length]);
    await opensslToo(authority, signer, true);
  });

  test('when the certificates between come in any order, with others among them', async () => {
    const stranger = await anAuthority('Somebody Else');
    const others = [stranger.manager.certificate, ...[...authority.manager.chain].reverse(), stranger.root.certificate];

    expect(pathCodes(await judgePath(authority, authority.manager, { others }))).toEqual(['trusted']);
  });

  test('when the root is one of several that are believed', async () => {
    const stranger = await anAuthority('Somebody Else');
    const anchors = [stranger.root.certificate, authority.root.certificate];

    expect(pathCodes(await judgePath(authority, authority.manager, { anchors }))).toEqual(['trusted']);
  });

  test('even when another authority has the same name', async () => {
    const twin = await anAuthority();
    const others = [twin.issuing.certificate, twin.root.certificate, ...authority.manager.chain];

    expect(pathCodes(await judgePath(authority, authority.manager, { others }))).toEqual(['trusted']);
  });
});

describe('a certificate is refused', () => {
  test.each([
    ['before it begins', '2025-12-31T23:59:59Z', 'notYetValid', '2026-01-01T00:00:00.000Z'],
    ['after it has ended', '2036-01-01T00:00:01Z', 'expired', '2036-01-01T00:00:00.000Z'],
  ])('%s, with everything above it that has the same dates', async (_, moment, code, detail) => {
    const verdict = await judgePath(authority, authority.manager, { at: moment });

    expect(pathCodes(verdict)).toEqual(['refused', `${code}@0`, `${code}@1`, `${code}@2`]);
    expect(new Set(verdict.reasons.map((reason) => reason.detail))).toEqual(new Set([detail]));
  });

  test('when its issuer had ended, although it has not', async () => {
    const validity = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-06-01T00:00:00Z' };
    const short = await authority.below(authority.root, issueIssuing, { validity });
    const manager = await authority.below(short, (asked) => issueManager({ ...asked, person: 'Ana Horvat' }));

    expect(pathCodes(await judgePath(authority, manager))).toEqual(['refused', 'expired@1']);
    await opensslToo(authority, manager, false);
  });

  test('when another key signed it than that of its issuer', async () => {
    const twin = await anAuthority();
    const thief = { ...twin.issuing, certificate: authority.issuing.certificate, chain: authority.issuing.chain };
    const forged = await authority.below(thief, (asked) => issueManager({ ...asked, person: 'Ana Horvat' }));

    expect(pathCodes(await judgePath(authority, forged))).toEqual(['refused', 'badSignature@0']);
    await opensslToo(authority, forged, false);
  });

  test('when one byte of it was changed', async () => {
    const certificate = authority.manager.certificate.slice();
    const name = new TextEncoder().encode('Ana Horvat');
    const found = certificate.findIndex((_, index) =>
      name.every((byte, offset) => certificate[index + offset] === byte),
    );
    certificate[found] = 'B'.charCodeAt(0);

    expect(pathCodes(await judgePath(authority, { ...authority.manager, certificate }))).toEqual([
      'refused',
      'badSignature@0',
    ]);
  });

  test('when it says outside of what is signed that it was signed in another way', async () => {
    const certificate = readBlock(authority.manager.certificate, 'Certificate');
    if (!certificate) throw new Error('A certificate of ours cannot be read.');
    certificate.signatureAlgorithm = signatureIdentifier('rsa');

    expect(pathCodes(await judgePath(authority, { ...authority.manager, certificate: derOf(certificate) }))).toEqual([
      'refused',
      'badSignature@0',
    ]);
  });

  test.each([
    ['a manager', () => authority.manager, 'notAnAuthority@1,keyUsage@1'],
    ['the unit that stamps the time', () => authority.timeStamper, 'notAnAuthority@1,keyUsage@1,extendedKeyUsage@1'],
  ])('when %s issued it', async (_, issuer, reasons) => {
    const forged = await aForgedCertificate(issuer(), [...inRoom, { commonName: 'Jonas Weber' }]);

    expect(pathCodes(await judgePath(authority, forged))).toEqual(['refused', ...reasons.split(',')]);
    await opensslToo(authority, forged, false);
  });

  test('when there are more authorities in a row than the one above permits', async () => {
    const extensions = [authorityOf(true, null), keyUsage('keyCertSign')];
    const second = await aForgedCertificate(authority.issuing, [{ commonName: 'Second' }], extensions);
    const third = await aForgedCertificate(second, [{ commonName: 'Third' }], extensions);
    const manager = await aForgedCertificate(third, [{ commonName: 'Ana Horvat' }]);

    expect(pathCodes(await judgePath(authority, manager))).toEqual(['refused', 'pathLength@1']);
    await opensslToo(authority, manager, false);
  });

  test('when an authority issues an authority to itself to get past that', async () => {
    const itself = await aForgedCertificate(
      authority.registrar,
      [{ organisation: 'Example Vendor' }, { unit: 'In-person registrar' }, { commonName: 'Device 7F3A' }],
      [authorityOf(true, null), keyUsage('keyCertSign')],
    );
    const forged = await aForgedCertificate(itself, [...inRoom, { commonName: 'Jonas Weber' }]);

    const { standing, reasons } = await judgePath(authority, forged);

    expect([standing, reasons.some(({ code }) => code === 'pathLength')]).toEqual(['refused', true]);
  });

  test.each([
    ['is for time-stamps only', extendedKeyUsage(true, purposes.timeStamping), 'extendedKeyUsage@0'],
    ['is for a web server', extendedKeyUsage(false, '1.3.6.1.5.5.7.3.1'), 'extendedKeyUsage@0'],
    ['only enciphers keys', keyUsage('keyEncipherment'), 'keyUsage@0'],
  ])('for a signature when its key %s', async (_, extension, reason) => {
    const signer = await aForgedCertificate(authority.issuing, [{ commonName: 'Ana Horvat' }], [extension]);

    expect(pathCodes(await judgePath(authority, signer))).toEqual(['refused', reason]);
  });

  test.each([
    ['says so only in passing', [keyUsage('digitalSignature'), extendedKeyUsage(false, purposes.timeStamping)]],
    ['may do other things', [extendedKeyUsage(true, purposes.timeStamping, purposes.emailProtection)]],
    ['does not say what it is for', [keyUsage('digitalSignature')]],
  ])('for a time-stamp when the unit %s', async (_, extensions) => {
    const signer = await aForgedCertificate(authority.issuing, [{ commonName: 'Clock' }], extensions);

    expect(pathCodes(await judgePath(authority, signer, { use: 'timeStamping' }))).toEqual([
      'refused',
      'extendedKeyUsage@0',
    ]);
  });
});

describe('a certificate cannot be judged', () => {
  test('when its root is not believed, though it came along', async () => {
    const stranger = await anAuthority('Somebody Else');

    expect(pathCodes(await judgePath(authority, stranger.manager))).toEqual(['unknown', 'unknownIssuer@2']);
  });

  test('when a certificate between is missing', async () => {
    const verdict = await judgePath(authority, authority.manager, { others: [] });

    expect(pathCodes(verdict)).toEqual(['unknown', 'unknownIssuer@0']);
    expect(verdict.revocation).toBe('unknown');
  });

  test('when it says something that must be understood and is not', async () => {
    const strange = new Extension({ extnID: '1.2.3.4.5', critical: true, extnValue: new Null().toBER(false) });
    const signer = await aForgedCertificate(authority.issuing, [{ commonName: 'Ana' }], [...forSigning, strange]);

    const verdict = await judgePath(authority, signer);

    expect(pathCodes(verdict)).toEqual(['unknown', 'unknownExtension@0']);
    expect(verdict.reasons[0]?.detail).toBe('1.2.3.4.5');
    await opensslToo(authority, signer, false);
  });

  test('when it cannot be read', async () => {
    expect(
      pathCodes(await judgePath(authority, { ...authority.manager, certificate: Uint8Array.of(0x30, 0x00) })),
    ).toEqual(['unknown', 'unreadable@0']);
  });

  test('when an authority above limits names of a kind that cannot be compared, and it has one', async () => {
    const site = new GeneralSubtree({ base: new GeneralName({ type: 6, value: 'vendor.example' }) });
    const limits = new Extension({
      extnID: extensionTypes.nameConstraints,
      critical: true,
      extnValue: new NameConstraints({ permittedSubtrees: [site] }).toSchema().toBER(false),
    });
    const limited = await aForgedCertificate(
      authority.root,
      [{ commonName: 'Limited' }],
      [authorityOf(true, null), keyUsage('keyCertSign'), limits],
    );
    const address = new AltName({ altNames: [new GeneralName({ type: 6, value: 'https://vendor.example/' })] });
    const named = new Extension({
      extnID: extensionTypes.subjectAltName,
      critical: false,
      extnValue: address.toSchema().toBER(false),
    });

    const without = await aForgedCertificate(limited, [{ commonName: 'Ana' }]);
    const withAddress = await aForgedCertificate(limited, [{ commonName: 'Ana' }], [...forSigning, named]);

    expect(pathCodes(await judgePath(authority, without))).toEqual(['trusted']);
    expect(pathCodes(await judgePath(authority, withAddress))).toEqual(['unknown', 'unsupportedConstraint@0']);
  });

  test('when the way up is longer than any real one, or goes in circles', async () => {
    let signer = authority.root;
    for (let step = 0; step < 10; step += 1) {
      signer = await aForgedCertificate(
        signer,
        [{ commonName: `Step ${step}` }],
        [authorityOf(true, null), keyUsage('keyCertSign', 'digitalSignature')],
      );
    }
    const asAuthority = [authorityOf(true, null), keyUsage('keyCertSign')];
    const [stranger, keys] = [await anAuthority('Somebody Else'), await generateKeys('ecdsa-p256', false)];
    const first = await aForgedCertificate(stranger.root, [{ commonName: 'One' }], asAuthority, keys);
    const second = await aForgedCertificate(first, [{ commonName: 'Two' }], asAuthority);
    const firstAgain = await aForgedCertificate(second, [{ commonName: 'One' }], asAuthority, keys);
    const leaf = await aForgedCertificate(second, [{ commonName: 'Ana' }]);

    expect(pathCodes(await judgePath(authority, signer))).toContain('tooLong@7');
    expect(
      pathCodes(await judgePath(authority, leaf, { others: [firstAgain.certificate, second.certificate] })),
    ).toEqual(['unknown', 'unknownIssuer@2']);
  });
});

test('every path above was judged by OpenSSL as well', (context) => {
  needsOpenSsl(context);
  expect(hasOpenSsl).toBe(true);
});
