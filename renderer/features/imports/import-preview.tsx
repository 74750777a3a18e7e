import { useMemo, useState } from 'react';
import { type ImportKind, importColumns } from '#shared/domain/imports/import-kinds';
import type { PlannedRow } from '#shared/domain/imports/import-plan';
import type { TableEncoding } from '../../data/import-table';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { SideSheet } from '../../ui/dialog';
import { FieldRow } from '../../ui/form';
import { Panel } from '../../ui/panel';
import { ProgressBar } from '../../ui/progress-bar';
import { Select } from '../../ui/select';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { type ListColumn, VirtualList } from '../../ui/virtual-list';
import styles from './import-preview.module.css';
import { columnWords, encodingWords, fateTone, fateWords, useFateDetail } from './import-words';
import { MappingBar } from './mapping-bar';
import { StyleBar } from './style-bar';
import type { ImportState, useImport } from './use-import';

export interface ImportPreviewProps {
  readonly kind: ImportKind;
  readonly state: Extract<ImportState, { step: 'preview' }>;
  readonly work: ReturnType<typeof useImport>;
}

const encodings: readonly TableEncoding[] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];
const notTaken = 'none';

/** Which column is which, and what would become of every row. */
export function ImportPreview({ kind, state, work }: ImportPreviewProps) {
  const text = useText();
  const { headings } = state.look;
  const { rows, missing, mapping, planned } = work;
  const wanted = rows.filter(work.isAgreed);
  const corrected = wanted.filter(({ fate }) => fate.state === 'changed').length;
  return (
    <div className={styles.preview}>
      <Panel title={text('imports.columns.title', { name: state.name })}>
        <MappingBar kind={kind} state={state} work={work} />
        <div className={styles.columns}>
          <FieldRow>
            {importColumns[kind].map(({ id, required }) => (
              <Select
                key={id}
                label={
                  required
                    ? text('imports.columns.required', { column: text(columnWords[id] ?? 'imports.column.name') })
                    : text(columnWords[id] ?? 'imports.column.name')
                }
                choices={[
                  { id: notTaken, label: text('imports.columns.none') },
                  ...headings.map((heading, at) => ({
                    id: String(at),
                    label: heading || text('imports.columns.nameless', { at: at + 1 }),
                  })),
                ]}
                value={mapping[id] === undefined ? notTaken : String(mapping[id])}
                onChange={(at) => work.map(id, at === notTaken ? null : Number(at))}
                errorMessage={missing.includes(id) ? text('imports.columns.missing') : undefined}
              />
            ))}
            <Select
              label={text('imports.columns.letters')}
              description={text('imports.columns.letters-words')}
              choices={encodings.map((id) => ({ id, label: text(encodingWords[id]) }))}
              value={state.look.encoding}
              onChange={(encoding) => void work.readAs(encoding)}
            />
          </FieldRow>
          <StyleBar work={work} />
        </div>
      </Panel>
      {planned !== null && (
        <ProgressBar
          label={text('imports.planning')}
          done={planned.done}
          of={planned.of}
          words={text('imports.planning.done', { done: planned.done, of: planned.of })}
        />
      )}
      {missing.length === 0 && planned === null && (
        <>
          <div className={styles.bar}>
            <Counts rows={rows} />
            <Button kind="filled" isDisabled={wanted.length === 0} onPress={() => void work.start()}>
              {text('imports.start', { added: wanted.length - corrected, corrected })}
            </Button>
            <Button onPress={work.again}>{text('imports.leave')}</Button>
          </div>
          <Rows rows={rows} work={work} />
        </>
      )}
    </div>
  );
}

function Counts({ rows }: { readonly rows: readonly PlannedRow[] }) {
  const text = useText();
  const count = (state: PlannedRow['fate']['state']) => rows.filter(({ fate }) => fate.state === state).length;
  return (
    <p className={styles.counts} role="status">
      {text('imports.counts', {
        fresh: count('new'),
        changed: count('changed'),
        known: count('known') + count('twice'),
        refused: count('refused'),
      })}
    </p>
  );
}

function Rows({ rows, work }: { readonly rows: readonly PlannedRow[]; readonly work: ImportPreviewProps['work'] }) {
  const text = useText();
  const [onlyProblems, setOnlyProblems] = useState(false);
  const [open, setOpen] = useState<PlannedRow | null>(null);
  const shown = useMemo(
    () => (onlyProblems ? rows.filter(({ fate }) => fate.state !== 'new' || fate.warnings.length > 0) : rows),
    [rows, onlyProblems],
  );
  return (
    <>
      <Checkbox label={text('imports.rows.only-problems')} isSelected={onlyProblems} onChange={setOnlyProblems} />
      <div className={styles.rows}>
        <VirtualList
          label={text('imports.rows.title')}
          columns={useColumns(work)}
          rows={shown}
          keyOf={keyOf}
          onOpen={setOpen}
          {...(open === null ? {} : { selected: keyOf(open) })}
        />
      </div>
      <SideSheet
        isOpen={open !== null}
        onClose={() => setOpen(null)}
        title={text('imports.rows.one', { number: open?.number ?? 0 })}
      >
        {open !== null && <OneRow row={open} />}
      </SideSheet>
    </>
  );
}

/** A row on its own: its reason to the end, however long it is. */
function OneRow({ row }: { readonly row: PlannedRow }) {
  const text = useText();
  const detail = useFateDetail()(row);
  return (
    <div className={styles.one}>
      <p>{row.name}</p>
      <StateMark state={fateTone(row)} word={text(fateWords(row))} />
      {detail !== '' && <p>{detail}</p>}
    </div>
  );
}

const keyOf = ({ number }: PlannedRow) => String(number);

function useColumns({ isAgreed, agree }: ImportPreviewProps['work']): readonly ListColumn<PlannedRow>[] {
  const text = useText();
  const detailOf = useFateDetail();
  return [
    { id: 'number', header: text('imports.rows.number'), width: '4rem', kind: 'number', cell: ({ number }) => number },
    { id: 'name', header: text('imports.rows.name'), width: '1.5fr', cell: ({ name }) => name },
    {
      id: 'fate',
      header: text('imports.rows.fate'),
      width: '10rem',
      cell: (row) => <StateMark state={fateTone(row)} word={text(fateWords(row))} />,
    },
    {
      id: 'detail',
      header: text('imports.rows.detail'),
      width: '4fr',
      cell: (row) => (
        <span className={styles.detail} title={detailOf(row)}>
          {detailOf(row)}
        </span>
      ),
    },
    {
      id: 'take',
      header: text('imports.rows.agreed'),
      width: '6rem',
      cell: (row) =>
        'warnings' in row.fate && (
          <Checkbox
            label={text(row.fate.state === 'new' ? 'imports.rows.take' : 'imports.rows.correct')}
            aria-label={text(row.fate.state === 'new' ? 'imports.rows.take-one' : 'imports.rows.correct-one', {
              name: row.name,
            })}
            isSelected={isAgreed(row)}
            onChange={(isWanted) => agree(row, isWanted)}
          />
        ),
    },
  ];
}
