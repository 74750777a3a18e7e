import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem } from '#shared/contracts/hq-api';
import { deviceRevoked } from '../enrolment/authenticate';
import type { Caller, CallerIn } from '../enrolment/caller';
import type { Parts } from './parts';
import { statusOf } from './problem';
import { noteDevice } from './request-log';

export function say(reply: FastifyReply, problem: Problem, status = statusOf(problem)): FastifyReply {
  if (status === 503 && !reply.hasHeader('Retry-After')) reply.header('Retry-After', '5');
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

/** The enrolled device behind a request; one that was withdrawn is refused. */
export async function callerOf(parts: Parts, request: FastifyRequest): Promise<Result<Caller, Problem>> {
  const caller = await callerEvenRetired(parts, request);
  return caller.ok && caller.value.withdrawn !== null ? refuse(deviceRevoked) : caller;
}

const early = new WeakMap<FastifyRequest, Promise<Result<Caller, Problem>>>();

/** Asks who calls before the body of the request is read: a stranger's ten megabytes should not be. */
export async function callerBeforeBody(parts: Parts, request: FastifyRequest): Promise<Result<Caller, Problem>> {
  const caller = callerEvenRetired(parts, request);
  early.set(request, caller);
  return caller;
}

/** The same, where a device that was retired may still hand in what it has. */
export async function callerEvenRetired(parts: Parts, request: FastifyRequest): Promise<Result<Caller, Problem>> {
  const known = early.get(request);
  // Good for one answer: who listens for hours is asked for again.
  early.delete(request);
  if (known) return known;
  const caller = await parts.callers.ask(request.headers.authorization, parts.now());
  if (caller.ok) noteDevice(request, caller.value.device);
  return caller;
}

/** The enrolled device behind a request, in a territory that must be granted to its person. */
export async function callerIn(
  parts: Parts,
  request: FastifyRequest,
  space: string,
): Promise<Result<CallerIn, Problem>> {
  const caller = await callerOf(parts, request);
  if (!caller.ok) return caller;
  const grant = caller.value.grants.find((each) => each.space === space);
  return grant ? ok({ ...caller.value, space, role: grant.role }) : refuse(notGranted(space));
}

export function notGranted(space: string): Problem {
  return { code: 'not-granted', space, message: 'This territory is not yours, or not any more.' };
}
