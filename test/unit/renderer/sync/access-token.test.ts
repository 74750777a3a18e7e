import { describe, expect, test } from 'vitest';
import { readHqToken } from '../../../../renderer/data/enrolment';
import { connect } from '../../../../renderer/sync/access-token';
import { refusedState } from '../../../../renderer/sync/trouble';
import { aDevice, anEngine, become, syncOnce } from '../../../builders/a-device';
import { keepPartner } from '../../../builders/a-workspace';
import { MemoryHq } from '../../../fakes/memory-hq';

const day = 24 * 60 * 60_000;
const paths = (hq: MemoryHq) => hq.requests.map(({ path }) => path);

describe('the right to speak to HQ', () => {
  test('is renewed by the device’s key before it ends, by HQ’s clock and not by the device’s', async () => {
    const hq = new MemoryHq();
    let now = hq.time;
    const ana = await aDevice(hq, 'Ana', { now: () => now });
    await syncOnce(ana.workspace, ana.world);
    // The calendar of the device is moved days forth; HQ's token is still good.
    now += 5 * day;
    hq.requests.splice(0);
    await syncOnce(ana.workspace, ana.world);
    expect(paths(hq)).toEqual(['/v1/hello']);

    now -= 5 * day;
    hq.time += 14.5 * 60_000;
    await keepPartner(ana.workspace);
    hq.requests.splice(0);
    expect(await syncOnce(ana.workspace, ana.world)).toMatchObject({ ok: true, value: { sent: 1 } });
    expect(paths(hq)).toEqual(['/v1/hello', '/v1/challenge', '/v1/token', '/v1/push']);
    expect(await readHqToken(ana.workspace)).toMatchObject({ token: 'token-2', expires: hq.time + 15 * 60_000 });
  });

  test('is renewed once when HQ does not take it any more, and nothing is told to the person', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    hq.endTokens();

    expect(await syncOnce(ana.workspace, ana.world)).toMatchObject({ ok: true, value: { sent: 1 } });
    expect(paths(hq).filter((path) => path === '/v1/token')).toHaveLength(1);
  });

  test('is asked for once by all who need it at the same time', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    hq.endTokens();
    const stop = new AbortController().signal;
    const client = await connect(ana.workspace, { world: ana.world, stop });
    const other = await connect(ana.workspace, { world: ana.world, stop });
    const answers = await Promise.all([client?.checkpoints('field'), other?.checkpoints('field')]);

    expect(answers.map((answer) => answer?.ok)).toEqual([true, true]);
    expect(paths(hq).filter((path) => path === '/v1/token')).toHaveLength(1);
  });

  test('that HQ gives only after signing in again is told to the person, and what waits stays', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    hq.endTokens();
    hq.fault = ({ path }) => (path === '/v1/token' ? 'sign-in' : null);
    const { engine } = anEngine(ana.workspace, ana.world);
    engine.start();

    expect(await become(engine, 'refused')).toEqual(refusedState('sign-in', {}));
    expect(await ana.workspace.database.outbox.count()).toBe(1);
    hq.fault = () => null;
    engine.syncNow();
    await become(engine, 'at-hq');
    await engine.stop();
  });

  test('lost with the line is no refusal: it is asked for again', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    await keepPartner(ana.workspace);
    hq.endTokens();
    hq.fault = ({ path }) => (path === '/v1/challenge' ? 'lost-request' : null);

    expect(await syncOnce(ana.workspace, ana.world)).toEqual({ ok: false, error: { kind: 'unreachable' } });
    hq.fault = () => null;
    expect(await syncOnce(ana.workspace, ana.world)).toMatchObject({ ok: true, value: { sent: 1 } });
  });
});
