import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { enrolRequest, type Problem, roles } from '#shared/contracts/hq-api';
import { issueCode } from '../enrolment/codes';
import { enrolDevice } from '../enrolment/enrol-device';
import { countWrongTries } from '../enrolment/wrong-tries';
import { answer, read, say } from './answer';
import type { Parts } from './parts';

const codeRequest = z.strictObject({
  name: z.string().trim().min(1).max(120),
  territory: z.string().trim().min(1).max(120).optional(),
  role: z.enum(roles).optional(),
});

const notAdministrator: Problem = {
  code: 'unauthorised',
  message:
    'Only the administrator of headquarters may do this. The token is in the file admin-token of its data folder.',
};

export function addEnrolmentRoutes(app: FastifyInstance, parts: Parts): void {
  const wrongTries = countWrongTries();

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

export function addAdminRoutes(app: FastifyInstance, parts: Parts): void {
  const isAdministrator = (request: FastifyRequest) => {
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    // Hashed first: the comparison needs equal lengths, and must not tell how much of the token was right.
    const hash = (text: string) => createHash('sha256').update(text).digest();
    return timingSafeEqual(hash(given), hash(parts.adminToken));
  };

  app.post('/admin/codes', async (request, reply) => {
    if (!isAdministrator(request)) return say(reply, notAdministrator);
    const body = read(codeRequest, request.body);
    if (!body.ok) return answer(reply, body);
    return reply.send({ code: await issueCode(parts.database, body.value, parts.now()) });
  });

  app.get('/admin/devices', async (request, reply) => {
    if (!isAdministrator(request)) return say(reply, notAdministrator);
    const devices = await parts.database.query(
      `select device.device_id as id, device.name, person.name as person, space.name as territory,
         device.enrolled_at as "enrolledAt", device.revoked_at as "withdrawnAt", coalesce(stream.last_n, 0) as changes
       from device join person on person.user_id = device.user_id join space on space.space_id = device.space_id
         left join device_stream stream on stream.space_id = device.space_id and stream.device_id = device.device_id
       order by device.enrolled_at`,
    );
    return reply.send({ devices });
  });

  app.post<{ Params: { device: string } }>('/admin/devices/:device/withdraw', async (request, reply) => {
    if (!isAdministrator(request)) return say(reply, notAdministrator);
    const withdrawn = await parts.database.query<{ id: string }>(
      'update device set revoked_at = coalesce(revoked_at, $2) where device_id = $1 returning device_id as id',
      [request.params.device, parts.now()],
    );
    if (withdrawn.length === 0) return say(reply, { code: 'malformed', message: 'There is no such device.' }, 404);
    parts.log.note(`Device ${request.params.device} was withdrawn.`);
    return reply.send({ withdrawn: request.params.device });
  });
}
