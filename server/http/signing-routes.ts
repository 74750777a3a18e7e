import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ok } from '#shared/base/result';
import {
  identityRequest,
  revocationListPath,
  rootPath,
  timeStampPath,
  verifierPath,
} from '#shared/contracts/hq-signing';
import { toPem } from '#shared/proof/certificates/pem';
import { issueIdentity } from '../authority/issue-identity';
import { base64, trustOf } from '../authority/trust';
import { countTries } from '../enrolment/tries';
import { answer, callerOf, read, say } from './answer';
import type { Parts } from './parts';

const timeStampQuery = 'application/timestamp-query';
const largestTimeStampQuery = 8 << 10;
/** A device asks a few times a day; many devices may share the address of one office. */
const timeStampsPerMinute = 240;

/** Identities for enrolled devices; time, lists and the root for everybody. */
export function addSigningRoutes(app: FastifyInstance, parts: Parts): void {
  const { authority, issuingList, database, now } = parts;
  const trust = (request: FastifyRequest) =>
    trustOf(authority, issuingList, {
      askedAt: `${request.protocol}://${request.host}`,
      now: now(),
      timeRoots: parts.time.roots,
    });

  app.post('/v1/identity', { bodyLimit: 128 << 10 }, async (request, reply) => {
    const caller = await callerOf(parts, request);
    if (!caller.ok) return answer(reply, caller);
    const body = read(identityRequest, request.body);
    if (!body.ok) return answer(reply, body);
    const identity = await issueIdentity(database, authority, caller.value, body.value, now());
    if (!identity.ok) return answer(reply, identity);
    parts.log.note(`Device ${caller.value.device} was given certificates.`);
    const { manager, registrar } = identity.value;
    return answer(reply, ok({ manager: base64(manager), registrar: base64(registrar), trust: await trust(request) }));
  });

  app.get('/v1/trust', async (request, reply) => {
    const caller = await callerOf(parts, request);
    return caller.ok ? answer(reply, ok(await trust(request))) : answer(reply, caller);
  });

  addTimeStamping(app, parts);

  app.get(rootPath, (_request, reply) =>
    reply.type('application/x-pem-file').header('Cache-Control', 'no-cache').send(toPem(authority.root, 'CERTIFICATE')),
  );
  app.get(revocationListPath('root'), (_request, reply) =>
    reply.type('application/pkix-crl').header('Cache-Control', 'no-cache').send(Buffer.from(authority.rootList)),
  );
  app.get(revocationListPath('issuing'), async (_request, reply) =>
    reply
      .type('application/pkix-crl')
      .header('Cache-Control', 'no-cache')
      .send(Buffer.from(await issuingList.read(now()))),
  );

  app.get(verifierPath, async (request, reply) => {
    const page = parts.verifier === null ? null : await readFile(parts.verifier, 'utf8').catch(() => null);
    if (page === null) {
      const message = 'The page that checks signatures was not built. Run "npm run build" at headquarters first.';
      return say(reply, { code: 'malformed', message }, 404);
    }
    // Inside a script element "<" could end it.
    const { authorities, revocationLists, timeAuthorities: timeRoots } = await trust(request);
    const believed = { roots: authorities.slice(0, 1), revocationLists, ...(timeRoots.length > 0 && { timeRoots }) };
    const facts = JSON.stringify(believed).replaceAll('<', '\\u003c');
    return reply
      .type('text/html; charset=utf-8')
      .header('Cache-Control', 'no-cache')
      .send(page.replace(trustPlace, () => facts));
  });
}

/** Stands in the built page, quotation marks included, where the trust of this headquarters belongs. */
const trustPlace = '"__TRUST__"';

/** RFC 3161: a digest comes, a token with the time over it goes. What the digest is of, nobody here learns. */
function addTimeStamping(app: FastifyInstance, parts: Parts): void {
  const tries = countTries(timeStampsPerMinute);
  app.addContentTypeParser(
    timeStampQuery,
    { parseAs: 'buffer', bodyLimit: largestTimeStampQuery },
    (_request, body, done) => done(null, body),
  );
  app.post(timeStampPath, { bodyLimit: largestTimeStampQuery }, async (request, reply) => {
    const wait = tries.waitFor(request.ip, parts.now());
    if (wait !== null) {
      reply.header('Retry-After', String(wait));
      return say(
        reply,
        { code: 'busy', message: `Too many time-stamps were asked for. Try again in ${wait} seconds.` },
        429,
      );
    }
    tries.note(request.ip, parts.now());
    if (!Buffer.isBuffer(request.body)) {
      return say(reply, { code: 'malformed', message: `A time-stamp is asked for with ${timeStampQuery}.` }, 415);
    }
    const stamped = await parts.time.answer(new Uint8Array(request.body));
    return reply.type('application/timestamp-reply').header('Cache-Control', 'no-store').send(Buffer.from(stamped));
  });
}
