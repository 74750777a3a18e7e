import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import type { Database } from '../db/database';

/** What a machine that watches headquarters reads. Labels hold routes, codes and outcomes; never who or about whom. */
export interface Metrics {
  /** The present figures in the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** What is asked at the moment somebody looks. */
export interface Watched {
  readonly database: Database;
  readonly now: () => number;
  pushesUnderWay(): number;
  pullsWaiting(): number;
  openStreams(): number;
  /** Territories whose log does not follow from what was signed last. */
  brokenLogs(): number;
  /** When the last backup that was written to its end began, ms; null: there is none, undefined: it cannot be told. */
  lastBackup(): Promise<number | null | undefined>;
}

const day = 86_400_000;
const prefix = 'fieldpact_';

const refused = z.looseObject({ code: z.string().max(40) });

const sentRows = new WeakMap<FastifyRequest, number>();

/** Notes how many records the page holds that answers a request. */
export function noteRows(request: FastifyRequest, rows: number): void {
  sentRows.set(request, rows);
}

const takenIn = new WeakMap<FastifyRequest, ReadonlyMap<string, number>>();

/** Notes what became of the changes of a push. */
export function noteOutcomes(request: FastifyRequest, acks: readonly { readonly state: string }[]): void {
  const counts = new Map<string, number>();
  for (const { state } of acks) counts.set(state, (counts.get(state) ?? 0) + 1);
  takenIn.set(request, counts);
}

/** Counts at the doors what goes in and out. `process` adds the figures of the process itself. */
export function openMetrics(app: FastifyInstance, watched: Watched, process: boolean): Metrics {
  const registry = new Registry();
  if (process) collectDefaultMetrics({ register: registry, prefix });
  countRequests(app, registry);
  countTraffic(app, registry);
  const look = gaugesOf(registry, watched);
  return {
    contentType: registry.contentType,
    text: async () => {
      await look();
      return registry.metrics();
    },
  };
}

function countRequests(app: FastifyInstance, registry: Registry): void {
  const registers = [registry];
  const seconds = new Histogram({
    name: `${prefix}request_seconds`,
    help: 'How long requests took, from their first byte to the end of the answer. Streams of events are left out.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.06, 0.25, 1, 4, 15, 60],
    registers,
  });
  const refusals = counter(registry, 'refusals_total', 'Requests that were refused, by the code of the refusal.', [
    'code',
  ]);
  const pushes = counter(registry, 'pushes_total', 'Pushes that were answered with receipts.');
  const changes = counter(registry, 'changes_total', 'Changes taken in, by what became of them.', ['outcome']);
  const pulls = counter(registry, 'pulls_total', 'Pages of records that were sent.');
  const rows = counter(registry, 'rows_total', 'Records that were sent to devices.');
  const uploads = counter(
    registry,
    'uploads_total',
    'Parts of files that were taken in, by the status of the answer.',
    ['status'],
  );
  app.addHook('preSerialization', async (request, reply, payload: unknown) => {
    const { url } = request.routeOptions;
    if (reply.statusCode >= 400) refusals.inc({ code: refused.safeParse(payload).data?.code ?? 'other' });
    else if (url === '/v1/push') {
      pushes.inc();
      for (const [outcome, count] of takenIn.get(request) ?? []) changes.inc({ outcome }, count);
    }
    return payload;
  });
  app.addHook('onResponse', async (request, reply) => {
    const { url: route = 'none' } = request.routeOptions;
    if (route === '/v1/events') return;
    const status = `${Math.floor(reply.raw.statusCode / 100)}xx`;
    seconds.observe({ method: request.method, route, status }, reply.elapsedTime / 1000);
    const sent = sentRows.get(request);
    if (sent !== undefined) {
      pulls.inc();
      rows.inc(sent);
    }
    if (route === '/v1/uploads/:upload' && request.method === 'PATCH') uploads.inc({ status });
  });
}

function countTraffic(app: FastifyInstance, registry: Registry): void {
  const bytes = counter(registry, 'bytes_total', 'Bytes on the wire, as they were sent: packed, with their headers.', [
    'direction',
    'kind',
  ]);
  // One connection carries one request after the other, so what it has grown by belongs to the request that ends.
  const counted = new WeakMap<Socket, { readonly read: number; readonly written: number }>();
  app.addHook('onResponse', async (request) => {
    const { socket } = request.raw;
    const { bytesRead: read, bytesWritten: written } = socket;
    if (read === undefined || written === undefined) return;
    const before = counted.get(socket) ?? { read: 0, written: 0 };
    counted.set(socket, { read, written });
    const kind = kindOf(request);
    bytes.inc({ direction: 'in', kind }, Math.max(0, read - before.read));
    bytes.inc({ direction: 'out', kind }, Math.max(0, written - before.written));
  });
}

function kindOf(request: FastifyRequest): string {
  const { url = '' } = request.routeOptions;
  if (url.startsWith('/v1/uploads')) return 'upload';
  if (url.startsWith('/v1/blobs')) return 'download';
  if (url === '/v1/push' || url === '/v1/pull') return url.slice(4);
  return 'other';
}

function gaugesOf(registry: Registry, watched: Watched): () => Promise<void> {
  const make = (name: string, help: string) => gauge(registry, name, help);
  const answers = make('database_answers', '1 when the database answers, 0 when it does not.');
  const underWay = make('pushes_under_way', 'Pushes that are being read or stored now.');
  const waiting = make('pulls_waiting', 'Pulls that wait until others are answered.');
  const streams = make('event_streams', 'Devices that are listening now.');
  const seen = make('devices_seen_last_day', 'Devices that have called within the last 24 hours.');
  const aside = make('changes_set_aside', 'Changes that were set aside and wait for a decision.');
  const unsigned = make('checkpoint_lag_entries', 'Entries behind the last signed checkpoint, in the worst territory.');
  const broken = make('logs_not_following', 'Territories whose log does not follow from its last checkpoint.');
  const unsaved = make('entries_without_backup', 'Entries that no backup holds yet, in the worst territory.');
  const backup = make('backup_age_seconds', 'Age of the last backup; -1 when there is none.');
  return async () => {
    underWay.set(watched.pushesUnderWay());
    waiting.set(watched.pullsWaiting());
    streams.set(watched.openStreams());
    broken.set(watched.brokenLogs());
    try {
      const [row] = await watched.database.query<Record<'seen' | 'aside' | 'unsigned' | 'unsaved', number>>(figures, [
        watched.now() - day,
      ]);
      const last = await watched.lastBackup();
      answers.set(1);
      seen.set(Number(row?.seen ?? 0));
      aside.set(Number(row?.aside ?? 0));
      unsigned.set(Number(row?.unsigned ?? 0));
      unsaved.set(Number(row?.unsaved ?? 0));
      if (last !== undefined) backup.set(last === null ? -1 : (watched.now() - last) / 1000);
    } catch {
      answers.set(0);
    }
  };
}

const figures = `select
  (select count(*) from device where last_seen_at > $1 and revoked_at is null) as seen,
  (select count(*) from change_log entry where entry.state = 'quarantined' and not exists (
     select 1 from quarantine_decision decision
     where decision.space_id = entry.space_id and decision.change_id = entry.change_id)) as aside,
  (select coalesce(max(space.seq - coalesce(
     (select max(checkpoint.seq) from checkpoint where checkpoint.space_id = space.space_id), 0)), 0)
   from space) as unsigned,
  (select coalesce(max(seq - durable_seq), 0) from space) as unsaved`;

function counter<Label extends string = never>(
  registry: Registry,
  name: string,
  help: string,
  labelNames: readonly Label[] = [],
): Counter<Label> {
  return new Counter({ name: prefix + name, help, labelNames: [...labelNames], registers: [registry] });
}

function gauge(registry: Registry, name: string, help: string): Gauge {
  return new Gauge({ name: prefix + name, help, registers: [registry] });
}
