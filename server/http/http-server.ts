import compress from '@fastify/compress';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { isUnreachable } from '../db/database';
import type { OpenIdSignIn } from '../enrolment/openid/openid-sign-in';
import { addAdminRoutes } from './admin-routes';
import { answer, callerBeforeBody, say } from './answer';
import { addBlobRoutes, addUploadRoutes } from './blob-routes';
import { addConsoleRoutes } from './console-routes';
import { answerCors } from './cors';
import { addEnrolmentRoutes } from './enrolment-routes';
import { addEventRoutes } from './event-routes';
import { addOrderlyEnd } from './graceful-stop';
import { addHealthRoutes } from './health-routes';
import { addInsightsRoutes } from './insights-routes';
import { nestsTooDeep } from './json-depth';
import { openMetrics } from './metrics';
import type { Parts } from './parts';
import { openPullRoom, type PullRoom, usualPullRoom } from './pull-room';
import { limitPushes, type PushRoom, usualRoom } from './push-room';
import { addRateLimits, type Rates } from './rate-limits';
import { addRequestLog } from './request-log';
import { addSignInRoutes } from './sign-in-routes';
import { addSigningRoutes } from './signing-routes';
import { addSyncRoutes } from './sync-routes';
import { addWindowRoutes } from './window-routes';

/** How the doors are kept, beside what they open to. */
export interface Doors {
  /** Null: nobody is told to wait, as in tests whose clock stands still. */
  readonly rates: Rates | null;
  readonly room: PushRoom;
  readonly pullRoom: PullRoom;
  readonly metricsToken: string | null;
  /** Figures of the process itself among the metrics. */
  readonly processMetrics: boolean;
  /** Addresses of proxies whose word on who calls is believed. */
  readonly trustedProxies: readonly string[];
  readonly tryBlobs: () => Promise<void>;
  readonly lastBackup: () => Promise<number | null | undefined>;
  /** How many territories have a log that does not follow from its last checkpoint. */
  readonly brokenLogs: () => number;
  /** Signing in at the organisation's own provider, or null where there is none. */
  readonly openId: OpenIdSignIn | null;
}

export const plainDoors: Doors = {
  rates: null,
  room: usualRoom,
  pullRoom: usualPullRoom,
  metricsToken: null,
  processMetrics: false,
  trustedProxies: [],
  tryBlobs: async () => undefined,
  lastBackup: async () => undefined,
  brokenLogs: () => 0,
  openId: null,
};

/** Everything headquarters answers over HTTP. Does not listen yet. */
export async function createHttpServer(given: Parts, doors: Doors = plainDoors): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 64 << 10,
    // A photograph over a bad line takes long; a request that takes longer than this is resumed by its sender.
    requestTimeout: 30 * 60_000,
    // Who sends its headers by the drop is cut off soon: nothing of ours needs long for them.
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5000 },
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    trustProxy: doors.trustedProxies.length === 0 ? false : [...doors.trustedProxies],
    exposeHeadRoutes: true,
    routerOptions: { maxParamLength: 200 },
  });
  readJson(app);
  const end = addOrderlyEnd(app, given.uploads);
  const parts = { ...given, uploads: end.uploads };
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('X-Content-Type-Options', 'nosniff').header('Referrer-Policy', 'no-referrer');
  });
  app.addHook('onRequest', answerCors);
  addRequestLog(app, parts.log);
  if (doors.rates !== null) addRateLimits(app, doors.rates, () => performance.now());
  const pushes = limitPushes(app, doors.room);
  const pulls = openPullRoom(doors.pullRoom);
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'POST' || request.routeOptions.url !== '/v1/push') return undefined;
    const caller = await callerBeforeBody(parts, request);
    return caller.ok ? undefined : answer(reply, caller);
  });
  forgetAfterChanges(app, parts);
  const metrics = openMetrics(
    app,
    {
      ...{ database: parts.database, now: parts.now, lastBackup: doors.lastBackup, brokenLogs: doors.brokenLogs },
      ...{ pushesUnderWay: pushes.underWay, pullsWaiting: pulls.waiting, openStreams: end.streams },
    },
    doors.processMetrics,
  );
  app.setErrorHandler<FastifyError>((error, request, reply) => tell(parts, error, request, reply));
  app.setNotFoundHandler((_request, reply) =>
    say(reply, { code: 'malformed', message: 'There is nothing at this address.' }, 404),
  );
  await app.register(compress, { encodings: ['gzip'], requestEncodings: ['gzip'], zlibOptions: { level: 4 } });
  await addUploadRoutes(app, parts);
  addSyncRoutes(app, parts, pulls);
  addEventRoutes(app, parts);
  addEnrolmentRoutes(app, parts);
  addAdminRoutes(app, parts);
  addConsoleRoutes(app, parts);
  addInsightsRoutes(app, parts);
  addBlobRoutes(app, parts);
  addSigningRoutes(app, parts);
  addHealthRoutes(app, { ...doors, database: parts.database, metrics });
  if (doors.openId) addSignInRoutes(app, parts, doors.openId);
  if (parts.window !== null) await addWindowRoutes(app, parts.window);
  return app;
}

// Rights change at many of the doors behind which something is written, and seldom. Whoever is answered there may rely
// on it, so it happens before the answer goes out.
function forgetAfterChanges(app: FastifyInstance, { callers }: Parts): void {
  app.addHook('onSend', async (request) => {
    const { url = '' } = request.routeOptions;
    const isRead = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
    if (!isRead && !changesNoRights.includes(url)) callers.forget();
  });
}

const changesNoRights = ['/v1/push', '/v1/challenge', '/v1/token', '/v1/uploads', '/v1/uploads/:upload'];

// The framework's own reader, after a look at how deep it would have to go.
function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body.toString();
    if (nestsTooDeep(text)) done(Object.assign(new Error('Nested too deep.'), { statusCode: 400 }));
    // Answers through `done`; its type allows a promise that it never gives.
    else void parse(request, text, done);
  });
}

function tell(parts: Parts, error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error.statusCode === 413) {
    return say(reply, { code: 'malformed', message: 'This request is larger than headquarters accepts.' }, 413);
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return say(reply, { code: 'malformed', message: 'Headquarters cannot read this request.' }, error.statusCode);
  }
  const { url = 'unknown address' } = request.routeOptions;
  parts.log.trouble('A request failed.', error, { event: 'failure', method: request.method, route: url });
  const message = isUnreachable(error)
    ? 'Headquarters cannot reach its database just now. Nothing is lost; try again in a moment.'
    : 'Headquarters could not finish this. Nothing is lost; try again in a moment.';
  return say(reply, { code: 'busy', message }, isUnreachable(error) ? 503 : 500);
}
