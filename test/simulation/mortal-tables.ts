import Dexie, { type DBCoreTable } from 'dexie';
import type { Boundary } from './boundary';

/** Whose tables of a name the next program to open them is. */
const mortals = new Map<string, Boundary>();

/** Whoever opens tables of this name from now on lives within this boundary. */
export function tablesWithin(name: string, boundary: Boundary): void {
  if (mortals.size === 0) Dexie.addons.push(addMortality);
  mortals.set(name, boundary);
}

function addMortality(database: Dexie): void {
  const boundary = mortals.get(database.name);
  if (boundary) makeMortal(database, boundary);
}

// Lets the program end at every word it says to its tables; a transaction that is open then is undone.
function makeMortal(database: Dexie, boundary: Boundary): void {
  const passing = <Given, Answer>(name: string, ask: (given: Given) => Promise<Answer>) => {
    return (given: Given): Promise<Answer> => {
      try {
        boundary.pass(name, !name.endsWith('.mutate'));
      } catch (error) {
        return Dexie.Promise.reject(error) as unknown as Promise<Answer>;
      }
      return ask(given);
    };
  };
  const tableOf = (table: DBCoreTable): DBCoreTable => ({
    ...table,
    mutate: passing(`${table.name}.mutate`, (request) => table.mutate(request)),
    get: passing(`${table.name}.get`, (request) => table.get(request)),
    getMany: passing(`${table.name}.getMany`, (request) => table.getMany(request)),
    query: passing(`${table.name}.query`, (request) => table.query(request)),
    openCursor: passing(`${table.name}.openCursor`, (request) => table.openCursor(request)),
    count: passing(`${table.name}.count`, (request) => table.count(request)),
  });
  database.use({
    stack: 'dbcore',
    name: 'mortal',
    level: -2,
    create: (core) => ({ ...core, table: (name) => tableOf(core.table(name)) }),
  });
}
