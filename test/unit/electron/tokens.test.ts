import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DesktopBridge } from '#shared/contracts/desktop-bridge';
import { derOf, readBlock } from '#shared/proof/certificates/der';
import { issueManager } from '#shared/proof/certificates/issue';
import { generateKeys } from '#shared/proof/certificates/keys';
import { readCertificate } from '#shared/proof/certificates/read-certificate';
import { signatureIdentifier } from '#shared/proof/certificates/signature-algorithms';
import { checkSignature } from '#shared/proof/certificates/signature-check';
import { signingKeyOf } from '#shared/proof/certificates/signer-of';
import type { SigningAlgorithm } from '#shared/proof/signer';
import type { Pkcs11 } from '#shared/proof/tokens/pkcs11-token';
import { type SmartCards, smartCards } from '../../../electron/main/tokens';
import type { TokenCertificate, TokenRefusal } from '../../../renderer/host/host';
import { tokens } from '../../../renderer/host/tokens-over-bridge';
import { SoftTokens, softHsm, whyNoToken } from '../../builders/a-soft-token';
import { listTokenCertificates, tokenSigner } from '../../builders/a-token-signer';
import { type Authority, anAuthority, longValidity } from '../../builders/an-authority';

vi.mock('electron', async () => (await import('../../fakes/electron')).fakeElectron());

const pin = '424242';
const missing = whyNoToken();

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldpact-tokens-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The window's way to the shell, without the messages between. */
function over(cards: SmartCards) {
  return tokens({ findTokens: cards.find, signOnToken: cards.sign } as Pick<
    DesktopBridge,
    'findTokens' | 'signOnToken'
  >);
}

describe('a library for cards', () => {
  const asked: string[] = [];
  const mayLoad = async (path: string) => {
    asked.push(path);
    return false;
  };
  const refused = (module: string | null) =>
    smartCards({ ownFolder: folder, mayLoad, usual: [] }).find({ module, pin });

  test('is not looked for anywhere but in the usual places', async () => {
    expect(await refused(null)).toBe('no-module');
  });

  test.each([
    ['is named by half a path', () => 'opensc-pkcs11.so'],
    ['is not there', () => '/nowhere/opensc-pkcs11.so'],
    ['is a folder', () => '/'],
  ])('is refused, without a question, when it %s', async (_, module) => {
    asked.length = 0;

    expect([await refused(module()), asked]).toEqual(['no-module', []]);
  });

  test('is refused, without a question, from the folder the window writes into', async () => {
    asked.length = 0;
    await writeFile(join(folder, 'blob'), 'not a library');

    expect([await refused(join(folder, 'blob')), asked]).toEqual(['no-module', []]);
  });

  test('is loaded from elsewhere only when the person says so', async () => {
    asked.length = 0;
    const elsewhere = await mkdtemp(join(tmpdir(), 'elsewhere-'));
    const path = join(elsewhere, 'module.so');
    await writeFile(path, 'not a library');

    expect([await refused(path), asked]).toEqual(['no-module', [path]]);
    await rm(elsewhere, { recursive: true });
  });

  test('that is no library is refused', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'elsewhere-'));
    const path = join(elsewhere, 'module.so');
    await writeFile(path, 'not a library');
    const cards = smartCards({ ownFolder: folder, mayLoad: async () => true, usual: [] });

    expect(await cards.find({ module: path, pin })).toBe('no-module');
    await rm(elsewhere, { recursive: true });
  });
});

describe('a token', () => {
  let soft: SoftTokens | undefined;
  let authority: Authority;
  let host: ReturnType<typeof over>;
  const on = { module: softHsm, pin };

  beforeAll(async () => {
    if (missing !== null) return;
    soft = await SoftTokens.open();
    authority = await anAuthority();
    await soft.add('Ana Horvat', pin);
    for (const [id, algorithm] of [
      ['01', 'ecdsa-p256'],
      ['02', 'rsa'],
    ] as const) {
      await soft.put('Ana Horvat', pin, { id, ...(await aKey(algorithm)) });
    }
    host = over(smartCards({ ownFolder: folder, mayLoad: async () => true, usual: softHsm ? [softHsm] : [] }));
  });
  // Where there is none to try, the report of the tests says so.
  beforeEach((context) => context.skip(missing !== null, missing ?? ''));
  afterAll(() => soft?.close());

  async function aKey(algorithm: SigningAlgorithm) {
    const keys = await generateKeys(algorithm, true);
    const { publicKey } = await signingKeyOf(keys);
    const { issuing, root } = authority;
    const asked = { issuer: issuing, publicKey, person: `Ana Horvat, ${algorithm}`, validity: longValidity };
    const certificate = await issueManager({ ...asked, revocationListAddress: null });
    return { privateKey: keys.privateKey, certificates: [certificate, issuing.certificate, root.certificate] };
  }

  async function listed(): Promise<readonly TokenCertificate[]> {
    const found = await host.list(on);
    if (typeof found === 'string') throw new Error(found);
    return [...found].sort((left, right) => left.algorithm.localeCompare(right.algorithm));
  }

  async function isGood(
    { certificate, algorithm }: TokenCertificate,
    bytes: Uint8Array<ArrayBuffer>,
    signature: Uint8Array<ArrayBuffer> | TokenRefusal,
  ) {
    const read = await readCertificate(certificate);
    if (!read.ok || typeof signature === 'string') return signature;
    const { publicKey } = read.value;
    return checkSignature({ publicKey, algorithm: signatureIdentifier(algorithm), data: bytes, signature });
  }

  test('shows what can sign, each with its certificates up to the root, and no authority', async () => {
    const found = await listed();

    expect(found.map(({ tokenLabel, algorithm, chain }) => [tokenLabel, algorithm, chain.length])).toEqual([
      ['Ana Horvat', 'ecdsa-p256', 2],
      ['Ana Horvat', 'rsa', 2],
    ]);
    expect(found[0]?.chain).toEqual([authority.issuing.certificate, authority.root.certificate]);
  });

  test.each([0, 1])('signs with its key %i, and the certificate confirms it', async (at) => {
    const one = (await listed())[at];
    if (!one) throw new Error('No such key.');
    const bytes = new TextEncoder().encode('A signed agreement.');

    const signature = await host.sign({ ...on, handle: one.handle, bytes });

    expect(await isGood(one, bytes, signature)).toBe('good');
  });

  test('issues certificates at headquarters like any other signer', async () => {
    const { PKCS11 } = createRequire(import.meta.url)('pkcs11js') as {
      PKCS11: new () => Pkcs11 & { load(path: string): void };
    };
    const module = new PKCS11();
    module.load(softHsm ?? '');
    const found = await listTokenCertificates(module, pin);
    const [first] = typeof found === 'string' ? [] : found;
    if (!first) throw new Error('No certificate on the token.');
    const { publicKey } = await signingKeyOf(await generateKeys('ecdsa-p256', false));

    const signer = tokenSigner(module, pin, first);
    const issued = await issueManager({
      issuer: signer,
      publicKey,
      person: 'X',
      validity: longValidity,
      revocationListAddress: null,
    });

    const certificate = readBlock(issued, 'Certificate');
    const issuer = await readCertificate(first.certificate);
    if (!certificate || !issuer.ok) throw new Error('Nothing was issued.');
    const signature = new Uint8Array(certificate.signatureValue.valueBlock.valueHexView);
    const data = new Uint8Array(certificate.tbsView);
    const algorithm = certificate.signatureAlgorithm;
    expect(await checkSignature({ publicKey: issuer.value.publicKey, algorithm, data, signature })).toBe('good');
    expect(derOf(certificate)).toEqual(issued);
  });

  test('refuses a wrong PIN, and takes the right one afterwards', async () => {
    const [one] = await listed();
    const handle = one?.handle ?? '';
    const bytes = Uint8Array.of(1, 2, 3);

    expect(await host.list({ ...on, pin: '000000' })).toBe('wrong-pin');
    expect(await host.sign({ ...on, pin: '000000', handle, bytes })).toBe('wrong-pin');
    expect(one && (await isGood(one, bytes, await host.sign({ ...on, handle, bytes })))).toBe('good');
  });

  test('that is not there any more says so, and a handle of nobody fails', async () => {
    const bytes = Uint8Array.of(1);

    expect(await host.sign({ ...on, handle: 'other/01/rsa', bytes })).toBe('taken-out');
    expect(await host.sign({ ...on, handle: 'nonsense', bytes })).toBe('failed');
  });
});

describe('a token that is played', () => {
  /** Answers nothing but one refusal, at the place where cards give it. */
  function refusing(code: number, where: 'C_Login' | 'C_Sign' | 'C_GetSlotList') {
    const told: string[] = [];
    const calls = {
      C_GetSlotList: () => [Uint8Array.of(1)],
      C_GetTokenInfo: () => ({ label: 'Card ', serialNumber: '77 ', flags: 0x404 }),
      C_OpenSession: () => Uint8Array.of(2),
      C_CloseSession: () => told.push('closed'),
      C_Login: () => told.push('in'),
      C_Logout: () => told.push('out'),
      C_FindObjectsInit: () => undefined,
      C_FindObjects: () => [Uint8Array.of(3)],
      C_FindObjectsFinal: () => undefined,
      C_GetAttributeValue: (_: unknown, __: unknown, [{ type }]: [{ type: number }]) => [
        { type, value: Uint8Array.of(1) },
      ],
      C_SignInit: () => undefined,
      C_Sign: () => new Uint8Array(64).fill(7),
      [where]: () => {
        throw Object.assign(new Error(`CKR with the PIN ${pin} in it`), { code });
      },
    };
    return { told, module: calls as unknown as Pkcs11 };
  }

  test.each([
    [0xa0, 'C_Login', 'wrong-pin', ['closed']],
    [0xa4, 'C_Login', 'locked', ['closed']],
    [0x32, 'C_Sign', 'taken-out', ['in', 'in', 'out', 'closed']],
    [0x05, 'C_Sign', 'failed', ['in', 'in', 'out', 'closed']],
    [0xe0, 'C_GetSlotList', 'taken-out', []],
  ] as const)('answers %i at %s: %s; nobody stays logged in', async (code, where, outcome, steps) => {
    const { module, told } = refusing(code, where);
    const { signWithToken } = await import('../../builders/a-token-signer');

    expect([await signWithToken(module, pin, '77/01/ecdsa-p256', Uint8Array.of(1)), told]).toEqual([outcome, steps]);
  });

  test('asks for the PIN again where the key wants it for each signature', async () => {
    const { module, told } = refusing(0, 'C_GetSlotList');
    Object.assign(module, { C_GetSlotList: () => [Uint8Array.of(1)] });
    const { signWithToken } = await import('../../builders/a-token-signer');

    const signature = await signWithToken(module, pin, '77/01/rsa', Uint8Array.of(1));

    expect([signature, told]).toEqual([new Uint8Array(64).fill(7), ['in', 'in', 'out', 'closed']]);
  });

  test('is not given the PIN when there are several, for it would use up their tries', async () => {
    const { module, told } = refusing(0xa0, 'C_Login');
    Object.assign(module, { C_GetSlotList: () => [Uint8Array.of(1), Uint8Array.of(2)] });

    expect([await listTokenCertificates(module, pin), told]).toEqual([[], ['closed', 'closed']]);
  });
});
