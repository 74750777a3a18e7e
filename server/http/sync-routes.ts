import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import {
  limits,
  type Problem,
  type PushRequest,
  protocolVersion,
  pushRequest,
  type Space,
} from '#shared/contracts/hq-api';
import { packedPush, packedPushes, unpackPush } from '#shared/contracts/packed-push';
import type { Change } from '#shared/sync/change';
import { schemaVersion } from '#shared/sync/schema-version';
import type { Caller } from '../enrolment/caller';
import { spacesOf } from '../enrolment/granted';
import { noteProgram } from '../enrolment/note-program';
import { answerLog } from '../sync/answer-log';
import { pullText } from '../sync/answer-pull';
import { applyPush } from '../sync/apply-push';
import { checkpointsOf } from '../sync/checkpoint-store';
import { answerLinks, mostLinks } from '../sync/links';
import { malformed } from '../sync/read-push';
import { sha256 } from '../sync/sha256';
import { answer, callerEvenRetired, callerIn, read } from './answer';
import { noteOutcomes, noteRows } from './metrics';
import type { Parts } from './parts';
import type { Pulls } from './pull-room';
import { tellToWait } from './rate-limits';

const gzipInThread = promisify(gzip);

const pullQuery = z.object({
  space: z.string(),
  epoch: z.string(),
  after: z.coerce.number().int().min(0),
  hash: z.union([z.literal(''), z.string().regex(/^[0-9a-f]{64}$/)]).default(''),
  limit: z.coerce.number().int().min(1).default(limits.pullRows),
});

const logQuery = z.object({
  space: z.string(),
  from: z.coerce.number().int().min(0).default(1),
  limit: z.coerce.number().int().min(1).max(500).default(500),
});

const linksQuery = z.object({
  space: z.string(),
  after: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(1).max(mostLinks).default(mostLinks),
});

const helloQuery = z.object({ program: z.string().min(1).max(60).optional() });

/** A single record may be larger than the size at which a device closes a delivery; it then travels alone. */
const largestPush = 10 << 20;

export function addSyncRoutes(app: FastifyInstance, parts: Parts, pulls: Pulls): void {
  const { database, headquarters, pokes, now } = parts;

  app.get('/v1/hello', async (request, reply) => {
    const known = request.headers.authorization === undefined ? null : await callerEvenRetired(parts, request);
    if (known && !known.ok) return answer(reply, known);
    const { program } = helloQuery.catch({}).parse(request.query);
    if (known && program !== undefined) await noteProgram(database, known.value.device, program);
    return reply.header('Cache-Control', 'no-store').send({
      product: 'fieldpact-hq',
      server: headquarters.server,
      name: headquarters.name,
      time: now(),
      protocol: [protocolVersion, packedPushes],
      schema: { min: 1, max: schemaVersion },
      limits,
      signIn: parts.signIn.ways,
      ...(known && { spaces: await spacesNow(parts, known.value) }),
    });
  });

  const arrivals = new WeakMap<object, number>();
  app.post('/v1/push', {
    bodyLimit: largestPush,
    // The clock is compared at the first byte: a large delivery over a slow line would look like a clock running behind.
    onRequest: async (request) => {
      arrivals.set(request, now());
    },
    handler: async (request, reply) => {
      const caller = await callerEvenRetired(parts, request);
      if (!caller.ok) return answer(reply, caller);
      const push = readPushRequest(request.body);
      if (!push.ok) return answer(reply, push);
      const taken = await applyPush(database, caller.value, push.value, arrivals.get(request) ?? now(), {
        moved: pokes.poke,
      });
      if (taken.ok) noteOutcomes(request, taken.value.acks);
      if (taken.ok && push.value.changes.some(mayDecide)) tendBeside(parts, push.value.space);
      return answer(reply, taken);
    },
  });

  addPullRoute(app, parts, pulls);
  addLogRoutes(app, parts);
}

/** The plain form is every older program's; both are the same push from here on. */
function readPushRequest(body: unknown): Result<PushRequest, Problem> {
  const isPacked = typeof body === 'object' && body !== null && Object.hasOwn(body, 'bodies');
  if (!isPacked) return read(pushRequest, body);
  const packed = read(packedPush, body);
  if (!packed.ok) return packed;
  const push = unpackPush(packed.value, sha256);
  return push.ok ? push : refuse(malformed(`Headquarters cannot unpack this push (${push.error}).`));
}

function addPullRoute(app: FastifyInstance, parts: Parts, pulls: Pulls): void {
  app.get('/v1/pull', async (request, reply) => {
    const question = read(pullQuery, request.query);
    if (!question.ok) return answer(reply, question);
    const place = await pulls.enter(reply.raw);
    if (place.kind === 'full') return tellToWait(reply, 15, 503);
    if (place.kind === 'gone') return reply.hijack();
    try {
      return await answerPage(parts, request, reply, question.value);
    } finally {
      place.leave();
    }
  });
}

async function answerPage(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  question: z.infer<typeof pullQuery>,
): Promise<FastifyReply> {
  const caller = await callerIn(parts, request, question.space);
  if (!caller.ok) return answer(reply, caller);
  const limit = Math.min(question.limit, limits.pullRows);
  const alarm = (sentence: string) => parts.log.trouble(sentence);
  const page = await pullText(parts.database, caller.value, { ...question, limit }, parts.now(), alarm);
  if (!page.ok) return answer(reply, page);
  noteRows(request, page.value.rows);
  reply.header('Cache-Control', 'no-store').type('application/json; charset=utf-8');
  const { text } = page.value;
  if (text.length < worthPacking || !takesGzip(request)) return reply.send(text);
  // Packed to its end in here: to a device on a bad line a page goes out for minutes, and only its packed form stays.
  const packed = await gzipInThread(text, { level: 4 });
  return reply.header('Content-Encoding', 'gzip').header('Vary', 'Accept-Encoding').send(packed);
}

const worthPacking = 1024;

function takesGzip({ headers }: FastifyRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(headers['accept-encoding'] ?? ''));
}

/** The log, for whoever wants to check it, and what was set aside. */
function addLogRoutes(app: FastifyInstance, parts: Parts): void {
  const { database, logKey } = parts;

  app.get('/v1/log/links', async (request, reply) => {
    const question = read(linksQuery, request.query);
    if (!question.ok) return answer(reply, question);
    const caller = await callerIn(parts, request, question.value.space);
    if (!caller.ok) return answer(reply, caller);
    return answer(reply, ok(await answerLinks(database, question.value)));
  });

  app.get('/v1/checkpoints', async (request, reply) => {
    const question = read(z.object({ space: z.string() }), request.query);
    if (!question.ok) return answer(reply, question);
    const caller = await callerIn(parts, request, question.value.space);
    if (!caller.ok) return answer(reply, caller);
    const checkpoints = await checkpointsOf(database, question.value.space, logKey.id);
    return answer(reply, ok({ key: logKey.publicKey, checkpoints }));
  });

  app.get('/v1/log', async (request, reply) => {
    const question = read(logQuery, request.query);
    if (!question.ok) return answer(reply, question);
    const caller = await callerIn(parts, request, question.value.space);
    if (!caller.ok) return answer(reply, caller);
    return reply
      .header('Cache-Control', 'no-store')
      .send(await answerLog(database, { ...question.value, quarantined: null }));
  });

  app.get('/v1/quarantine', async (request, reply) => {
    const question = read(logQuery, request.query);
    if (!question.ok) return answer(reply, question);
    const caller = await callerIn(parts, request, question.value.space);
    if (!caller.ok) return answer(reply, caller);
    // A manager sees what became of their own changes; those who answer for the territory see everybody's.
    const user = caller.value.role === 'manager' ? caller.value.user : null;
    return reply
      .header('Cache-Control', 'no-store')
      .send(await answerLog(database, { ...question.value, quarantined: { user } }));
  });
}

// A retired device has no territories any more; it hands in what waits, and drops the rest.
function spacesNow({ database }: Parts, caller: Caller): Promise<Space[]> {
  return spacesOf(database, caller.withdrawn === null ? caller.grants : [], caller.home);
}

// Looked for in the text: a delivery is read by then, and a needless look costs little.
function mayDecide({ body }: Change): boolean {
  return body.includes('"quarantineDecision"');
}

// The delivery itself is safe; whether its decisions are carried out now or at the next start is another matter.
function tendBeside({ quarantineDesk }: Parts, space: string): void {
  void quarantineDesk.tend(space).catch(() => undefined);
}
