// The server of RxDB's HTTP replication as its documentation has it, on PostgreSQL instead of MongoDB: a push is one
// transaction and one statement for all its documents, a pull one query over (updatedAt, id), a stream of events.
// node rxdb-server.js DATABASE_URL PAGES
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const express = require('express');
const compression = require('compression');
const pg = require('pg');
const [url, pages] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 12 });
await pool.query(
  'create table partners (id text primary key, updated_at bigint not null, document jsonb not null); create index partners_by_time on partners (updated_at, id)',
);

const listeners = new Set();
const app = express();
app.use('/pages', express.static(pages));
app.get('/pullStream', (request, response) => {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    Connection: 'keep-alive',
    'Cache-Control': 'no-cache',
  });
  const tell = (event) => response.write(`data: ${JSON.stringify(event)}\n\n`);
  listeners.add(tell);
  request.on('close', () => listeners.delete(tell));
});
app.use(compression());
app.use(express.json({ limit: '20mb' }));

app.get('/pull', async (request, response) => {
  const updatedAt = Number(request.query.updatedAt);
  const id = String(request.query.id);
  const { rows } = await pool.query(
    `select document from partners where (updated_at, id) > ($1, $2) order by updated_at, id limit $3`,
    [updatedAt, id, Number(request.query.limit)],
  );
  const documents = rows.map(({ document }) => document);
  const last = documents.at(-1);
  response.json({ documents, checkpoint: last ? { id: last.id, updatedAt: last.updatedAt } : { id, updatedAt } });
});

app.post('/push', async (request, response) => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const ids = request.body.map((row) => row.newDocumentState.id);
    const held = await client.query('select document from partners where id = any($1) order by id for update', [ids]);
    const masters = new Map(held.rows.map(({ document }) => [document.id, document]));
    const conflicts = [];
    const taken = [];
    for (const { newDocumentState, assumedMasterState } of request.body) {
      const master = masters.get(newDocumentState.id);
      if (master && (!assumedMasterState || master.updatedAt !== assumedMasterState.updatedAt)) conflicts.push(master);
      else taken.push(newDocumentState);
    }
    await client.query(
      `insert into partners select made->>'id', (made->>'updatedAt')::bigint, made from jsonb_array_elements($1::jsonb) as made
       on conflict (id) do update set updated_at = excluded.updated_at, document = excluded.document`,
      [JSON.stringify(taken)],
    );
    await client.query('commit');
    response.json(conflicts);
    const last = taken.at(-1);
    if (last)
      for (const tell of listeners) tell({ documents: taken, checkpoint: { id: last.id, updatedAt: last.updatedAt } });
  } catch (error) {
    await client.query('rollback');
    response.status(500).end();
    process.stderr.write(`${error}\n`);
  } finally {
    client.release();
  }
});

const server = app.listen(0, '127.0.0.1', () =>
  process.stdout.write(`${JSON.stringify({ event: 'ready', address: `http://127.0.0.1:${server.address().port}` })}\n`),
);
process.stdin.resume().on('end', () => process.exit(0));
