/// <reference lib="webworker" />
import type { ImportTable } from '#shared/domain/imports/import-plan';
import { rowPlanner } from '#shared/domain/imports/import-plan';
import { styleOf } from '#shared/domain/imports/table-style';
import { readTable } from './import-table';
import type { ImportAsked, ImportTold } from './import-work';

declare const self: DedicatedWorkerGlobalScope;

// The table stays here: ten thousand rows are sent once, with what becomes of them, and not with every change of a column.
let table: ImportTable | null = null;
let latest = 0;

// A table takes a third of a second to read and several to plan; the window must not stand still for it.
self.onmessage = ({ data }: MessageEvent<ImportAsked>) => {
  latest = data.turn;
  if (data.ask === 'read') read(data);
  else void plan(data);
};

function tell(told: ImportTold): void {
  self.postMessage(told);
}

function read({ turn, bytes, encoding }: Extract<ImportAsked, { ask: 'read' }>): void {
  const outcome = encoding === null ? readTable(bytes) : readTable(bytes, encoding);
  if (!outcome.ok) {
    tell({ tell: 'refused', turn, refusal: outcome.error });
    return;
  }
  const { table: whole, ...how } = outcome.value;
  table = whole;
  tell({ tell: 'read', turn, look: { headings: whole.headings, rows: whole.rows.length, ...how } });
}

/** So many rows at a time that the window takes them in without being felt. */
const rowsAtOnce = 500;

async function plan({
  turn,
  kind,
  mapping,
  known,
  style: chosen,
}: Extract<ImportAsked, { ask: 'plan' }>): Promise<void> {
  const rows = table?.rows ?? [];
  const style = styleOf(kind, rows, mapping);
  const planned = rowPlanner(kind, mapping, known, {
    decimal: chosen.decimal ?? style.decimal,
    days: chosen.days ?? style.days,
  });
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce).map((row, at) => planned(row, from + at));
    tell({ tell: 'planned', turn, rows: some, of: rows.length, style });
    // Whoever has chosen another column meanwhile must not wait for what nobody wants any more.
    await new Promise((resolve) => setTimeout(resolve));
    if (latest !== turn) return;
  }
}
