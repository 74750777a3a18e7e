import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from '../../../../server/folder/log';
import { openTestHq, type TestHq } from '../open-hq';

let folder: string;
let hq: TestHq;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-log-'));
  hq = await openTestHq();
});
afterAll(async () => {
  await hq.close();
  rmSync(folder, { recursive: true });
});

const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Record<string, unknown> => JSON.parse(line));

test('every line is an object with time, level, event and sentence', async () => {
  const log = openLog(folder, 'lines.log');
  log.note('It began.', { event: 'start', count: 2 });
  log.trouble('It failed.', new Error('line one\nline "two" of Ada'));
  await log.close();
  expect(linesOf(join(folder, 'lines.log'))).toEqual([
    { time: expect.any(String), level: 'note', event: 'start', count: 2, text: 'It began.' },
    {
      time: expect.any(String),
      level: 'trouble',
      event: 'trouble',
      text: 'It failed.',
      error: expect.stringMatching(/^Error at .*log\.test\.ts/),
    },
  ]);
  expect(statSync(join(folder, 'lines.log')).mode & 0o777).toBe(0o600);
});

test('of an error the message is left out, even one that looks like a place in the program', async () => {
  const log = openLog(folder, 'errors.log');
  log.trouble('It failed.', new Error('Ada\n    at secret (place:1:1)'));
  log.trouble('It failed.', Object.assign(new Error('key (name)=(Ada)'), { code: '23505', severity: 'ERROR' }));
  await log.close();
  const text = readFileSync(join(folder, 'errors.log'), 'utf8');
  expect(text).not.toMatch(/Ada|secret/);
  expect(text).toContain('23505');
});

test('a log that grows is moved aside while it is written, and five of the past are kept', async () => {
  const log = openLog(folder, 'grows.log', 1000);
  for (let at = 0; at < 100; at += 1) log.note(`Line ${at} ${'.'.repeat(50)}`);
  await log.close();
  const names = readdirSync(folder).filter((name) => name.startsWith('grows.log'));
  expect(names.sort()).toEqual(['grows.log', ...[1, 2, 3, 4, 5].map((place) => `grows.log.${place}`)]);
  expect(names.every((name) => statSync(join(folder, name)).size < 1200)).toBe(true);
  const newest = linesOf(join(folder, 'grows.log')).at(-1);
  expect(newest).toMatchObject({ text: expect.stringContaining('Line 99 ') });
  const before = linesOf(join(folder, 'grows.log.1')).at(-1)?.text as string;
  const after = linesOf(join(folder, 'grows.log'))[0]?.text as string;
  expect(Number(after.split(' ')[1])).toBe(Number(before.split(' ')[1]) + 1);
});

test('nothing of what people write, nor their names or tokens, is ever in the log', async () => {
  const canary = (place: string) => `canary-${place}`;
  const ada = await hq.enrol(canary('person'), canary('territory'));
  // In every place of a push that somebody fills in: as a good change, a set-aside one, and one that cannot be read.
  ada.edit({
    row: canary('row'),
    fields: { [canary('field')]: canary('value') },
    with: { why: canary('why'), [canary('unknown')]: canary('other') },
  });
  ada.edit({
    entity: canary('entity'),
    row: canary('row'),
    fields: { name: canary('name') },
    with: { sp: canary('sp') },
  });
  ada.edit({ row: 'p', fields: { name: canary('name') }, with: { actor: canary('actor'), id: canary('id') } });
  expect((await hq.push(ada)).statusCode).toBe(200);
  const broken = { ...ada.push(), changes: [{ body: `{"${canary('body')}`, sig: canary('sig') }] };
  expect((await hq.push(ada, broken)).statusCode).toBe(400);
  expect((await hq.push(ada, { ...ada.push(), space: canary('space'), epoch: canary('epoch') })).statusCode).toBe(400);
  const post = (payload: string, headers: object = {}) =>
    hq.app.inject({
      method: 'POST',
      url: '/v1/push',
      payload,
      headers: { 'content-type': 'application/json', ...ada.auth, ...headers },
    });
  expect((await post(`{"a": ${canary('json')}`)).statusCode).toBe(400);
  expect((await post('{}', { authorization: `Bearer ${canary('token')}-of-a-stranger` })).statusCode).toBe(401);
  await hq.app.inject({ url: `/${canary('address')}?${canary('query')}=1`, headers: { cookie: canary('cookie') } });
  // The database refuses: its own words would quote what was written.
  await hq.database.query('alter table change_log rename to change_log_away');
  ada.edit({ row: 'q', fields: { name: canary('lost') } });
  expect((await hq.push(ada)).statusCode).toBe(500);
  await hq.database.query('alter table change_log_away rename to change_log');
  const text = readFileSync(join(hq.folder, 'hq.log'), 'utf8');
  expect(text).not.toContain('canary');
  expect(text).not.toContain(ada.enrolment?.token ?? 'no token');
  const requests = linesOf(join(hq.folder, 'hq.log')).filter(({ route }) => route === '/v1/push');
  expect(requests.filter(({ event }) => event === 'request')).toEqual(
    [
      { status: 200, device: ada.id },
      { status: 400, device: ada.id, code: 'malformed' },
      { status: 400, device: ada.id, code: 'malformed' },
      { status: 400, device: ada.id, code: 'malformed' },
      { status: 401, code: 'unauthorised' },
      { status: 500, device: ada.id, code: 'busy' },
    ].map((line) => ({
      time: expect.any(String),
      level: 'note',
      event: 'request',
      method: 'POST',
      route: '/v1/push',
      duration: expect.any(Number),
      text: `POST /v1/push was answered ${line.status}.`,
      ...line,
    })),
  );
  expect(requests.filter(({ event }) => event === 'failure')).toHaveLength(1);
});
