import type { FastifyInstance } from 'fastify';
import { ok } from '#shared/base/result';
import { challengeRequest, enrolRequest, tokenRequest } from '#shared/contracts/hq-api';
import { newChallenge, tokenFor } from '../enrolment/access-tokens';
import { type EnrolledAt, enrolDevice } from '../enrolment/enrol-device';
import { countTries } from '../enrolment/tries';
import { answer, read, say } from './answer';
import type { Parts } from './parts';

const wrongCodesPerMinute = 10;

export function addEnrolmentRoutes(app: FastifyInstance, parts: Parts): void {
  const wrongTries = countTries(wrongCodesPerMinute);

  app.post('/v1/devices', async (request, reply) => {
    const wait = wrongTries.waitFor(request.ip, parts.now());
    if (wait !== null) {
      reply.header('Retry-After', String(wait));
      return say(reply, { code: 'busy', message: `Too many wrong codes. Try again in ${wait} seconds.` }, 429);
    }
    const body = read(enrolRequest, request.body);
    if (!body.ok) return answer(reply, body);
    const enrolled = await enrolDevice(parts.database, enrolledAt(parts), body.value, parts.now());
    if (!enrolled.ok && enrolled.error.code === 'bad-code') wrongTries.note(request.ip, parts.now());
    if (enrolled.ok) parts.log.note(`Device ${body.value.device} was enrolled.`);
    return answer(reply, enrolled);
  });

  app.post('/v1/challenge', async (request, reply) => {
    const body = read(challengeRequest, request.body);
    if (!body.ok) return answer(reply, body);
    return answer(reply, ok({ challenge: await newChallenge(parts.database, body.value.device, parts.now()) }));
  });

  app.post('/v1/token', async (request, reply) => {
    const body = read(tokenRequest, request.body);
    if (!body.ok) return answer(reply, body);
    const { server } = parts.headquarters;
    const terms = { server, now: parts.now(), signInAgainAfter: parts.signIn.againAfter };
    return answer(reply, await tokenFor(parts.database, body.value, terms));
  });
}

/** What every device remembers of the headquarters that enrolled it. */
export function enrolledAt({ headquarters, logKey }: Parts): EnrolledAt {
  return { server: headquarters.server, logKey: logKey.publicKey };
}
