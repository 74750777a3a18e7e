import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tellToWait } from './rate-limits';

/** How many pushes may be under way at once, and how many bytes of them. */
export interface PushRoom {
  readonly pushes: number;
  readonly bytes: number;
  /** Of one device: it has one queue for each territory. */
  readonly perDevice: number;
}

export const usualRoom: PushRoom = { pushes: 64, bytes: 24 << 20, perDevice: 4 };

/** JSON of records shrinks about so much; what was announced packed counts as what it becomes. */
const unpacked = 8;
/** What says no size may be as large as the largest. */
const unknownSize = 10 << 20;
/** A device on a bad line is given so long to send one push. */
const longestSending = 5 * 60_000;

export interface PushesInside {
  underWay(): number;
}

/**
 * Lets only so many pushes in at a time, decided before a byte of the body is read: each one takes several times its
 * size in memory until it is stored. Those beyond are told when to come again, with more patience the more there are.
 */
export function limitPushes(app: FastifyInstance, room: PushRoom): PushesInside {
  const inside = new Map<FastifyRequest, { readonly bytes: number; readonly device: string; reading: boolean }>();
  let turnedAway = 0;
  const leave = (request: FastifyRequest) => {
    if (!inside.delete(request)) return;
    turnedAway = Math.max(0, turnedAway - 1);
  };
  app.addHook('onRequest', async (request, reply) => {
    if (!isPush(request)) return undefined;
    const bytes = sizeOf(request);
    const device = request.headers.authorization ?? '';
    const others = [...inside.values()];
    const taken = others.reduce((sum, other) => sum + other.bytes, 0);
    const own = others.filter((other) => other.device === device).length;
    if (inside.size > 0 && (inside.size >= room.pushes || taken + bytes > room.bytes || own >= room.perDevice)) {
      turnedAway = Math.min(turnedAway + 1, 5000);
      // About twenty-five pushes a second are stored on a small machine.
      return tellToWait(reply, Math.min(30, Math.max(1, turnedAway / 25)), 503);
    }
    const push = { bytes, device, reading: true };
    inside.set(request, push);
    const slow = setTimeout(() => push.reading && request.raw.destroy(), longestSending);
    slow.unref();
    // Gone before it was read: nothing will ever be sent for it.
    const gone = () => {
      clearTimeout(slow);
      if (push.reading) leave(request);
    };
    reply.raw.once('close', gone);
    return undefined;
  });
  app.addHook('preHandler', async (request) => {
    const push = inside.get(request);
    if (push) push.reading = false;
  });
  app.addHook('onSend', async (request) => leave(request));
  return { underWay: () => inside.size };
}

function isPush(request: FastifyRequest): boolean {
  return request.method === 'POST' && request.routeOptions.url === '/v1/push';
}

function sizeOf(request: FastifyRequest): number {
  const announced = Number(request.headers['content-length'] ?? unknownSize);
  const factor = request.headers['content-encoding'] === undefined ? 1 : unpacked;
  return Math.min(unknownSize, Number.isFinite(announced) ? announced * factor : unknownSize);
}
