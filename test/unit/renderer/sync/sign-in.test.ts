import { describe, expect, test } from 'vitest';
import { signIn, waysToEnrol } from '../../../../renderer/sync/sign-in';
import { aDevice, aSyncWorld, syncOnce } from '../../../builders/a-device';
import { aWorkspace, keepPartner } from '../../../builders/a-workspace';
import { MemoryHq } from '../../../fakes/memory-hq';

const wish = (signal = new AbortController().signal) => {
  const told: string[] = [];
  return {
    told,
    wish: {
      ...{ hqAddress: 'http://hq.test', deviceName: 'Tablet', signal },
      onCode: (code: string, address: string) => void told.push(`${code} at ${address}`),
    },
  };
};

describe('signing in at the organisation', () => {
  test('is offered where HQ offers it', async () => {
    const { workspace } = await aWorkspace();

    expect(await waysToEnrol(workspace, 'http://hq.test', aSyncWorld(new MemoryHq()))).toEqual({
      ok: true,
      value: ['code', 'openid'],
    });
  });

  test('shows the code, waits for the person and lets the device speak for them', async () => {
    const hq = new MemoryHq();
    const { workspace } = await aWorkspace();
    const { told, wish: wanted } = wish();
    const signing = signIn(workspace, wanted, aSyncWorld(hq));
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    hq.signedIn.set('ticket-1', 'Ana');

    expect(await signing).toEqual({ ok: true, value: { hqName: 'Test HQ', person: 'Ana', clockAhead: null } });
    expect(told).toEqual(['HARBOUR-7 at http://127.0.0.1:9/sign-in/ticket-1']);
    await keepPartner(workspace);
    expect(await syncOnce(workspace, aSyncWorld(hq))).toMatchObject({ ok: true, value: { sent: 1 } });
  });

  test('a second time keeps the first territory and the key of HQ’s log', async () => {
    const hq = new MemoryHq();
    const ana = await aDevice(hq, 'Ana');
    const before = ana.workspace.enrolment;
    hq.addTerritory('coast');
    hq.withdraw('Ana', 'field');
    hq.grant('Ana', 'coast');
    hq.signedIn.set('ticket-1', 'Ana');
    await signIn(ana.workspace, wish().wish, ana.world);

    expect(ana.workspace.enrolment?.space).toEqual(before?.space);
    expect(ana.workspace.enrolment?.logKey).toBe(before?.logKey);
    expect(ana.workspace.enrolment?.spaces.map(({ id }) => id)).toEqual(['coast']);
  });

  test('refused by the provider is told in its words, and nothing is kept', async () => {
    const hq = new MemoryHq();
    const { workspace } = await aWorkspace();
    hq.signedIn.set('ticket-1', '');

    expect(await signIn(workspace, wish().wish, aSyncWorld(hq))).toEqual({
      ok: false,
      error: { kind: 'malformed', detail: 'The provider refused.' },
    });
    expect(workspace.enrolment).toBeNull();
  });

  test('ends when the person gives up, and goes on asking through a line that breaks', async () => {
    const hq = new MemoryHq();
    const { workspace } = await aWorkspace();
    const giveUp = new AbortController();
    let asked = 0;
    hq.fault = ({ path }) => {
      if (!path.startsWith('/v1/sign-in/')) return null;
      asked += 1;
      if (asked === 4) giveUp.abort();
      return 'lost-request';
    };
    const ended = await signIn(workspace, wish(giveUp.signal).wish, aSyncWorld(hq));

    expect(ended.ok).toBe(false);
    expect(asked).toBe(4);
  });
});
