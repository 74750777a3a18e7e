import { createHash, randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { trustReply } from '#shared/contracts/hq-signing';
import type { Bytes } from '#shared/proof/bytes';
import { readReply } from '#shared/proof/time/time-stamp-reply';
import { timeStampRequest } from '#shared/proof/time/time-stamp-request';
import { answerTimeStamp, refusal } from '#shared/proof/time/time-stamper';
import { checkToken } from '#shared/proof/time/token';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { openArchiveJob } from '../../../server/archive/archive-job';
import { checkHere } from '../../../server/archive/file-checks';
import { timeFromElsewhere } from '../../../server/authority/time-from-elsewhere';
import { askTimeSource } from '../../../server/authority/time-source';
import { registerBlob } from '../../../server/blobs/blob-register';
import { readWhole } from '../../../server/blobs/blob-store';
import type { Log } from '../../../server/folder/log';
import { openOwnDevice } from '../../../server/sync/own-device';
import { aDocumentWithFields } from '../../builders/a-document-with-fields';
import { type Answering, aTimeServer, reply, type TimeServer } from '../../builders/a-time-server';
import { type Authority, anAuthority } from '../../builders/an-authority';
import { openTestHq, type TestHq } from './open-hq';
import { signedBy, signingDevice } from './signing-device';

const minute = 60_000;
const start = Date.parse('2026-11-21T09:00:00Z');
const iso = (time: number) => new Date(time).toISOString();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const base64 = (der: Uint8Array) => Buffer.from(der).toString('base64');

/** What the log of headquarters says. */
const logged: string[] = [];
const log: Log = {
  note: (text) => void logged.push(text),
  trouble: (text) => void logged.push(text),
  failure: (text) => void logged.push(text),
  close: async () => undefined,
};
let hq: TestHq;
let other: Authority;
let time: TimeServer;

const stamped =
  (by: () => Authority = () => other): Answering =>
  async (query, response) =>
    reply(
      response,
      await answerTimeStamp(query, { stamper: by().timeStamper, serial: '0a0b', now: iso(hq.clock.now) }),
    );

beforeAll(async () => {
  other = await anAuthority('Time Company');
  time = await aTimeServer(stamped());
  const roots = [other.root.certificate];
  hq = await openTestHq(null, timeFromElsewhere({ address: time.address, roots, log, patience: 1500 }));
});
afterAll(async () => {
  await hq.close();
  await time.close();
});
beforeEach(() => {
  hq.clock.now = start;
  time.answersBy(stamped());
});

const digest = new Uint8Array(createHash('sha256').update('something that was there').digest());
const nonce = new Uint8Array([1, 2, 3, 4]);
const query = timeStampRequest(digest, nonce);

async function ask(payload: Uint8Array = query): Promise<Bytes> {
  const headers = { 'content-type': 'application/timestamp-query' };
  const answered = await hq.app.inject({ method: 'POST', url: '/tsa', headers, payload: Buffer.from(payload) });
  expect([answered.statusCode, answered.headers['content-type']]).toEqual([200, 'application/timestamp-reply']);
  return new Uint8Array(answered.rawPayload);
}

describe('a question for the time at a headquarters that asks another authority', () => {
  test('goes on as it is, and the reply comes back as it is: its token is that of the other', async () => {
    const asked = time.asked.length;
    let given: Uint8Array = new Uint8Array();
    time.answersBy(async (question, response) => {
      given = await answerTimeStamp(question, { stamper: other.timeStamper, serial: '77', now: iso(hq.clock.now) });
      reply(response, given, 'Application/Timestamp-Reply; charset=binary');
    });
    const answer = await ask();
    expect(answer).toEqual(given);
    expect(time.asked.slice(asked)).toEqual([{ type: 'application/timestamp-query', query }]);
    const token = readReply(answer, { sha256: digest, nonce });
    if (!token.ok) throw new Error(token.error.kind);
    const standing = async (root: Bytes) => (await checkToken(token.value, { digest, anchors: [root] })).standing;
    expect([await standing(other.root.certificate), await standing(hq.authority.root)]).toEqual(['trusted', 'unknown']);
  });

  test('is answered with the refusal of the other where it refuses', async () => {
    const no = refusal('unacceptedPolicy', 'Not under this policy.');
    time.answersBy((_question, response) => reply(response, no));
    expect(await ask()).toEqual(no);
  });

  test('does not go on where it is none', async () => {
    const asked = time.asked.length;
    expect(readReply(await ask(Buffer.from('what time is it?')), { sha256: digest, nonce })).toMatchObject({
      error: { kind: 'refused', failures: ['badDataFormat'] },
    });
    expect(time.asked.length).toBe(asked);
  });

  test.each<[string, Answering, RegExp]>([
    ['is away', (_question, response) => void response.destroy(), /cannot be reached/],
    ['is in trouble', (_question, response) => void response.writeHead(503).end('no'), /answers with 503/],
    [
      'sends elsewhere',
      (_question, response) => void response.writeHead(302, { location: '/login' }).end(),
      /cannot be reached/,
    ],
    ['is slow', () => undefined, /it took too long/],
    [
      'begins and does not end',
      (_question, response) =>
        void response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).write('0'),
      /it took too long/,
    ],
    ['is a page', (_question, response) => reply(response, '<html>', 'text/html'), /did not answer as/],
    ['is garbage', (_question, response) => reply(response, 'garbage'), /did not answer as/],
    ['is empty', (_question, response) => reply(response, ''), /did not answer as/],
    [
      'is without end',
      async (question, response) =>
        reply(
          response,
          Buffer.concat([
            await answerTimeStamp(question, { stamper: other.timeStamper, serial: '01', now: iso(start) }),
            Buffer.alloc(1 << 20),
          ]),
        ),
      /did not answer as/,
    ],
    [
      'answers another question',
      async (_question, response) => stamped()(timeStampRequest(new Uint8Array(32).fill(9), nonce), response),
      /something else than was asked/,
    ],
    [
      'answers an earlier question once more',
      async (_question, response) => stamped()(timeStampRequest(digest, new Uint8Array([7])), response),
      /something else than was asked/,
    ],
    [
      'comes from somebody nobody named',
      async (question, response) => {
        const stranger = await anAuthority('Time Company');
        return stamped(() => stranger)(question, response);
      },
      /does not lead to a certificate in --time-stamp-roots/,
    ],
    [
      'carries certificates that are none of its path',
      async (question, response) => {
        const { certificate, chain, ...key } = other.timeStamper;
        const stamper = { ...key, certificate, chain: [...chain, other.manager.certificate] };
        reply(response, await answerTimeStamp(question, { stamper, serial: '02', now: iso(start) }));
      },
      /certificates beside the way to its root/,
    ],
  ])(
    'is refused in the proper form while the other %s, and the log says so once',
    async (_how, answering, sentence) => {
      await ask();
      const before = logged.length;
      time.answersBy(answering);
      for (const answer of await Promise.all([ask(), ask()]))
        expect(readReply(answer, { sha256: digest, nonce })).toMatchObject({
          error: { kind: 'refused', failures: ['systemFailure'] },
        });
      const told = logged.slice(before);
      expect([told.length, sentence.test(told[0] ?? '')]).toEqual([1, true]);
      time.answersBy(stamped());
      expect(readReply(await ask(), { sha256: digest, nonce }).ok).toBe(true);
      expect(logged.at(-1)).toContain('answers again');
    },
  );

  test('is refused at once while as many wait as headquarters holds open', async () => {
    time.answersBy(() => undefined);
    const answers = await Promise.all(Array.from({ length: 33 }, () => ask()));
    expect(answers.every((answer) => !readReply(answer, { sha256: digest, nonce }).ok)).toBe(true);
    expect(logged.some((text) => text.includes('is slow'))).toBe(true);
    time.answersBy(stamped());
    expect(readReply(await ask(), { sha256: digest, nonce }).ok).toBe(true);
  });
});

describe('whom everybody is told to believe', () => {
  test('are the roots of the other authority about the time, in the trust and in the page that checks', async () => {
    const { device } = await signingDevice(hq, 'told');
    const trust = trustReply.parse((await hq.app.inject({ url: '/v1/trust', headers: device.auth })).json());
    expect([trust.timeAuthorities, trust.timeStampAddress]).toEqual([
      [base64(other.root.certificate)],
      'https://hq.example/tsa',
    ]);
    expect(trust.authorities).not.toContain(base64(other.root.certificate));
    const page = hq.parts.verifier ?? '';
    writeFileSync(page, '<script type="application/json" id="trust">"__TRUST__"</script>');
    const served = (await hq.app.inject({ url: '/verify' })).payload;
    rmSync(page);
    expect(JSON.parse(/id="trust">(.+)<\/script>/.exec(served)?.[1] ?? '')).toEqual({
      roots: [base64(hq.authority.root)],
      timeRoots: [base64(other.root.certificate)],
      revocationLists: [expect.any(String), expect.any(String)],
    });
  });
});

describe('a signed document', () => {
  async function arrived(territory: string) {
    const one = await signingDevice(hq, territory);
    const bytes = await signedBy(one, await aDocumentWithFields(), hq.clock.now);
    const id = randomUUID();
    const file = { sha256: sha256(bytes), bytes: bytes.length, mime: 'application/pdf', name: 'Plan.pdf' };
    one.device.edit({
      entity: 'signedDocument',
      row: id,
      op: 'create',
      fields: {
        ...{ partnerId: 'p1', agreementId: 'a1', kind: 'plan', version: 1, file, dataSha256: sha256(bytes) },
        ...{ signers: [], frozenAt: iso(hq.clock.now), sessionId: 's1' },
      },
    });
    await hq.push(one.device);
    const draft = join(hq.folder, 'uploads', `draft-${id}`);
    writeFileSync(draft, bytes);
    await hq.parts.blobs.adopt(draft, sha256(bytes));
    const blob = { space: one.device.space, sha256: sha256(bytes), size: bytes.length, mime: 'application/pdf' };
    await registerBlob(hq.database, { ...blob, verifiedAt: hq.clock.now });
    return { id, bytes };
  }

  async function work(): Promise<void> {
    const { database, headquarters, now } = hq.parts;
    const folder = join(hq.folder, 'own-keys');
    const ownDevice = openOwnDevice({ folder, passphrase: null, database, headquarters, now });
    const checks = checkHere(askTimeSource(hq.parts.time));
    const drafts = join(hq.folder, 'uploads');
    const job = openArchiveJob({ ...hq.parts, ownDevice, checks, drafts, wait: 0 });
    await job.run();
    await job.stop();
  }

  async function strongest(id: string) {
    const [row] = await hq.database.query<{ sha256: string; judgement: string }>(
      'select sha256, judgement from archived_revision where document_id = $1',
      [id],
    );
    return row ?? null;
  }

  test('is made to last with the time of the other: valid for who believes it, not proven for who does not', async () => {
    const { id, bytes } = await arrived('lasting');
    await work();
    const made = await strongest(id);
    expect(made?.judgement).toBe('valid');
    const file = new Uint8Array(await readWhole(hq.parts.blobs, made?.sha256 ?? ''));
    expect(Buffer.compare(file.subarray(0, bytes.length), bytes)).toBe(0);
    const asked = { anchors: [hq.authority.root], revocationLists: [], at: iso(hq.clock.now + 86_400_000) };
    const believed = await verifyFile(file, { ...asked, timeAnchors: [other.root.certificate] });
    expect([believed.judgement, believed.signatures.map(({ level }) => level)]).toEqual([
      'valid',
      ['B-LTA', 'B-LTA', null],
    ]);
    expect(believed.signatures[0]?.time.notAfter?.by).toBe('Time Company Time-stamping');
    const doubted = await verifyFile(file, asked);
    expect([doubted.judgement, doubted.signatures.at(-1)?.reasons.map(({ code }) => code)]).toEqual([
      'undecided',
      ['timeStampUnproven'],
    ]);
  });

  test('waits while the other cannot be reached, and is made to last once it answers', async () => {
    const { id } = await arrived('waiting');
    time.answersBy((_question, response) => void response.destroy());
    await work();
    expect(await strongest(id)).toBeNull();
    time.answersBy(stamped());
    hq.clock.now += 2 * minute;
    await work();
    expect((await strongest(id))?.judgement).toBe('valid');
  });
});
