import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toPem } from '#shared/proof/certificates/pem';
import type { FileReport } from '#shared/proof/file-report';
import { fieldpact } from '../../../../server/cli/fieldpact';
import { signedStages } from '../../../builders/signed-stages';

const now = '2026-11-22T09:00:00Z';
let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-verify-'));
  const stages = await signedStages();
  const { authority, certified, archived } = stages;
  const changed = archived.slice();
  changed[4000] = (changed[4000] ?? 0) ^ 1;
  const files = { 'certified.pdf': certified, 'archived.pdf': archived, 'changed.pdf': changed };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(at(name), bytes);
  writeFileSync(at('root.pem'), toPem(authority.root, 'CERTIFICATE'));
  writeFileSync(at('notes.txt'), 'Bring cake.');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const verify = (...args: readonly string[]) => fieldpact(['verify', ...args], now);

describe('verify', () => {
  test('says that a file is genuine, why, when it was signed, and that its pages are what its data says', async () => {
    const { code, text } = await verify(at('archived.pdf'), '--trust', at('root.pem'));
    expect(code).toBe(0);
    expect(text).toContain('VALID. Genuine: signed by everybody who was to sign, and unchanged since.');
    expect(text).toMatch(/When: Signed between 2026-11-20 17:00:00 UTC and 2026-11-21 18:30:00 UTC/);
    expect(text).toContain('Made again from its data: The pages say exactly what the data says');
  });

  test('ends with 1 where a file was changed, or not everybody has signed, and judges each by itself', async () => {
    const { code, text } = await verify(
      at('archived.pdf'),
      at('changed.pdf'),
      at('certified.pdf'),
      '--trust',
      at('root.pem'),
      '--no-rebuild',
      '--json',
    );
    const reports = JSON.parse(text) as readonly (FileReport & { readonly file: string })[];
    expect([code, ...reports.map(({ judgement }) => judgement)]).toEqual([1, 'valid', 'invalid', 'undecided']);
    expect(reports[2]?.reasons.map(({ code: why }) => why)).toContain('notFinished');
    expect(reports[0]?.rebuilt).toBeNull();
  });

  test('believes nobody whose root it was not given', async () => {
    const { code, text } = await verify(at('archived.pdf'), '--no-rebuild');
    expect([code, text.slice(0, 18)]).toEqual([1, 'CANNOT BE DECIDED.']);
  });

  test('speaks German', async () => {
    const { text } = await verify(at('archived.pdf'), '--trust', at('root.pem'), '--no-rebuild', '--language', 'de');
    expect(text).toContain(
      'GÜLTIG. Echt: von allen unterzeichnet, die unterzeichnen sollten, und seither unverändert.',
    );
  });

  test('says what to name where a file is none, or no certificate', async () => {
    expect(await verify()).toMatchObject({ code: 2, problem: expect.stringContaining('verify wants the PDF files') });
    expect(await verify(at('missing.pdf'))).toMatchObject({
      code: 3,
      problem: expect.stringContaining('cannot be read'),
    });
    expect(await verify(at('archived.pdf'), '--trust', at('notes.txt'))).toMatchObject({
      code: 3,
      problem: expect.stringContaining('holds no certificate'),
    });
    expect((await verify(at('notes.txt'))).code).toBe(1);
    expect((await verify(at('archived.pdf'), '--language', 'fr')).code).toBe(2);
  });
});
