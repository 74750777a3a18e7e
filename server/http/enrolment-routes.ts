import type { FastifyInstance } from 'fastify';
import { enrolRequest } from '#shared/contracts/hq-api';
import { enrolDevice } from '../enrolment/enrol-device';
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
    const enrolled = await enrolDevice(parts.database, parts.headquarters.server, body.value, parts.now());
    if (!enrolled.ok && enrolled.error.code === 'bad-code') wrongTries.note(request.ip, parts.now());
    if (enrolled.ok) parts.log.note(`Device ${body.value.device} was enrolled.`);
    return answer(reply, enrolled);
  });
}
