import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem } from '#shared/contracts/hq-api';
import { authenticate } from '../enrolment/authenticate';
import type { Caller } from '../enrolment/caller';
import type { Parts } from './parts';
import { statusOf } from './problem';

export function say(reply: FastifyReply, problem: Problem, status = statusOf(problem)): FastifyReply {
  if (status === 503) reply.header('Retry-After', '5');
  return reply.code(status).header('Cache-Control', 'no-store').send(problem);
}

/** Sends a value or says why there is none. */
export function answer<Value>(reply: FastifyReply, result: Result<Value, Problem>): FastifyReply {
  return result.ok ? reply.header('Cache-Control', 'no-store').send(result.value) : say(reply, result.error);
}

/** Reads what was sent by its contract; what does not fit is named, without repeating it. */
export function read<Schema extends z.ZodType>(schema: Schema, given: unknown): Result<z.output<Schema>, Problem> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  return refuse({
    code: 'malformed',
    message: `Headquarters cannot read this request${where === '' ? '' : ` (${where.slice(0, 80)})`}.`,
  });
}

/** The enrolled device behind a request, of the territory it asks for. */
export async function callerOf(
  parts: Parts,
  request: FastifyRequest,
  space?: string | undefined,
): Promise<Result<Caller, Problem>> {
  const caller = await authenticate(parts.database, request.headers.authorization);
  if (caller.ok && space !== undefined && space !== caller.value.space) {
    return refuse({ code: 'malformed', message: 'This territory is not yours.' });
  }
  return caller;
}
