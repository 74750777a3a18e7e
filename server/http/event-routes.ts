import type { FastifyInstance } from 'fastify';
import type { Caller } from '../enrolment/caller';
import { spacesOf } from '../enrolment/granted';
import { answer, callerOf } from './answer';
import type { Parts } from './parts';

const heartbeat = 20_000;

/**
 * `GET /v1/events`: says that one of the caller's territories has moved on, as server-sent events, and says the present
 * state at once. Read it with fetch: EventSource cannot send the token, and a token in an address ends up in logs.
 */
export function addEventRoutes(app: FastifyInstance, parts: Parts): void {
  app.get('/v1/events', async (request, reply) => {
    const caller = await callerOf(parts, request);
    if (!caller.ok) return answer(reply, caller);
    const spaces = caller.value.grants.map((grant) => grant.space);
    const { raw } = reply.hijack();
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    const tell = (space: string, seq: number) => raw.write(`event: poke\ndata: ${JSON.stringify({ space, seq })}\n\n`);
    // Listening starts before the present state is read, so that nothing falls between the two.
    const stops = spaces.map((space) => parts.pokes.listen(space, (seq) => tell(space, seq)));
    const stay = async () => {
      raw.write(': here\n\n');
      const still = await callerOf(parts, request).catch(() => caller);
      // Whose token or grants have changed asks anew.
      if (!still.ok || !sameGrants(still.value, caller.value)) raw.end();
    };
    const pulse = setInterval(() => void stay(), heartbeat);
    const leave = () => {
      clearInterval(pulse);
      for (const stop of stops) stop();
    };
    raw.on('close', leave);
    raw.on('error', leave);
    try {
      for (const { id, seq } of await spacesOf(parts.database, caller.value.grants, caller.value.home)) tell(id, seq);
    } catch {
      raw.end();
    }
    return reply;
  });
}

function sameGrants(left: Caller, right: Caller): boolean {
  const text = ({ grants }: Caller) => JSON.stringify(grants.map(({ space, role }) => [space, role]));
  return text(left) === text(right);
}
