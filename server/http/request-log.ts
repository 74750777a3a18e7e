import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Log } from '../folder/log';

const refused = z.looseObject({ code: z.string().max(40) });
const quiet = ['/health', '/ready', '/metrics'];

const devices = new WeakMap<FastifyRequest, string>();

/** Notes which device was found to call; the line about the request will name it. */
export function noteDevice(request: FastifyRequest, device: string): void {
  devices.set(request, device);
}

/**
 * Writes a line for every request that was refused or failed, and for every one that changed something. What was only
 * read is counted and not written: five hundred devices ask many times an hour.
 */
export function addRequestLog(app: FastifyInstance, log: Log): void {
  const refusals = new WeakMap<FastifyRequest, string>();
  app.addHook('preSerialization', async (request, reply, payload: unknown) => {
    const code = reply.statusCode < 400 ? undefined : refused.safeParse(payload).data?.code;
    if (code !== undefined) refusals.set(request, code);
    return payload;
  });
  app.addHook('onResponse', async (request, reply) => {
    const { url: route = 'unknown address' } = request.routeOptions;
    const { method } = request;
    const [device, code] = [devices.get(request), refusals.get(request)];
    const status = reply.raw.statusCode;
    const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(method);
    if (quiet.includes(route) || (status < 400 && isRead) || (method === 'HEAD' && status === 404)) return;
    log.note(`${method} ${route} was answered ${status}.`, {
      event: 'request',
      ...{ method, route, status },
      duration: Math.round(reply.elapsedTime * 10) / 10,
      ...(code !== undefined && { code }),
      ...(device !== undefined && { device }),
    });
  });
}
