import compress from '@fastify/compress';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { isUnreachable } from '../db/database';
import { addAdminRoutes } from './admin-routes';
import { say } from './answer';
import { addBlobRoutes, addUploadRoutes } from './blob-routes';
import { answerCors } from './cors';
import { addEnrolmentRoutes } from './enrolment-routes';
import { addEventRoutes } from './event-routes';
import type { Parts } from './parts';
import { addSigningRoutes } from './signing-routes';
import { addSyncRoutes } from './sync-routes';
import { addWindowRoutes } from './window-routes';

/** Everything headquarters answers over HTTP. Does not listen yet. */
export async function createHttpServer(parts: Parts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 64 << 10,
    // A photograph over a bad line takes long; a request that takes longer than this is resumed by its sender.
    requestTimeout: 30 * 60_000,
    forceCloseConnections: true,
    exposeHeadRoutes: true,
    routerOptions: { maxParamLength: 200 },
  });
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('X-Content-Type-Options', 'nosniff').header('Referrer-Policy', 'no-referrer');
  });
  app.addHook('onRequest', answerCors);
  app.addHook('onResponse', async (request, reply) => {
    if (reply.statusCode < 400 || (request.method === 'HEAD' && reply.statusCode === 404)) return;
    const { url = 'unknown address' } = request.routeOptions;
    parts.log.note(`${request.method} ${url} was answered ${reply.statusCode}.`);
  });
  app.setErrorHandler<FastifyError>((error, _request, reply) => tell(parts, error, reply));
  app.setNotFoundHandler((_request, reply) =>
    say(reply, { code: 'malformed', message: 'There is nothing at this address.' }, 404),
  );
  await app.register(compress, { encodings: ['gzip'], requestEncodings: ['gzip'], zlibOptions: { level: 4 } });
  await addUploadRoutes(app, parts);
  addSyncRoutes(app, parts);
  addEventRoutes(app, parts);
  addEnrolmentRoutes(app, parts);
  addAdminRoutes(app, parts);
  addBlobRoutes(app, parts);
  addSigningRoutes(app, parts);
  if (parts.window !== null) await addWindowRoutes(app, parts.window);
  return app;
}

function tell(parts: Parts, error: FastifyError, reply: FastifyReply): FastifyReply {
  if (error.statusCode === 413) {
    return say(reply, { code: 'malformed', message: 'This request is larger than headquarters accepts.' }, 413);
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return say(reply, { code: 'malformed', message: 'Headquarters cannot read this request.' }, error.statusCode);
  }
  parts.log.trouble('A request failed.', error);
  const message = isUnreachable(error)
    ? 'Headquarters cannot reach its database just now. Nothing is lost; try again in a moment.'
    : 'Headquarters could not finish this. Nothing is lost; try again in a moment.';
  return say(reply, { code: 'busy', message }, isUnreachable(error) ? 503 : 500);
}
