import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hex } from '#shared/proof/bytes';
import { issueManager } from '#shared/proof/certificates/issue';
import { exportPublicKey, generateKeys } from '#shared/proof/certificates/keys';
import { toPem } from '#shared/proof/certificates/pem';
import { type CertificateFacts, readCertificate, signatureRole } from '#shared/proof/certificates/read-certificate';
import { makeRequest, readRequest } from '#shared/proof/certificates/request';
import { readRevocationList } from '#shared/proof/certificates/revocation-list';
import { signingKeyOf } from '#shared/proof/certificates/signer-of';
import type { Signer } from '#shared/proof/signer';
import { type Authority, anAuthority, longValidity } from '../../../../builders/an-authority';
import { needsOpenSsl, OpenSsl } from '../../../../builders/openssl';

let authority: Authority;
let openssl: OpenSsl;

beforeAll(async () => {
  authority = await anAuthority();
  openssl = await OpenSsl.open();
});
beforeEach(needsOpenSsl);
afterAll(() => openssl.close());

async function factsOf(signer: Pick<Signer, 'certificate'>): Promise<CertificateFacts> {
  const read = await readCertificate(signer.certificate);
  if (!read.ok) throw new Error('A certificate of ours cannot be read.');
  return read.value;
}

describe('a certificate of headquarters', () => {
  test('says whose key it is, for how long, and for what', async () => {
    const facts = await factsOf(authority.manager);

    const { der, publicKey, sha256, serial, publicKeySha256, subjectKeyIdentifier, ...said } = facts;
    expect(said).toEqual({
      name: 'Ana Horvat',
      organisation: 'Example Vendor',
      unit: 'Partner managers',
      email: '',
      issuer: 'O=Example Vendor, CN=Example Vendor Agreements Issuing',
      issuedBy: 'Example Vendor Agreements Issuing',
      subject: 'O=Example Vendor, OU=Partner managers, CN=Ana Horvat',
      notBefore: '2026-01-01T00:00:00.000Z',
      notAfter: '2036-01-01T00:00:00.000Z',
      algorithm: 'ecdsa-p256',
      isAuthority: false,
      pathLength: null,
      keyUsage: ['digitalSignature', 'nonRepudiation'],
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4'],
      revocationListAddresses: ['http://hq.invalid/ca/issuing.crl'],
      authorityKeyIdentifier: (await factsOf(authority.issuing)).subjectKeyIdentifier,
      selfIssued: false,
    });
  });

  test('has a number of sixteen bytes that nobody could foresee and nobody reads as negative', async () => {
    const chain = [authority.root, authority.issuing, authority.manager, authority.registrar, authority.timeStamper];
    const serials = await Promise.all(chain.map(async (signer) => (await factsOf(signer)).serial));

    expect(serials.filter((serial) => !/^[4-7][0-9a-f]{31}$/.test(serial))).toEqual([]);
    expect(new Set(serials).size).toBe(5);
  });

  test('reads the same in OpenSSL', async () => {
    await openssl.write('registrar.pem', toPem(authority.registrar.certificate, 'CERTIFICATE'));

    const said = await openssl.must('x509', '-in', 'registrar.pem', '-noout', '-text', '-nameopt', 'RFC2253,utf8');
    expect(said).toContain('Subject: CN=Device 7F3A,OU=In-person registrar,O=Example Vendor');
    expect(said).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
    expect(said).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
    expect(said).toMatch(
      /Name Constraints: critical\s+Permitted:\s+DirName:O = Example Vendor, OU = In-person counter-signature\s+email:in-person\.invalid/,
    );
    expect(said).toContain('URI:http://hq.invalid/ca/issuing.crl');
  });

  test('tells by its unit and purpose what a signature may stand for', async () => {
    const inPerson = await authority.inPerson('Jonas Weber', 'Nordlicht GmbH', '2026-11-21T10:00:00Z');
    const signers = [authority.manager, inPerson, authority.timeStamper, authority.registrar, authority.root];

    const roles = await Promise.all(signers.map(async (signer) => signatureRole(await factsOf(signer))));

    expect(roles).toEqual(['manager', 'inPerson', 'timeStamp', 'other', 'other']);
  });

  test('for somebody in the room names both, lasts ninety days, and ends with the registrar', async () => {
    const inPerson = await factsOf(await authority.inPerson('Jonas Weber', 'Nordlicht GmbH', '2026-11-21T10:00:00Z'));
    const late = await factsOf(await authority.inPerson('Jonas Weber', 'Nordlicht GmbH', '2035-12-31T10:00:00Z'));

    expect(inPerson.subject).toBe('O=Example Vendor, OU=In-person counter-signature, CN=Jonas Weber (Nordlicht GmbH)');
    expect([inPerson.notBefore, inPerson.notAfter]).toEqual(['2026-11-21T09:00:00.000Z', '2027-02-19T10:00:00.000Z']);
    expect(late.notAfter).toBe('2036-01-01T00:00:00.000Z');
  });

  test('keeps person and organisation readable when their names are long', async () => {
    const person = 'Maximiliana Theodora von und zu Hohenstein-Wittgenstein';
    const { name } = await factsOf(
      await authority.inPerson(person, 'Donaudampfschifffahrtsgesellschaft mbH', '2026-11-21T10:00:00Z'),
    );

    expect(name).toBe('Maximiliana Theodora von und zu H… (Donaudampfschifffahrtsgese…)');
    expect([...name].length).toBe(64);
  });

  test('cannot be made to end before it begins', async () => {
    const keys = await generateKeys('ecdsa-p256', false);
    const publicKey = await exportPublicKey(keys.publicKey);
    const validity = { notBefore: longValidity.notAfter, notAfter: longValidity.notBefore };

    const issued = issueManager({
      issuer: authority.issuing,
      publicKey,
      person: 'Ana Horvat',
      validity,
      revocationListAddress: null,
    });

    await expect(issued).rejects.toThrow('cannot end before it begins');
  });

  test('can be signed by RSA and be for RSA', async () => {
    const rsa = await anAuthority('Example Vendor', 'rsa');
    await openssl.write('root.pem', toPem(rsa.root.certificate, 'CERTIFICATE'));
    await openssl.write('issuing.pem', toPem(rsa.issuing.certificate, 'CERTIFICATE'));
    await openssl.write('manager.pem', toPem(rsa.manager.certificate, 'CERTIFICATE'));

    const said = await openssl.must(
      'verify',
      '-x509_strict',
      '-CAfile',
      'root.pem',
      '-untrusted',
      'issuing.pem',
      'manager.pem',
    );

    expect(said).toBe('manager.pem: OK\n');
    expect((await factsOf(rsa.manager)).algorithm).toBe('rsa');
  });
});

describe('a revocation list', () => {
  test('says what was revoked when and why, here and in OpenSSL', async () => {
    const { serial } = await factsOf(authority.manager);
    const revoked = [
      { serial, at: '2026-11-10T08:00:00.000Z', reason: 'keyCompromise' as const },
      { serial: 'ff01', at: '2026-11-11T08:00:00.000Z', reason: 'unspecified' as const },
    ];
    const list = await authority.revocationList(authority.issuing, revoked);
    await openssl.write('list.crl', list);

    const said = await openssl.must('crl', '-inform', 'DER', '-in', 'list.crl', '-noout', '-text');

    expect(readRevocationList(list)).toEqual({
      ok: true,
      value: {
        issuer: 'O=Example Vendor, CN=Example Vendor Agreements Issuing',
        number: '7',
        thisUpdate: '2026-11-01T00:00:00.000Z',
        nextUpdate: '2027-12-01T00:00:00.000Z',
        revoked,
      },
    });
    expect(said).toContain(`Serial Number: ${serial.toUpperCase()}`);
    expect(said).toContain('Serial Number: FF01');
    expect(said).toContain('Key Compromise');
  });

  test('that revokes nobody has no entries at all', async () => {
    const list = await authority.revocationList(authority.registrar);
    await openssl.write('empty.crl', list);

    expect(await openssl.must('crl', '-inform', 'DER', '-in', 'empty.crl', '-noout', '-text')).toContain(
      'No Revoked Certificates.',
    );
  });

  test('that is damaged is refused', () => {
    expect(readRevocationList(Uint8Array.of(0x30, 0x03, 1, 2, 3))).toEqual({ ok: false, error: 'unreadable' });
  });
});

describe('a request for a certificate', () => {
  test('is read by headquarters and by OpenSSL, which both see that its key signed it', async () => {
    const key = await signingKeyOf(await generateKeys('rsa', false));
    const request = await makeRequest(key, { organisation: 'Example Vendor', commonName: 'Ana Horvat' });
    await openssl.write('request.pem', toPem(request, 'CERTIFICATE REQUEST'));

    const read = await readRequest(request);

    expect(await openssl.must('req', '-in', 'request.pem', '-noout', '-verify')).toContain('verify OK');
    expect(read.ok && { ...read.value, publicKey: hex(read.value.publicKey) }).toMatchObject({
      algorithm: 'rsa',
      publicKey: hex(key.publicKey),
      name: { organisation: 'Example Vendor', commonName: 'Ana Horvat' },
    });
  });

  test('for the key of somebody else is refused', async () => {
    const own = await signingKeyOf(await generateKeys('ecdsa-p256', false));
    const other = await signingKeyOf(await generateKeys('ecdsa-p256', false));

    const request = await makeRequest({ ...own, publicKey: other.publicKey }, { commonName: 'Ana Horvat' });

    expect(await readRequest(request)).toEqual({ ok: false, error: 'bad-signature' });
  });

  test.each([
    ['RSA of 2048 bits', ['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']],
    ['the curve P-384', ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384']],
  ])('for a key of %s is refused', async (_, generate) => {
    await openssl.must(...generate, '-out', 'other.key');
    await openssl.must('req', '-new', '-key', 'other.key', '-subj', '/CN=Ana', '-outform', 'DER', '-out', 'other.csr');

    expect(await readRequest(await openssl.read('other.csr'))).toEqual({ ok: false, error: 'unsupported-key' });
  });

  test('that is no request is refused', async () => {
    expect(await readRequest(authority.root.certificate)).toEqual({ ok: false, error: 'unreadable' });
  });
});
