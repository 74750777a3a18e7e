import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Database, isUnreachable } from '../db/database';
import { migrations } from '../db/migrate';
import { say } from './answer';
import type { Metrics } from './metrics';

export interface Watching {
  readonly database: Database;
  /** Writes a trial where files are kept; throws when that cannot be. */
  readonly tryBlobs: () => Promise<void>;
  readonly metrics: Metrics;
  /** With this token the figures may be read from elsewhere; null: from this computer only. */
  readonly metricsToken: string | null;
}

type Missing = 'database' | 'migrations' | 'blobs';

/** Longer than this a balancer does not wait for an answer either. */
const patience = 2000;
/** So many questions a second cost one look. */
const goodFor = 1000;

/** What balancers and machines that watch ask: does the process live, can it work, and its figures. */
export function addHealthRoutes(app: FastifyInstance, watching: Watching): void {
  app.get('/health', (_request, reply) => reply.header('Cache-Control', 'no-store').send({ state: 'alive' }));

  let last: { readonly at: number; readonly missing: Promise<readonly Missing[]> } | null = null;
  app.get('/ready', async (_request, reply) => {
    const at = performance.now();
    if (last === null || at - last.at > goodFor) last = { at, missing: whatIsMissing(watching) };
    const missing = await last.missing;
    reply.header('Cache-Control', 'no-store').code(missing.length === 0 ? 200 : 503);
    return reply.send(missing.length === 0 ? { state: 'ready' } : { state: 'not-ready', missing });
  });

  app.get('/metrics', async (request, reply) => {
    if (!mayLook(request, watching.metricsToken)) {
      const message =
        'The figures are for those who watch headquarters: from this computer, or with the token in the file metrics-token of its data folder.';
      return say(reply, { code: 'unauthorised', message });
    }
    const text = await watching.metrics.text();
    return reply.header('Content-Type', watching.metrics.contentType).header('Cache-Control', 'no-store').send(text);
  });
}

async function whatIsMissing({ database, tryBlobs }: Watching): Promise<readonly Missing[]> {
  const [inDatabase, blobs] = await Promise.all([
    inTime(checkDatabase(database)).catch(() => 'database' as const),
    inTime(tryBlobs()).then(
      () => null,
      () => 'blobs' as const,
    ),
  ]);
  return [inDatabase, blobs].filter((one) => one !== null);
}

async function checkDatabase(database: Database): Promise<'migrations' | null> {
  try {
    const applied = await database.query<{ name: string }>('select name from migration');
    return migrations.every(({ name }) => applied.some((one) => one.name === name)) ? null : 'migrations';
  } catch (error) {
    if (isUnreachable(error)) throw error;
    return 'migrations';
  }
}

function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error('No answer in time.')), patience);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

// A proxy on the same computer calls from here for everybody; it says so in these headers.
function mayLook(request: FastifyRequest, token: string | null): boolean {
  const { headers } = request;
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (given !== undefined) {
    const hash = (text: string) => createHash('sha256').update(text).digest();
    return token !== null && timingSafeEqual(hash(given), hash(token));
  }
  const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
  return !isPassedOn && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
}
