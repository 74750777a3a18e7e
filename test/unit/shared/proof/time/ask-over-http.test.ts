import { beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, fromHex } from '#shared/proof/bytes';
import { sha256 } from '#shared/proof/crypto-engine';
import { askOverHttp, TimeStampProblem } from '#shared/proof/time/ask-over-http';
import { timeStampRequest } from '#shared/proof/time/time-stamp-request';
import { answerTimeStamp } from '#shared/proof/time/time-stamper';
import { checkToken } from '#shared/proof/time/token';
import { type Authority, anAuthority } from '../../../../builders/an-authority';

const now = '2026-11-21T10:00:00.700Z';
const serial = '0a1b2c';

let authority: Authority;
let digest: Bytes;

beforeAll(async () => {
  authority = await anAuthority();
  digest = await sha256(new TextEncoder().encode('A signed agreement.'));
});

describe('asking over the network', () => {
  const address = 'https://time.example/tsa';
  const type = 'application/timestamp-reply';

  async function answered(init: RequestInit | undefined): Promise<Bytes> {
    const query = new Uint8Array(await new Response(init?.body ?? null).arrayBuffer());
    return answerTimeStamp(query, { stamper: authority.timeStamper, serial, now });
  }

  async function failure(fetch: Parameters<typeof askOverHttp>[1]): Promise<string> {
    try {
      await askOverHttp(address, fetch)(digest);
      return 'a token';
    } catch (error) {
      return error instanceof TimeStampProblem ? error.kind : String(error);
    }
  }

  test('brings a token over what was asked', async () => {
    const asked: string[] = [];
    const ask = askOverHttp(address, async (where, init) => {
      asked.push(where, init.method ?? '', new Headers(init.headers).get('content-type') ?? '');
      return new Response(await answered(init), { headers: { 'content-type': type } });
    });

    const token = await ask(digest);

    expect((await checkToken(token, { digest, anchors: [authority.root.certificate] })).standing).toBe('trusted');
    expect(asked).toEqual([address, 'POST', 'application/timestamp-query']);
  });

  test.each<[string, string, Parameters<typeof askOverHttp>[1]]>([
    ['nobody answers', 'unreachable', () => Promise.reject(new TypeError('fetch failed'))],
    ['the server is in trouble', 'unreachable', async () => new Response('', { status: 503 })],
    [
      'a sign-in page answers',
      'not-a-reply',
      async () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    ],
    ['the answer is damaged', 'not-a-reply', async () => new Response('??', { headers: { 'content-type': type } })],
    [
      'the answer is far too long',
      'not-a-reply',
      async () => new Response(new Uint8Array((1 << 20) + 1), { headers: { 'content-type': type } }),
    ],
    [
      'the authority refuses',
      'refused',
      async () => {
        const odd = timeStampRequest(digest.slice(1), fromHex('05'));
        const reply = await answerTimeStamp(odd, { stamper: authority.timeStamper, serial, now });
        return new Response(reply, { headers: { 'content-type': type } });
      },
    ],
    [
      'the answer is to an earlier question',
      'wrong-answer',
      async () => {
        const earlier = timeStampRequest(digest, fromHex('05'));
        const reply = await answerTimeStamp(earlier, { stamper: authority.timeStamper, serial, now });
        return new Response(reply, { headers: { 'content-type': type } });
      },
    ],
  ])('says what went wrong when %s: %s', async (_, kind, fetch) => {
    expect(await failure(fetch)).toBe(kind);
  });
});
