import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { uploadsPath } from '#shared/contracts/hq-api';
import { findBlob } from '../blobs/blob-register';
import { isSha256 } from '../blobs/blob-store';
import { answer, callerIn, callerOf, read, say } from './answer';
import { readRange } from './byte-range';
import type { Parts } from './parts';

const blobQuery = z.object({ space: z.string().optional() });

export function addBlobRoutes(app: FastifyInstance, parts: Parts): void {
  app.route<{ Params: { sha256: string } }>({
    method: ['GET', 'HEAD'],
    url: '/v1/blobs/:sha256',
    // Compressed, the bytes of a range would be another range.
    compress: false,
    handler: async (request, reply) => {
      const query = read(blobQuery, request.query);
      if (!query.ok) return answer(reply, query);
      const { space } = query.value;
      const caller = space === undefined ? await callerOf(parts, request) : await callerIn(parts, request, space);
      if (!caller.ok) return answer(reply, caller);
      const { sha256 } = request.params;
      const spaces = space === undefined ? caller.value.grants.map((grant) => grant.space) : [space];
      const known = isSha256(sha256) ? await findBlob(parts.database, spaces, sha256) : null;
      const size = known && (await parts.blobs.sizeOf(sha256));
      if (!known || size !== known.size) {
        return say(reply, { code: 'malformed', message: 'Headquarters does not have this file.' }, 404);
      }
      return sendBlob(parts, request, reply, { sha256, ...known });
    },
  });
}

async function sendBlob(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  blob: { readonly sha256: string; readonly size: number; readonly mime: string },
): Promise<FastifyReply> {
  reply
    .header('Content-Type', blob.mime)
    .header('Accept-Ranges', 'bytes')
    .header('ETag', `"${blob.sha256}"`)
    .header('Cache-Control', 'private, max-age=31536000, immutable')
    // What somebody photographed or was sent must never run as a page of headquarters.
    .header('Content-Disposition', 'attachment')
    .header('Content-Security-Policy', "default-src 'none'; sandbox");
  const range = readRange(request.headers.range, blob.size);
  if (range === 'impossible') {
    reply.header('Content-Range', `bytes */${blob.size}`).header('Content-Type', 'application/json');
    return say(reply, { code: 'malformed', message: 'The file ends before this part.' }, 416);
  }
  const { start, end } = range === 'whole' ? { start: 0, end: blob.size - 1 } : range;
  if (range !== 'whole') reply.code(206).header('Content-Range', `bytes ${start}-${end}/${blob.size}`);
  reply.header('Content-Length', String(end - start + 1));
  if (request.method === 'HEAD' || blob.size === 0) return reply.send('');
  return reply.send(await parts.blobs.read(blob.sha256, { start, end }));
}

/** tus 1.0. The bytes are left to its own server, so nothing here may read them first. */
export async function addUploadRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.route({
      method: ['POST', 'HEAD', 'PATCH', 'DELETE'],
      url: uploadsPath,
      decompress: false,
      handler: (request, reply) => handOver(parts, request, reply),
    });
    scope.route({
      method: ['POST', 'HEAD', 'PATCH', 'DELETE'],
      url: `${uploadsPath}/:upload`,
      decompress: false,
      handler: (request, reply) => handOver(parts, request, reply),
    });
  });
}

async function handOver(parts: Parts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = await callerOf(parts, request);
  if (!caller.ok) return answer(reply, caller);
  reply.hijack();
  await parts.uploads.handle(request.raw, reply.raw, caller.value);
  return reply;
}
