import { ok, type Result, refuse } from '#shared/base/result';
import type { ColumnMapping } from '#shared/domain/imports/import-columns';
import type { ImportKind } from '#shared/domain/imports/import-kinds';
import type { KnownRecords } from '#shared/domain/imports/import-known';
import type { PlannedRow } from '#shared/domain/imports/import-plan';
import type { StyleFound, TableStyle } from '#shared/domain/imports/table-style';
import type { ReadTable, TableEncoding, TableRefusal } from './import-table';

/** What the window has to know of a table; its rows stay in the worker. */
export interface TableLook extends Pick<ReadTable, 'encoding' | 'delimiter'> {
  readonly headings: readonly string[];
  readonly rows: number;
}

/** `turn` counts questions: what is answered to an earlier one is not wanted any more. */
export type ImportAsked =
  | {
      readonly ask: 'read';
      readonly turn: number;
      readonly bytes: Uint8Array;
      readonly encoding: TableEncoding | null;
    }
  | {
      readonly ask: 'plan';
      readonly turn: number;
      readonly kind: ImportKind;
      readonly mapping: ColumnMapping;
      readonly known: KnownRecords;
      readonly style: TableStyle;
    };

export type ImportTold =
  | { readonly tell: 'read'; readonly turn: number; readonly look: TableLook }
  | { readonly tell: 'refused'; readonly turn: number; readonly refusal: TableRefusal }
  | {
      readonly tell: 'planned';
      readonly turn: number;
      readonly rows: readonly PlannedRow[];
      readonly of: number;
      readonly style: StyleFound;
    };

/** What would become of every row, and how the table was read. */
export interface PlannedTable {
  readonly rows: readonly PlannedRow[];
  readonly style: StyleFound;
}

/** Reads and plans one table beside the window. */
export interface ImportWork {
  readonly read: (bytes: Uint8Array, encoding: TableEncoding | null) => Promise<Result<TableLook, TableRefusal>>;
  /** Null: another question came first, and nobody wants this answer any more. */
  readonly plan: (
    asked: {
      readonly kind: ImportKind;
      readonly mapping: ColumnMapping;
      readonly known: KnownRecords;
      /** What somebody has chosen; the table tells the rest. */
      readonly style: TableStyle;
    },
    progress: (done: number, of: number) => void,
  ) => Promise<PlannedTable | null>;
  readonly end: () => void;
}

export function startImportWork(): ImportWork {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
  let turn = 0;
  let superseded: () => void = () => undefined;
  /** Asks, and hears every answer to this question until it says that it is done. */
  const ask = <Answer>(
    question: (turn: number) => ImportAsked,
    hear: (told: ImportTold, done: (answer: Answer) => void) => void,
    otherwise: Answer,
  ) =>
    new Promise<Answer>((resolve, reject) => {
      superseded();
      superseded = () => resolve(otherwise);
      turn += 1;
      const own = turn;
      worker.onmessage = ({ data }: MessageEvent<ImportTold>) => {
        if (data.turn === own) hear(data, resolve);
      };
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(question(own));
    });
  return {
    read: (bytes, encoding) =>
      ask<Result<TableLook, TableRefusal>>(
        (own) => ({ ask: 'read', turn: own, bytes, encoding }),
        (told, done) => {
          if (told.tell === 'read') done(ok(told.look));
          if (told.tell === 'refused') done(refuse(told.refusal));
        },
        refuse({ kind: 'empty' }),
      ),
    plan: (asked, progress) => {
      const rows: PlannedRow[] = [];
      return ask<PlannedTable | null>(
        (own) => ({ ask: 'plan', turn: own, ...asked }),
        (told, done) => {
          if (told.tell !== 'planned') return;
          rows.push(...told.rows);
          progress(rows.length, told.of);
          if (rows.length === told.of) done({ rows, style: told.style });
        },
        null,
      );
    },
    end: () => {
      superseded();
      worker.terminate();
    },
  };
}
