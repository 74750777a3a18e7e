import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../../server/db/migrate';

/*
 * Headquarters runs on PostgreSQL and on what speaks like it (Citus, CockroachDB, YugabyteDB). What one of them lacks,
 * or orders otherwise, is used nowhere: every text of the server that is SQL is read here.
 */
interface Text {
  readonly file: string;
  readonly sql: string;
}

const server = resolve(import.meta.dirname, '../../../server');
const begins =
  /^\s*(select|insert into|update|delete from|create|alter|drop|truncate|with|set|lock|listen|notify|copy|declare|fetch|call|do|grant|revoke|vacuum)\s/i;

function textsIn(file: string): readonly Text[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
  const found: Text[] = [];
  const visit = (node: ts.Node): void => {
    const text =
      ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)
        ? node.text
        : ts.isTemplateExpression(node)
          ? node.head.text + node.templateSpans.map((span) => `§${span.literal.text}`).join('')
          : null;
    if (text !== null && begins.test(text) && / /.test(text.trim()))
      found.push({ file: file.slice(server.length + 1), sql: text });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : path.endsWith('.ts') ? [path] : [];
  });
}

// A sentence for people may begin like a command; SQL names tables in small letters and has no full stop at its end.
const isSql = ({ sql }: Text) => /^\s*[a-z]/.test(sql) && !/[.!?]\s*$/.test(sql);
const texts = filesIn(server)
  .filter((file) => !file.startsWith(join(server, 'cli')) || file.includes('/hq-'))
  .flatMap(textsIn)
  .filter(isSql);

const forbidden: readonly (readonly [what: string, pattern: RegExp, example: string])[] = [
  ['advisory locks', /advisory/i, 'select pg_advisory_lock(1)'],
  [
    'transaction ids and snapshots',
    /\bxid8?\b|txid_|pg_snapshot|pg_current_xact|\bxmin\b|\bctid\b/i,
    'select xmin from space',
  ],
  [
    'sequences and serial numbers',
    /\b(big|small)serial\b|create table[\s\S]*[a-z_]+ serial\b|\bsequence\b|nextval|generated\s+\w+\s+as\s+identity/i,
    'create table t (id serial primary key)',
  ],
  [
    'triggers, rules and functions in the database',
    /\btrigger\b|create\s+(or\s+replace\s+)?(function|procedure|rule)|\bdo\s+\$\$/i,
    'create trigger t before insert on space',
  ],
  ['listening and notifying', /^\s*(listen|notify|unlisten)\b|pg_notify/i, 'listen pokes'],
  ['temporary and unlogged tables', /\btemp(orary)?\s+table\b|\bunlogged\b/i, 'create temp table t (a text)'],
  ['whole-table locks', /\block\s+table\b/i, 'lock table space'],
  ['cursors that outlive a statement', /^\s*declare\b|\bwith\s+hold\b/i, 'declare c cursor for select 1'],
  [
    'views, extensions and partitions',
    /create\s+(materialized\s+)?view|create\s+extension|partition\s+(by|of)/i,
    'create extension pgcrypto',
  ],
  [
    'the clock of the database',
    /\bnow\(\)|current_timestamp|clock_timestamp|\bcurrent_date\b/i,
    'update space set created_at = now()',
  ],
  ['operators of JSON', /::jsonb?\b|->>?|#>/, "select state->>'a' from row_state"],
  ['isolation beyond repeatable read', /\bdeferrable\b/i, 'set transaction deferrable'],
];
const careless = (sql: string) => /\bjoin\b/i.test(sql) && /for (no key )?update(?!\s+of\b)/i.test(sql);

describe('no text of SQL uses', () => {
  test.each(forbidden)('%s', (_what, pattern, example) => {
    expect(example).toMatch(pattern);
    expect(texts.filter(({ sql }) => pattern.test(sql))).toEqual([]);
  });

  test('FOR UPDATE over a join without saying which table is meant', () => {
    expect(texts.filter(({ sql }) => careless(sql))).toEqual([]);
    expect(careless('select 1 from a join b on a.x = b.x for update')).toBe(true);
  });

  test('a table that could not be spread over many machines by its territory', () => {
    const statements = migrations.flatMap(({ statements }) => statements).join('\n');
    const tables = [...statements.matchAll(/create table (\w+) \(([\s\S]*?)\)(?=\n|$)/g)];
    const withSpace = tables.filter(([, , columns = '']) => /^\s*space_id text not null/.test(columns));
    const keyed = tables.filter(([, , columns = '']) => /primary key \(space_id/.test(columns));
    // Each is sharded by `space_id`, which therefore comes first in its key; the others are small and everywhere.
    expect(withSpace.map(([, name]) => name)).toEqual(expect.arrayContaining(keyed.map(([, name]) => name)));
    expect(withSpace.map(([, name]) => name).filter((name) => !keyed.some((key) => key[1] === name))).toEqual([]);
  });
});

test('the texts were really found', () => {
  expect(texts.length).toBeGreaterThan(150);
  expect(texts.some(({ sql }) => sql.includes('from row_state held'))).toBe(true);
  expect(texts.some(({ sql }) => sql.includes('create table change_log'))).toBe(true);
});
