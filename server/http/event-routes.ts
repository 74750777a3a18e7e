import type { FastifyInstance } from 'fastify';
import { answer, callerOf } from './answer';
import type { Parts } from './parts';

const heartbeat = 20_000;

/**
 * `GET /v1/events`: says that a territory has moved on, as server-sent events, and says the present state at once. Read
 * it with fetch: EventSource cannot send the token, and a token in an address ends up in logs.
 */
export function addEventRoutes(app: FastifyInstance, parts: Parts): void {
  app.get('/v1/events', async (request, reply) => {
    const caller = await callerOf(parts, request);
    if (!caller.ok) return answer(reply, caller);
    const { space } = caller.value;
    const { raw } = reply.hijack();
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    const tell = (seq: number) => raw.write(`event: poke\ndata: ${JSON.stringify({ space, seq })}\n\n`);
    // Listening starts before the present state is read, so that nothing falls between the two.
    const stopListening = parts.pokes.listen(space, tell);
    const stay = async () => {
      raw.write(': here\n\n');
      const still = await callerOf(parts, request).catch(() => caller);
      if (!still.ok) raw.end();
    };
    const pulse = setInterval(() => void stay(), heartbeat);
    const leave = () => {
      clearInterval(pulse);
      stopListening();
    };
    raw.on('close', leave);
    raw.on('error', leave);
    try {
      const [row] = await parts.database.query<{ seq: number }>('select seq from space where space_id = $1', [space]);
      tell(row?.seq ?? 0);
    } catch {
      raw.end();
    }
    return reply;
  });
}
