import { OpenSsl } from './openssl';

/** Somebody's own certificate file (PKCS#12), as an authority that nobody here knows hands it out. */
export async function aCertificateFile(wish: {
  readonly name: string;
  readonly organisation: string;
  /** Days, `2026-11-20`. */
  readonly from: string;
  readonly until: string;
  readonly password: string;
}): Promise<Uint8Array<ArrayBuffer>> {
  const openssl = await OpenSsl.open();
  try {
    const day = (iso: string) => `${iso.replaceAll('-', '')}000000Z`;
    await openssl.write('index', '');
    await openssl.write('authority', authority);
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'key.pem'];
    const subject = ['-utf8', '-subj', `/O=${wish.organisation}/CN=${wish.name}`];
    await openssl.must('req', '-new', ...key, ...subject, '-out', 'request.pem');
    // Of the ways of OpenSSL to say from when to when, the only one that all its versions know.
    const days = ['-startdate', day(wish.from), '-enddate', day(wish.until)];
    const issue = ['-batch', '-config', 'authority', '-selfsign', '-keyfile', 'key.pem', '-in', 'request.pem'];
    await openssl.must('ca', ...issue, ...days, '-notext', '-out', 'certificate.pem');
    const made = ['-inkey', 'key.pem', '-in', 'certificate.pem', '-passout', `pass:${wish.password}`];
    await openssl.must('pkcs12', '-export', ...made, '-out', 'own.p12');
    return await openssl.read('own.p12');
  } finally {
    await openssl.close();
  }
}

const authority = `[ca]
default_ca = own
[own]
database = index
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
x509_extensions = use
[any]
organizationName = optional
commonName = supplied
[use]
keyUsage = critical, digitalSignature, nonRepudiation
`;
