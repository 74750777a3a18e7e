import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { migrations } from '../../renderer/data/migrations/migration-list';

const named = /^\d{4}-\d{2}-\d{2}-[a-z-]+\.ts$/;
const files = readdirSync('renderer/data/migrations').filter((name) => named.test(name));

test('every migration stands in the list, in the order of its date', () => {
  expect(migrations.map(({ name }) => `${name}.ts`)).toEqual([...files].sort());
});

test('every migration has a test of its own', () => {
  const tests = readdirSync('test/migrations');
  expect(files.map((name) => name.replace(/\.ts$/, '.test.ts')).filter((name) => !tests.includes(name))).toEqual([]);
});
