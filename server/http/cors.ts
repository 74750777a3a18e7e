import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whether a page of this origin may speak to HQ: the desktop window, or a window served from this computer. */
export function mayCall(origin: string): boolean {
  return origin === 'app://field' || /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
}

const exposed = [
  'Location',
  'Retry-After',
  'Content-Range',
  'Upload-Offset',
  'Upload-Length',
  'Upload-Metadata',
  'Tus-Resumable',
  'Tus-Version',
  'Tus-Extension',
  'Tus-Max-Size',
].join(', ');

const allowedHeaders = [
  'Authorization',
  'Content-Type',
  'Content-Encoding',
  'Range',
  'Tus-Resumable',
  'Upload-Length',
  'Upload-Offset',
  'Upload-Metadata',
  'X-Requested-With',
  'X-HTTP-Method-Override',
].join(', ');

/**
 * Answers the browser's question whether a window from elsewhere may call, and marks every answer for it. There
 * are no cookies: a call counts only by the token it carries.
 */
export async function answerCors(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { origin } = request.headers;
  reply.header('Vary', 'Origin');
  if (origin !== undefined && mayCall(origin)) {
    reply.header('Access-Control-Allow-Origin', origin).header('Access-Control-Expose-Headers', exposed);
  }
  if (request.method !== 'OPTIONS') return undefined;
  if (origin !== undefined && mayCall(origin)) {
    reply
      .header('Access-Control-Allow-Methods', 'GET, HEAD, POST, PATCH, DELETE')
      .header('Access-Control-Allow-Headers', allowedHeaders)
      .header('Access-Control-Max-Age', '600');
    if (request.headers['access-control-request-private-network'] === 'true') {
      reply.header('Access-Control-Allow-Private-Network', 'true');
    }
  }
  return reply.code(204).send();
}
