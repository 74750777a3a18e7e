import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPem } from '#shared/proof/certificates/pem';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { aForeignFile } from '../../builders/a-small-pdf';
import { overwritten, Victim } from '../../builders/an-attack';
import { OpenSsl } from '../../builders/openssl';
import { signedElsewhere } from '../../builders/signed-elsewhere';
import { against, type Bytes } from './attack';

// OpenSSL dates its certificates by the clock of the machine.
const at = new Date(Date.now() + 60_000).toISOString();
const field = 'Signer (one)';
const kinds = ['adbe.pkcs7.detached', 'ETSI.CAdES.detached'] as const;

let openssl: OpenSsl;
const roots = new Map<string, Bytes>();
beforeAll(async () => {
  openssl = await OpenSsl.open();
  for (const [key, options] of [
    ['ec', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']],
    ['rsa', ['-newkey', 'rsa:2048']],
  ] as const) {
    const root = [
      'req',
      '-x509',
      ...options,
      '-nodes',
      '-days',
      '30',
      '-subj',
      '/O=Elsewhere/CN=Root',
      '-keyout',
      `${key}-root.key`,
      '-out',
      `${key}-root.pem`,
    ];
    await openssl.must(...root);
    await openssl.must(
      'req',
      ...options,
      '-nodes',
      '-subj',
      '/O=Elsewhere/CN=Some Signer',
      '-keyout',
      `${key}.key`,
      '-out',
      `${key}.csr`,
    );
    await openssl.write(
      'leaf.cnf',
      'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n',
    );
    await openssl.must(
      'x509',
      '-req',
      '-in',
      `${key}.csr`,
      '-CA',
      `${key}-root.pem`,
      '-CAkey',
      `${key}-root.key`,
      '-CAcreateserial',
      '-days',
      '30',
      '-extfile',
      'leaf.cnf',
      '-out',
      `${key}.pem`,
    );
    const [der] = readPem(Buffer.from(await openssl.read(`${key}-root.pem`)).toString());
    if (der) roots.set(key, new Uint8Array(der));
  }
}, 60_000);
afterAll(() => openssl.close());

/** Signed by OpenSSL, which also says an hour of its own. */
function signedBy(key: string, kind: (typeof kinds)[number]): Promise<Bytes> {
  return signedElsewhere(aForeignFile(), field, kind, async (covered) => {
    await openssl.write('covered', covered);
    const wishes = kind === 'ETSI.CAdES.detached' ? ['-cades'] : [];
    await openssl.must(
      'cms',
      '-sign',
      '-binary',
      ...wishes,
      '-md',
      'sha256',
      '-nosmimecap',
      '-signer',
      `${key}.pem`,
      '-inkey',
      `${key}.key`,
      '-certfile',
      `${key}-root.pem`,
      '-in',
      'covered',
      '-outform',
      'DER',
      '-out',
      'message.der',
    );
    return openssl.read('message.der');
  });
}

async function said(bytes: Uint8Array, anchors: readonly Bytes[]) {
  const report = await verifyFile(bytes, { anchors, revocationLists: [], at });
  return { ...against(report), origin: report.origin };
}
const anchorsOf = (key: string) => [...roots].flatMap(([name, root]) => (name === key ? [root] : []));

describe.each(['ec', 'rsa'])('a document of somebody else signed with OpenSSL (%s)', (key) => {
  test.each(kinds)('is valid where its root is believed: %s', async (kind) => {
    expect(await said(await signedBy(key, kind), anchorsOf(key))).toEqual({
      judgement: 'valid',
      because: [],
      origin: 'other',
    });
  });

  test.each(kinds)('is undecided where nobody knows its root: %s', async (kind) => {
    expect(await said(await signedBy(key, kind), [])).toEqual({
      judgement: 'undecided',
      because: ['issuerUnknown'],
      origin: 'other',
    });
  });

  test.each(kinds)('is invalid with one byte changed: %s', async (kind) => {
    const bytes = await signedBy(key, kind);
    const { judgement, because } = await said(
      overwritten(bytes, Buffer.from(bytes).indexOf('595.27') + 1, '0'),
      anchorsOf(key),
    );
    expect([judgement, because]).toEqual(['invalid', ['digestDiffers']]);
  });
});

describe('a document of somebody else, signed and then', () => {
  const changed = async (change: (victim: Victim) => unknown) => {
    const victim = new Victim(await signedBy('ec', 'adbe.pkcs7.detached'));
    change(victim);
    return said(victim.revision(), anchorsOf('ec'));
  };

  test('saved again is still valid', async () => {
    expect(await changed(() => null)).toMatchObject({ judgement: 'valid', because: [] });
  });

  test('annotated cannot be decided: nobody forbade it', async () => {
    const found = await changed((victim) => {
      const [page = 0] = victim.pages;
      const note = victim.add('<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (seen) >>');
      victim.replace(page, '/Annots [', `/Annots [${note} 0 R `);
    });
    // What stood first in the list now stands second; for a list of annotations that changes nothing that is shown.
    expect(found).toMatchObject({ judgement: 'undecided', because: ['annotationChanged'] });
  });

  test('given other content is invalid', async () => {
    const found = await changed((victim) =>
      victim.put(victim.pages[0] ?? 0, `/Contents ${victim.addStream('', '0 0 9 9 re f')} 0 R`),
    );
    expect(found).toMatchObject({ judgement: 'invalid', because: ['pageChanged'] });
  });
});

const folder = new URL('../../unit/shared/proof/reader/fixtures/', import.meta.url);
test.each(readdirSync(folder).filter((name) => name.endsWith('.pdf')))(
  '%s of another producer is unsigned, and nothing worse',
  async (name) => {
    const found = await said(new Uint8Array(readFileSync(new URL(name, folder))), []);
    expect(found).toEqual({ judgement: 'undecided', because: ['noSignature'], origin: 'other' });
  },
);
