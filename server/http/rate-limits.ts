import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#shared/contracts/hq-api';
import { say } from './answer';

/** So many calls at once, and so many a second after that. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface Rates {
  /** Of one device, known by its token. */
  readonly device: Rate;
  /** Of one address; a whole office may stand behind it. */
  readonly address: Rate;
  /** Of one address, at the doors where nobody has shown a token yet. */
  readonly newcomers: Rate;
}

/** Room for five hundred devices of one office that come back at the same moment. */
export const usualRates: Rates = {
  device: { burst: 1200, perSecond: 20 },
  address: { burst: 20_000, perSecond: 400 },
  newcomers: { burst: 2000, perSecond: 20 },
};

/** Doors that answer without a token and cost a signature or a look into the database. */
const newcomerRoutes = ['/v1/devices', '/v1/challenge', '/v1/token', '/v1/sign-in', '/v1/sign-in/:ticket'];

/** Watched by machines that must not be told to wait. */
const unlimited = ['/health', '/ready', '/metrics'];

/** A bucket for every caller: it holds a burst, every call takes one out, and it fills again by the second. */
export interface Buckets {
  /** Seconds to wait, or null when the call may go on. */
  take(key: string, now: number): number | null;
}

export function openBuckets({ burst, perSecond }: Rate, most = 20_000): Buckets {
  const known = new Map<string, { left: number; at: number }>();
  const fill = ({ left, at }: { left: number; at: number }, now: number) =>
    Math.min(burst, left + (Math.max(0, now - at) / 1000) * perSecond);
  return {
    take: (key, now) => {
      // Who has been quiet is forgotten, or a year of visitors would stay in memory.
      if (known.size >= most) for (const [name, one] of known) if (fill(one, now) >= burst) known.delete(name);
      // A crowd that stays that large is no longer told apart: better than running out of memory.
      const name = known.size >= most && !known.has(key) ? '' : key;
      const bucket = known.get(name) ?? { left: burst, at: now };
      const left = fill(bucket, now);
      if (left < 1) {
        known.set(name, { left, at: now });
        return Math.max(1, Math.ceil((1 - left) / perSecond));
      }
      known.set(name, { left: left - 1, at: now });
      return null;
    },
  };
}

/** Refuses whoever calls too often with 429, when to try again, and the problem `busy`. */
export function addRateLimits(app: FastifyInstance, rates: Rates, now: () => number): void {
  const devices = openBuckets(rates.device);
  const addresses = openBuckets(rates.address);
  const newcomers = openBuckets(rates.newcomers);
  app.addHook('onRequest', async (request, reply) => {
    const { url = '' } = request.routeOptions;
    if (request.method === 'OPTIONS' || unlimited.includes(url)) return undefined;
    const at = now();
    const address = networkOf(request);
    const { authorization } = request.headers;
    const wait =
      addresses.take(address, at) ??
      (newcomerRoutes.includes(url) ? newcomers.take(address, at) : null) ??
      (authorization === undefined ? null : devices.take(nameOf(authorization), at));
    return wait === null ? undefined : tellToWait(reply, wait);
  });
}

/** With some seconds more or less, so that those who were told at the same moment do not come back at the same moment. */
export function tellToWait(reply: FastifyReply, seconds: number, status = 429): FastifyReply {
  const wait = Math.ceil(seconds + Math.random() * Math.max(seconds, 5));
  const problem: Problem = {
    code: 'busy',
    message: `Headquarters has much to do just now. Nothing is lost; try again in ${wait} ${wait === 1 ? 'second' : 'seconds'}.`,
  };
  reply.header('Retry-After', String(wait));
  return say(reply, problem, status);
}

// Whoever has one IPv6 address has a network of them.
function networkOf(request: FastifyRequest): string {
  const { ip } = request;
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const between = ip.includes('::') ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0') : [];
  return [...before, ...between, ...after].slice(0, 4).join(':');
}

// The token itself does not stay in memory longer than its request.
function nameOf(authorization: string): string {
  return createHash('sha256').update(authorization).digest('base64url').slice(0, 16);
}
