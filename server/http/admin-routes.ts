import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Problem, roles } from '#shared/contracts/hq-api';
import { judgeAgain } from '../archive/judge-again';
import { revocationReasons, revokeCertificate } from '../authority/certificate-register';
import { issueCode } from '../enrolment/codes';
import { withdrawDevice } from '../enrolment/withdraw-device';
import { answer, read, say } from './answer';
import type { Parts } from './parts';

const codeRequest = z.strictObject({
  name: z.string().trim().min(1).max(120),
  territory: z.string().trim().min(1).max(120).optional(),
  role: z.enum(roles).optional(),
});

/** `since`: when the device was last certainly in good hands; what it signed later counts for nothing. */
const withdrawal = z.strictObject({
  reason: z.enum(['lost', 'retired']).default('lost'),
  since: z.iso.datetime({ offset: true }).optional(),
});

const revocation = z.strictObject({
  reason: z.enum(revocationReasons).default('unspecified'),
  since: z.iso.datetime({ offset: true }).optional(),
});

const notAdministrator: Problem = {
  code: 'unauthorised',
  message:
    'Only the administrator of headquarters may do this. The token is in the file admin-token of its data folder.',
};

/** What the administrator does: codes, devices, certificates. */
export function addAdminRoutes(app: FastifyInstance, parts: Parts): void {
  addDeviceRoutes(app, parts);
  addCertificateRoutes(app, parts);

  app.post('/admin/codes', async (request, reply) => {
    if (!isAdministrator(parts, request)) return say(reply, notAdministrator);
    const body = read(codeRequest, request.body);
    if (!body.ok) return answer(reply, body);
    return reply.send({ code: await issueCode(parts.database, body.value, parts.now()) });
  });
}

function addDeviceRoutes(app: FastifyInstance, parts: Parts): void {
  app.get('/admin/devices', async (request, reply) => {
    if (!isAdministrator(parts, request)) return say(reply, notAdministrator);
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
    if (!isAdministrator(parts, request)) return say(reply, notAdministrator);
    const body = read(withdrawal, request.body ?? {});
    if (!body.ok) return answer(reply, body);
    const since = momentOf(parts, reply, body.value.since);
    if (since === null) return reply;
    const { device } = request.params;
    const known = await withdrawDevice(parts.database, {
      device,
      reason: body.value.reason,
      since,
      now: parts.now(),
      headquarters: parts.headquarters,
    });
    if (!known) return say(reply, { code: 'malformed', message: 'There is no such device.' }, 404);
    parts.log.note(`Device ${device} was withdrawn.`);
    return reply.send({ withdrawn: device });
  });
}

function addCertificateRoutes(app: FastifyInstance, parts: Parts): void {
  app.get('/admin/certificates', async (request, reply) => {
    if (!isAdministrator(parts, request)) return say(reply, notAdministrator);
    const certificates = await parts.database.query(
      `select certificate.serial, certificate.kind, certificate.subject, certificate.sha256,
         certificate.device_id as device, person.name as person, certificate.guarded_by_pin as "guardedByPin",
         certificate.issued_at as "issuedAt", certificate.not_after as "notAfter",
         certificate.revoked_at as "revokedAt", certificate.reason
       from certificate left join person on person.user_id = certificate.user_id
       order by certificate.issued_at, certificate.serial`,
    );
    return reply.send({ certificates });
  });

  app.post<{ Params: { serial: string } }>('/admin/certificates/:serial/revoke', async (request, reply) => {
    if (!isAdministrator(parts, request)) return say(reply, notAdministrator);
    const body = read(revocation, request.body ?? {});
    if (!body.ok) return answer(reply, body);
    const since = momentOf(parts, reply, body.value.since);
    if (since === null) return reply;
    const serial = request.params.serial.toLowerCase().replaceAll(':', '');
    const noted = parts.now();
    const known = await revokeCertificate(parts.database, serial, { since, reason: body.value.reason, noted });
    if (!known) return say(reply, { code: 'malformed', message: 'There is no such certificate.' }, 404);
    await judgeAgain(parts.database, noted);
    parts.log.note(`Certificate ${serial} was revoked.`);
    return reply.send({ revoked: serial });
  });
}

/** The moment that was given, or now. One that has not come yet is refused, and the reply sent. */
function momentOf(parts: Parts, reply: FastifyReply, given: string | undefined): number | null {
  const now = parts.now();
  const since = given === undefined ? now : Date.parse(given);
  if (since <= now) return since;
  say(reply, { code: 'malformed', message: 'A moment in the future cannot be when this happened.' });
  return null;
}

function isAdministrator(parts: Parts, request: FastifyRequest): boolean {
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  // Hashed first: the comparison needs equal lengths, and must not tell how much of the token was right.
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(parts.adminToken));
}
