import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toPem } from '#shared/proof/certificates/pem';
import { answerTimeStamp } from '#shared/proof/time/time-stamper';
import { fieldpact } from '../../../../server/cli/fieldpact';
import { aSignedFile, type SignedFile } from '../../../builders/a-signed-file';
import { aTimeServer, reply, type TimeServer } from '../../../builders/a-time-server';
import { type Authority, anAuthority } from '../../../builders/an-authority';

const now = '2026-11-22T09:00:00Z';
let folder: string;
let time: TimeServer;
let other: Authority;
let file: SignedFile;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-timestamp-'));
  other = await anAuthority('Time Company');
  file = await aSignedFile();
  time = await aTimeServer(async (query, response) =>
    reply(response, await answerTimeStamp(query, { stamper: other.timeStamper, serial: '0a', now })),
  );
  writeFileSync(at('signed.pdf'), file.signed);
  writeFileSync(at('unsigned.pdf'), file.unsigned);
  writeFileSync(at('ours.pem'), toPem(file.authority.root, 'CERTIFICATE'));
  writeFileSync(at('time.pem'), toPem(other.root.certificate, 'CERTIFICATE'));
});
afterAll(async () => {
  await time.close();
  rmSync(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);
const run = (...args: readonly string[]) => fieldpact(args, now);
const stamp = (name: string, out: string, ...more: readonly string[]) =>
  run('timestamp', at(name), '--from', time.address, '--out', at(out), ...more);

describe('the command that adds a time-stamp', () => {
  test('adds that of any authority; the check believes it where its root is named, and only about the time', async () => {
    const made = await stamp('signed.pdf', 'stamped.pdf', '--time-trust', at('time.pem'), '--json');
    expect([made.code, JSON.parse(made.text)]).toEqual([
      0,
      { file: at('stamped.pdf'), at: '2026-11-22T09:00:00.000Z', holdsUntil: '2036-01-01T00:00:00.000Z' },
    ]);
    const stamped = readFileSync(at('stamped.pdf'));
    expect(Buffer.compare(stamped.subarray(0, file.signed.length), file.signed)).toBe(0);
    const verdict = async (...trust: readonly string[]) => {
      const { code, text } = await run('verify', at('stamped.pdf'), ...trust, '--no-rebuild', '--json');
      const [report] = JSON.parse(text) as { judgement: string; signatures: { judgement: string }[] }[];
      return [code, report?.judgement, report?.signatures.map(({ judgement }) => judgement)];
    };
    const [ours, theirs] = [at('ours.pem'), at('time.pem')];
    const believed = await verdict('--trust', ours, '--time-trust', theirs);
    expect(believed).toEqual([0, 'valid', ['valid', 'valid', 'valid']]);
    expect(await verdict('--trust', ours)).toEqual([1, 'undecided', ['valid', 'valid', 'undecided']]);
    expect(await verdict('--time-trust', theirs)).toEqual([1, 'undecided', ['undecided', 'undecided', 'valid']]);
  });

  test('writes nothing where there is no signature, no believed authority, or a file already', async () => {
    const unsigned = await stamp('unsigned.pdf', 'none.pdf');
    expect([unsigned.code, unsigned.problem]).toEqual([
      3,
      `${at('unsigned.pdf')} holds no signature; there is nothing whose time could be proven.`,
    ]);
    const doubted = await stamp('signed.pdf', 'none.pdf', '--trust', at('ours.pem'));
    expect([doubted.code, doubted.problem]).toEqual([
      3,
      `${time.address} gave no time-stamp: its time-stamp does not lead to a root that was given with --trust or --time-trust`,
    ]);
    const over = await stamp('signed.pdf', 'signed.pdf');
    expect([over.code, over.problem]).toEqual([
      3,
      `${at('signed.pdf')} is there already, and no file is written over. Name another with --out.`,
    ]);
    expect(Buffer.compare(readFileSync(at('signed.pdf')), file.signed)).toBe(0);
    const away = await run('timestamp', at('signed.pdf'), '--from', 'http://127.0.0.1:9/', '--out', at('none.pdf'));
    expect([away.code, away.problem]).toEqual([3, expect.stringContaining('http://127.0.0.1:9/ gave no time-stamp:')]);
    expect((await run('timestamp', at('signed.pdf'), '--from', 'nowhere', '--out', at('none.pdf'))).code).toBe(2);
    expect((await run('timestamp', at('signed.pdf'))).code).toBe(2);
    expect(() => readFileSync(at('none.pdf'))).toThrow('ENOENT');
  });
});
