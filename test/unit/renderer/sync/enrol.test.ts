import { describe, expect, test } from 'vitest';
import { hqToken } from '../../../../renderer/data/enrolment';
import { enrol, hqOrigin } from '../../../../renderer/sync/enrol';
import { aSyncWorld } from '../../../builders/a-device';
import { aWorkspace } from '../../../builders/a-workspace';
import { type Fault, MemoryHq } from '../../../fakes/memory-hq';

async function tryToEnrol(hq: MemoryHq, code: string, hqAddress = 'hq.test') {
  const { workspace } = await aWorkspace();
  const result = await enrol(workspace, { hqAddress, code, deviceName: 'Laptop' }, aSyncWorld(hq));
  return { workspace, result };
}

describe('enrolment with a one-time code', () => {
  test('lets the device speak for the person', async () => {
    const hq = new MemoryHq();
    const { workspace, result } = await tryToEnrol(hq, ` ${hq.issueCode('Ana')} `);

    expect(result).toEqual({ ok: true, value: { hqName: 'Test HQ', person: 'Ana', clockAhead: null } });
    expect(workspace.enrolment).toEqual({
      hq: 'https://hq.test',
      server: 'hq-1',
      user: { id: 'ana', name: 'Ana' },
      space: { id: 'field', name: 'Field', epoch: 'e1' },
      role: 'manager',
      spaces: [{ id: 'field', name: 'Field', kind: 'territory', epoch: 'e1', role: 'manager' }],
      logKey: hq.logPublicKey,
    });
    expect(await hqToken(workspace)).toBe('token-1');
  });

  test('tells when the clock of the device is wrong, and is not refused for it', async () => {
    const hq = new MemoryHq();
    hq.time += 3_600_000;
    const { result } = await tryToEnrol(hq, hq.issueCode('Ana'));

    expect(result).toEqual({ ok: true, value: { hqName: 'Test HQ', person: 'Ana', clockAhead: -3_600_000 } });
  });

  test('is refused for a wrong code and for one that was used', async () => {
    const hq = new MemoryHq();
    const code = hq.issueCode('Ana');
    await tryToEnrol(hq, code);

    expect((await tryToEnrol(hq, code)).result).toEqual({ ok: false, error: { kind: 'bad-code' } });
    expect((await tryToEnrol(hq, 'NO-SUCH-CODE')).result).toEqual({ ok: false, error: { kind: 'bad-code' } });
    const { workspace, result } = await tryToEnrol(hq, '1');
    expect(result).toEqual({ ok: false, error: { kind: 'bad-code' } });
    expect(workspace.enrolment).toBeNull();
  });

  test.each<[Fault, object]>([
    ['lost-request', { kind: 'unreachable', address: 'https://hq.test' }],
    ['portal', { kind: 'not-hq', address: 'https://hq.test' }],
    ['server-error', { kind: 'busy', after: null }],
    ['too-many', { kind: 'busy', after: 7_000 }],
    ['revoked', { kind: 'revoked' }],
  ])('is refused with the reason when HQ meets: %s', async (fault, error) => {
    const hq = new MemoryHq();
    const code = hq.issueCode('Ana');
    hq.fault = () => fault;

    expect((await tryToEnrol(hq, code)).result).toEqual({ ok: false, error });
  });

  test('is refused when program and HQ have no version in common', async () => {
    const hq = new MemoryHq();
    hq.protocol = [2, 2];
    expect((await tryToEnrol(hq, 'CODE')).result).toEqual({ ok: false, error: { kind: 'version', program: 'old' } });
    hq.protocol = [0, 0];
    expect((await tryToEnrol(hq, 'CODE')).result).toEqual({ ok: false, error: { kind: 'version', program: 'new' } });
    hq.protocol = [1, 1];
    hq.schema = { min: 9, max: 9 };
    expect((await tryToEnrol(hq, 'CODE')).result).toEqual({ ok: false, error: { kind: 'version', program: 'old' } });
  });
});

test.each([
  ['hq.example.com', 'https://hq.example.com'],
  [' https://hq.example.com/path?x=1 ', 'https://hq.example.com'],
  ['localhost:4870', 'http://localhost:4870'],
  ['127.0.0.1:4870/', 'http://127.0.0.1:4870'],
  ['http://192.168.1.5:4870', 'http://192.168.1.5:4870'],
  ['', null],
  ['two words', null],
  ['ftp://hq.example.com', null],
  ['javascript:alert(1)', null],
])('the address "%s" is read as %s', (typed, origin) => {
  expect(hqOrigin(typed)).toBe(origin);
});
