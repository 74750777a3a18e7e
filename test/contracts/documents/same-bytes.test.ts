import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { layoutVersion } from '#shared/domain/documents/layout-version';
import { bundleForNode } from '../../../scripts/document-bundle.mjs';
import { aDocumentPage } from '../../builders/a-document-page';
import { printedBytes } from '../../builders/printed';
import { knownFacts, knownPage } from './known-page';
import layouts from './layouts.json' with { type: 'json' };

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the same page gives the same bytes', () => {
  let bundle: string;
  beforeAll(async () => {
    bundle = await bundleForNode('test/contracts/documents/checks/print-known.ts', 'known');
  });
  const inProcess = async (env: Readonly<Record<string, string>>) =>
    (await promisify(execFile)(process.execPath, [bundle], { env: { ...process.env, ...env } })).stdout;

  test('in another process, time zone and language of the machine', async () => {
    const here = sha256((await printedBytes(knownPage, knownFacts)).bytes);
    expect(await inProcess({ TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' })).toBe(here);
    expect(await inProcess({ TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' })).toBe(here);
  });

  test('whatever was printed before it', async () => {
    const before = await printedBytes(knownPage, knownFacts);
    await printedBytes(aDocumentPage({ title: 'Ten\u00a0days ﬁ شركة', blocks: [] }), knownFacts);
    expect(sha256((await printedBytes(knownPage, knownFacts)).bytes)).toBe(sha256(before.bytes));
  });

  test('as in the worker of a browser, which compares itself with the number kept here', async () => {
    const kept: Readonly<Record<string, string>> = layouts;
    // Documents look different now? Then raise `layoutVersion` and add a line: signed files of older layouts must not be
    // called different because they are made again otherwise.
    expect(sha256((await printedBytes(knownPage, knownFacts)).bytes)).toBe(kept[layoutVersion]);
  });
});
