import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bytes } from '#shared/proof/bytes';
import { exportPrivateKey, type Key } from '#shared/proof/certificates/keys';
import { toPem } from '#shared/proof/certificates/pem';

const run = promisify(execFile);

/** Debian's package `softhsm2`: a token made of software, for tests. */
export const softHsm =
  ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'].find(existsSync) ?? null;

/** Why there is no token to test with; null: there is one. */
export function whyNoToken(): string | null {
  if (softHsm === null || !existsSync('/usr/bin/softhsm2-util')) return 'softhsm2 is not installed';
  try {
    createRequire(import.meta.url)('pkcs11js');
    return null;
  } catch {
    return 'pkcs11js was not built';
  }
}

/** Tokens in a folder of their own. The library reads its settings once, when it is loaded. */
export class SoftTokens {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(): Promise<SoftTokens> {
    const folder = await mkdtemp(join(tmpdir(), 'softhsm-'));
    await mkdir(join(folder, 'tokens'));
    await writeFile(join(folder, 'softhsm2.conf'), `directories.tokendir = ${join(folder, 'tokens')}\n`);
    process.env.SOFTHSM2_CONF = join(folder, 'softhsm2.conf');
    return new SoftTokens(folder);
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true });
  }

  /** A fresh token with a PIN. */
  async add(label: string, pin: string): Promise<void> {
    await run('softhsm2-util', ['--init-token', '--free', '--label', label, '--pin', pin, '--so-pin', '87654321']);
  }

  /** Puts a key onto it, with its certificate and those above. */
  async put(
    label: string,
    pin: string,
    key: { readonly id: string; readonly privateKey: Key; readonly certificates: readonly Bytes[] },
  ): Promise<void> {
    const file = join(this.#folder, `${key.id}.pem`);
    await writeFile(file, toPem(await exportPrivateKey(key.privateKey), 'PRIVATE KEY'));
    const which = ['--token', label, '--pin', pin, '--label', `key ${key.id}`, '--id', key.id];
    await run('softhsm2-util', ['--import', file, ...which]);
    // In a process of its own: a login counts for a whole process.
    const script = join(this.#folder, 'put.cjs');
    await writeFile(script, putCertificates);
    const certificates = key.certificates.map((der) => Buffer.from(der).toString('hex'));
    const pkcs11 = createRequire(import.meta.url).resolve('pkcs11js');
    await run(process.execPath, [script, pkcs11, softHsm ?? '', label, pin, key.id, ...certificates]);
  }
}

const putCertificates = `
const [, , library, path, label, pin, id, ...certificates] = process.argv;
const { PKCS11, CKF_RW_SESSION, CKF_SERIAL_SESSION, CKU_USER, CKA_CLASS, CKO_CERTIFICATE, CKA_CERTIFICATE_TYPE, CKC_X_509,
  CKA_TOKEN, CKA_ID, CKA_VALUE, CKA_SUBJECT, CKA_PRIVATE } = require(library);
const module11 = new PKCS11();
module11.load(path);
module11.C_Initialize();
const slot = module11.C_GetSlotList(true).find((one) => module11.C_GetTokenInfo(one).label.trim() === label);
const session = module11.C_OpenSession(slot, CKF_RW_SESSION | CKF_SERIAL_SESSION);
module11.C_Login(session, CKU_USER, pin);
certificates.forEach((der, at) => module11.C_CreateObject(session, [
  { type: CKA_CLASS, value: CKO_CERTIFICATE },
  { type: CKA_CERTIFICATE_TYPE, value: CKC_X_509 },
  { type: CKA_TOKEN, value: true },
  { type: CKA_PRIVATE, value: false },
  { type: CKA_ID, value: at === 0 ? Buffer.from(id, 'hex') : Buffer.from(id + '0' + at, 'hex') },
  { type: CKA_SUBJECT, value: Buffer.from([0x30, 0x00]) },
  { type: CKA_VALUE, value: Buffer.from(der, 'hex') },
]));
module11.C_Logout(session);
module11.C_Finalize();
`;
