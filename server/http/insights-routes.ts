import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem } from '#shared/contracts/hq-api';
import { consoleDetailAsked, consoleInsightsAsked, consoleTrendAsked } from '#shared/contracts/hq-console';
import { impossible, overseen } from '../console/may-do';
import type { Caller } from '../enrolment/caller';
import { type FiguresAsked, type FiguresOn, Stopped } from '../insights/figures-desk';
import { namedInDetail, namedInInsights, partnerNames, withNames } from '../insights/partner-names';
import { answer, callerOf, read, say } from './answer';
import type { Parts } from './parts';
import { openPullRoom } from './pull-room';

/** A walk through every ledger keeps a processor busy; pushes must not wait for many of them. */
const walksAtOnce = { pulls: 2, waiting: 50 };

/** Figures over the territories of leads, headquarters and auditors. Whoever closes the connection stops the walk. */
export function addInsightsRoutes(app: FastifyInstance, parts: Parts): void {
  const desk = parts.figures;
  const room = openPullRoom(walksAtOnce);

  function figures<Schema extends z.ZodType<{ readonly asOf?: number | undefined }>>(
    path: string,
    schema: Schema,
    reckon: (asked: z.output<Schema> & FiguresAsked, on: FiguresOn) => Promise<unknown>,
  ): void {
    app.get(path, async (request, reply) => {
      const asked = await askedOf(parts, request, schema);
      if (!asked.ok) return answer(reply, asked);
      const due = await desk.due();
      if (due > mostDue) return say(reply.header('Retry-After', '60'), stillPutTogether(due));
      const place = await room.enter(reply.raw);
      if (place.kind === 'full') return say(reply, busy);
      if (place.kind === 'gone') return reply;
      const on = untilClosed(reply);
      try {
        const told = await reckon(asked.value, on);
        return Array.isArray(told) ? sendLines(reply, told) : answer(reply, ok(told));
      } catch (error) {
        // Nobody is there any more to be told.
        if (error instanceof Stopped) return reply.hijack();
        throw error;
      } finally {
        place.leave();
      }
    });
  }

  const namesOf = ({ spaces }: FiguresAsked, ids: Iterable<string>) => partnerNames(parts.database, spaces ?? [], ids);

  figures('/v1/console/insights', consoleInsightsAsked, async (asked, on) => {
    const insights = await desk.summary(asked, on);
    return { ...insights, names: Object.fromEntries(await namesOf(asked, namedInInsights(insights))) };
  });
  figures('/v1/console/insights/scorecards', consoleInsightsAsked, async (asked, on) => {
    const lines = await desk.scorecards(asked, on);
    const ids = lines.map(({ partnerId }) => partnerId);
    return withNames(lines, await namesOf(asked, ids));
  });
  figures('/v1/console/insights/detail', consoleDetailAsked, async (asked, on) => {
    const detail = await desk.detail(asked, on);
    return { ...detail, names: Object.fromEntries(await namesOf(asked, namedInDetail(detail))) };
  });
  figures('/v1/console/insights/trend', consoleTrendAsked, (asked, on) => desk.trend(asked, on));
}

/** A connection is not held open for longer than bringing up so many takes, about twenty seconds. */
const mostDue = 2000;

const stillPutTogether = (due: number): Problem => ({
  code: 'busy',
  message: `Headquarters is still putting together the figures of ${due} partners. Try again in a few minutes.`,
});

const busy: Problem = {
  code: 'busy',
  message: 'Headquarters is reckoning figures for many others just now. Try again in a moment.',
};

async function askedOf<Schema extends z.ZodType<{ readonly asOf?: number | undefined }>>(
  parts: Parts,
  request: FastifyRequest,
  schema: Schema,
): Promise<Result<z.output<Schema> & FiguresAsked, Problem>> {
  const caller = await callerOf(parts, request);
  if (!caller.ok) return caller;
  const asked = read(schema, request.query);
  if (!asked.ok) return asked;
  const { asOf = null } = asked.value;
  if (asOf !== null && asOf > parts.now())
    return refuse(impossible('Figures of a day to come are not known. Ask for a moment that has been.'));
  const spaces = territoriesOf(caller.value);
  if (spaces.length === 0)
    return refuse({
      code: 'not-granted',
      space: '',
      message: 'Figures across territories are for leads, headquarters and auditors.',
    });
  return ok({ ...asked.value, asOf, spaces });
}

function territoriesOf(caller: Caller): readonly string[] {
  return overseen(caller).flatMap(({ kind, space }) => (kind === 'territory' ? [space] : []));
}

/** A list as JSON, some of it at a time: of a hundred thousand partners it is ninety megabytes of text. */
function sendLines(reply: FastifyReply, lines: readonly unknown[]): FastifyReply {
  reply.header('Cache-Control', 'no-store').type('application/json; charset=utf-8');
  return reply.send(Readable.from(piecesOf(lines)));
}

const linesAtOnce = 500;

function* piecesOf(lines: readonly unknown[]): Generator<string> {
  yield '[';
  for (let at = 0; at < lines.length; at += linesAtOnce) {
    const text = JSON.stringify(lines.slice(at, at + linesAtOnce)).slice(1, -1);
    yield at === 0 ? text : `,${text}`;
  }
  yield ']';
}

function untilClosed({ raw }: FastifyReply): FiguresOn {
  const stopping = new AbortController();
  raw.once('close', () => stopping.abort());
  return { signal: stopping.signal };
}
