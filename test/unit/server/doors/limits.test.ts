import { connect } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { limitPushes, type PushesInside, type PushRoom } from '../../../../server/http/push-room';
import { addRateLimits, openBuckets, type Rates } from '../../../../server/http/rate-limits';

const open: FastifyInstance[] = [];
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

/** The doors alone, before routes that do nothing. */
function doorsWith(rates: Rates): FastifyInstance {
  const app = Fastify();
  open.push(app);
  addRateLimits(app, rates, () => 0);
  for (const url of ['/v1/hello', '/health']) app.get(url, async () => ({}));
  app.post('/v1/challenge', async () => ({}));
  return app;
}

describe('a bucket', () => {
  test('holds a burst, fills again by the second, and says how long it takes', () => {
    const buckets = openBuckets({ burst: 3, perSecond: 0.5 });
    const take = (now: number) => buckets.take('a', now);
    expect([take(0), take(0), take(0), take(0)]).toEqual([null, null, null, 2]);
    expect([take(1000), take(2000), take(2000)]).toEqual([1, null, 2]);
    expect(buckets.take('b', 2000)).toBe(null);
    expect([take(100_000), take(100_000), take(100_000), take(100_000)]).toEqual([null, null, null, 2]);
  });

  test('forgets who has been quiet, and never keeps more than so many', () => {
    const buckets = openBuckets({ burst: 1, perSecond: 1 }, 2);
    expect([buckets.take('a', 0), buckets.take('b', 0)]).toEqual([null, null]);
    // The crowd shares one bucket; those who are known keep their own.
    expect([buckets.take('c', 0), buckets.take('d', 0), buckets.take('a', 0)]).toEqual([null, 1, 1]);
    expect([buckets.take('d', 5000), buckets.take('a', 5000)]).toEqual([null, null]);
  });
});

describe('whoever calls too often', () => {
  const generous = { burst: 1000, perSecond: 1000 };

  test('as a device is told to wait, and others at the same address are not', async () => {
    const app = doorsWith({ device: { burst: 5, perSecond: 0.01 }, address: generous, newcomers: generous });
    const hello = (token: string) => app.inject({ url: '/v1/hello', headers: { authorization: `Bearer ${token}` } });
    const replies = [];
    for (let at = 0; at < 6; at += 1) replies.push(await hello('of-ada'));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 429]);
    const last = replies.at(-1);
    expect(last?.json()).toMatchObject({ code: 'busy', message: expect.stringContaining('Nothing is lost') });
    expect(Number(last?.headers['retry-after'])).toBeGreaterThanOrEqual(100);
    expect((await hello('of-grace')).statusCode).toBe(200);
  });

  test('as an address is told to wait, at the doors for newcomers sooner; whoever watches is never', async () => {
    const app = doorsWith({
      device: generous,
      address: { burst: 8, perSecond: 0.01 },
      newcomers: { burst: 2, perSecond: 0.01 },
    });
    const ask = async (url: string, remoteAddress: string, times = 1) => {
      const method = url === '/v1/challenge' ? 'POST' : 'GET';
      const codes: number[] = [];
      for (let at = 0; at < times; at += 1) codes.push((await app.inject({ method, url, remoteAddress })).statusCode);
      return codes;
    };
    expect(await ask('/v1/challenge', '10.0.0.1', 3)).toEqual([200, 200, 429]);
    expect(await ask('/v1/hello', '10.0.0.1', 6)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await ask('/v1/hello', '10.0.0.2')).toEqual([200]);
    expect(await ask('/health', '10.0.0.1', 3)).toEqual([200, 200, 200]);
    // A network of IPv6, of which one caller has billions of addresses, counts as one.
    const network = [];
    for (let at = 0; at < 9; at += 1) network.push(...(await ask('/v1/hello', `2001:db8:1:2::${at + 1}`)));
    expect(network).toEqual([...Array<number>(8).fill(200), 429]);
    expect(await ask('/v1/hello', '2001:db8:1:3::1')).toEqual([200]);
  });
});

describe('when more push than there is room for', () => {
  let inside = 0;
  let most = 0;
  const stored: string[] = [];
  const push = async (room: PushRoom): Promise<{ readonly address: string; readonly pushes: PushesInside }> => {
    const app = Fastify({ forceCloseConnections: true });
    open.push(app);
    const pushes = limitPushes(app, room);
    app.post<{ Body: { readonly who: string } }>('/v1/push', async (request) => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((wake) => setTimeout(wake, 40));
      stored.push(request.body.who);
      inside -= 1;
      return {};
    });
    return { address: await app.listen({ port: 0, host: '127.0.0.1' }), pushes };
  };

  test('those beyond are told to come again, each at another moment, and every push is taken once', async () => {
    const { address, pushes } = await push({ pushes: 8, bytes: 1 << 20, perDevice: 1 });
    const waits: number[] = [];
    const devices = Array.from({ length: 300 }, (_, at) => `device ${at}`);
    await Promise.all(
      devices.map(async (who) => {
        for (;;) {
          const reply = await fetch(`${address}/v1/push`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: who },
            body: JSON.stringify({ who }),
          });
          const said = await reply.json();
          if (reply.status === 200) return;
          expect([reply.status, said.code]).toEqual([503, 'busy']);
          const wait = Number(reply.headers.get('retry-after'));
          waits.push(wait);
          // A hundredth of what was asked for, so that the test does not take as long as a morning.
          await new Promise((wake) => setTimeout(wake, wait * 10));
        }
      }),
    );
    expect([...stored].sort()).toEqual([...devices].sort());
    expect(most).toBeLessThanOrEqual(8);
    expect(pushes.underWay()).toBe(0);
    expect(waits.every((wait) => wait >= 1 && wait <= 60)).toBe(true);
    expect(new Set(waits).size).toBeGreaterThan(3);
  });

  test('the size that was announced counts, unpacked, and one is always let in', async () => {
    const { address, pushes } = await push({ pushes: 8, bytes: 1000, perDevice: 8 });
    const open = (length: number) => begin(address, length, 'any');
    const [large, second] = [await open(5000), await open(10)];
    expect(pushes.underWay()).toBe(1);
    expect(await second.answer).toMatch(/^HTTP\/1\.1 503 /);
    large.leave();
    second.leave();
  });

  test('somebody who sends by the drop keeps one place and no more, and gives it back on leaving', async () => {
    const { address, pushes } = await push({ pushes: 3, bytes: 1 << 20, perDevice: 1 });
    const first = await begin(address, 10_000, 'slow');
    const second = await begin(address, 10_000, 'slow');
    expect(await second.answer).toMatch(/^HTTP\/1\.1 503 /);
    expect(pushes.underWay()).toBe(1);
    const quick = await begin(address, 10_000, 'quick');
    expect(pushes.underWay()).toBe(2);
    for (const one of [first, second, quick]) one.leave();
    for (let tries = 0; pushes.underWay() > 0 && tries < 100; tries += 1)
      await new Promise((wake) => setTimeout(wake, 10));
    expect(pushes.underWay()).toBe(0);
  });
});

/** The head of a push and the first letter of its body. */
function begin(address: string, length: number, who: string) {
  const { port } = new URL(address);
  return new Promise<{ readonly answer: Promise<string>; leave(): void }>((done) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        `POST /v1/push HTTP/1.1\r\nHost: hq\r\nAuthorization: ${who}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n{`,
      );
      const answer = new Promise<string>((told) => socket.once('data', (data) => told(data.toString())));
      setTimeout(() => done({ answer, leave: () => socket.destroy() }), 100);
    });
    socket.on('error', () => undefined);
  });
}
