import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { limits, protocolVersion, pushRequest } from '#shared/contracts/hq-api';
import { schemaVersion } from '#shared/sync/schema-version';
import { answerLog } from '../sync/answer-log';
import { answerPull } from '../sync/answer-pull';
import { applyPush } from '../sync/apply-push';
import { answer, callerOf, read } from './answer';
import type { Parts } from './parts';

const pullQuery = z.object({
  space: z.string(),
  epoch: z.string(),
  after: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(1).default(limits.pullRows),
});

const logQuery = z.object({
  space: z.string(),
  from: z.coerce.number().int().min(0).default(1),
  limit: z.coerce.number().int().min(1).max(500).default(500),
});

/** A single record may be larger than the size at which a device closes a delivery; it then travels alone. */
const largestPush = 10 << 20;

export function addSyncRoutes(app: FastifyInstance, parts: Parts): void {
  const { database, headquarters, pokes, now } = parts;

  app.get('/v1/hello', (_request, reply) =>
    reply.header('Cache-Control', 'no-store').send({
      product: 'fieldpact-hq',
      server: headquarters.server,
      name: headquarters.name,
      time: now(),
      protocol: [protocolVersion, protocolVersion],
      schema: { min: 1, max: schemaVersion },
      limits,
    }),
  );

  const arrivals = new WeakMap<object, number>();
  app.post('/v1/push', {
    bodyLimit: largestPush,
    // The clock is compared at the first byte: a large delivery over a slow line would look like a clock running behind.
    onRequest: async (request) => {
      arrivals.set(request, now());
    },
    handler: async (request, reply) => {
      const caller = await callerOf(parts, request);
      if (!caller.ok) return answer(reply, caller);
      const push = read(pushRequest, request.body);
      if (!push.ok) return answer(reply, push);
      const taken = await applyPush(database, caller.value, push.value, arrivals.get(request) ?? now());
      if (taken.ok) pokes.poke(caller.value.space, taken.value.head.seq);
      return answer(reply, taken);
    },
  });

  app.get('/v1/pull', async (request, reply) => {
    const question = read(pullQuery, request.query);
    if (!question.ok) return answer(reply, question);
    const caller = await callerOf(parts, request, question.value.space);
    if (!caller.ok) return answer(reply, caller);
    const limit = Math.min(question.value.limit, limits.pullRows);
    return answer(reply, await answerPull(database, caller.value, { ...question.value, limit }, now()));
  });

  app.get('/v1/log', async (request, reply) => {
    const question = read(logQuery, request.query);
    if (!question.ok) return answer(reply, question);
    const caller = await callerOf(parts, request, question.value.space);
    if (!caller.ok) return answer(reply, caller);
    return reply
      .header('Cache-Control', 'no-store')
      .send(await answerLog(database, { ...question.value, quarantined: null }));
  });

  app.get('/v1/quarantine', async (request, reply) => {
    const question = read(logQuery, request.query);
    if (!question.ok) return answer(reply, question);
    const caller = await callerOf(parts, request, question.value.space);
    if (!caller.ok) return answer(reply, caller);
    // A manager sees what became of their own changes; those who answer for the territory see everybody's.
    const user = caller.value.role === 'manager' ? caller.value.user : null;
    return reply
      .header('Cache-Control', 'no-store')
      .send(await answerLog(database, { ...question.value, quarantined: { user } }));
  });
}
