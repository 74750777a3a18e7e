import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Uploads } from '../blobs/uploads';

/** What is under way may take so long after the end was asked for, ms. */
const uploadsEnd = 2500;
const everythingEnds = 4000;

export interface EndOfService {
  /** The uploads, counted while they are handled. */
  readonly uploads: Uploads;
  /** Streams of events that are open. */
  streams(): number;
}

/**
 * Makes the end orderly: no new connections, streams of events end, running requests finish, and an upload ends where
 * it stands; its sender goes on from there. What is not done after four seconds is cut off.
 */
export function addOrderlyEnd(app: FastifyInstance, given: Uploads): EndOfService {
  const streams = new Set<ServerResponse>();
  const sending = new Map<IncomingMessage, Promise<void>>();
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== '/v1/events') return;
    streams.add(reply.raw);
    reply.raw.once('close', () => streams.delete(reply.raw));
  });
  let pulse: NodeJS.Timeout | null = null;
  app.addHook('preClose', () => {
    const began = performance.now();
    for (const stream of streams) stream.end();
    const look = () => {
      const passed = performance.now() - began;
      app.server.closeIdleConnections();
      if (passed > uploadsEnd) for (const upload of sending.keys()) upload.destroy();
      if (passed > everythingEnds) app.server.closeAllConnections();
    };
    pulse = setInterval(look, 50);
    look();
  });
  app.addHook('onClose', async () => {
    if (pulse) clearInterval(pulse);
    // The last write of an upload that was cut off, and its note.
    await Promise.race([Promise.allSettled(sending.values()), new Promise((wake) => setTimeout(wake, 500))]);
  });
  return {
    streams: () => streams.size,
    uploads: {
      ...given,
      handle: (request, response, caller) => {
        const handled = given.handle(request, response, caller).finally(() => sending.delete(request));
        sending.set(request, handled);
        return handled;
      },
    },
  };
}
