import { useRef, useState } from 'react';
import { type ImportKind, importKinds } from '#shared/domain/imports/import-kinds';
import { largestTable } from '../../data/import-table';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { FileDrop } from '../../ui/file-drop';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProgressBar } from '../../ui/progress-bar';
import { Select } from '../../ui/select';
import { Spinner } from '../../ui/spinner';
import { StateMark } from '../../ui/state-mark';
import { useFocusKept } from '../../ui/use-focus-kept';
import { useText } from '../../ui/use-text';
import { ImportPreview } from './import-preview';
import styles from './import-screen.module.css';
import { kindHints, kindWords, refusalWords } from './import-words';
import { type ImportState, useImport } from './use-import';

/** Takes in records of one kind from a table, once somebody has seen what would become of every row. */
export function ImportScreen() {
  const text = useText();
  const [kind, setKind] = useState<ImportKind>('partners');
  const screen = useRef<HTMLDivElement>(null);
  useFocusKept(screen);
  return (
    <div ref={screen} tabIndex={-1} className={styles.screen}>
      <PageHeader title={text('imports.title')} facts={text('imports.facts')} />
      <OneImport key={kind} kind={kind} onKind={setKind} />
    </div>
  );
}

function OneImport({ kind, onKind }: { readonly kind: ImportKind; readonly onKind: (kind: ImportKind) => void }) {
  const text = useText();
  const work = useImport(kind);
  const { state } = work;
  switch (state.step) {
    case 'choose':
      return (
        <Panel title={text('imports.choose.title')}>
          <div className={styles.choose}>
            <div className={styles.kind}>
              <Select
                label={text('imports.choose.kind')}
                description={text(kindHints[kind])}
                choices={importKinds.map((id) => ({ id, label: text(kindWords[id]) }))}
                value={kind}
                onChange={onKind}
              />
            </div>
            {state.problem && <Problem problem={state.problem} />}
            <FileDrop
              label={text('imports.choose.file')}
              description={text('imports.choose.file-words')}
              accept={[
                '.csv',
                '.tsv',
                '.txt',
                'text/csv',
                'text/plain',
                'text/tab-separated-values',
                'application/vnd.ms-excel',
              ]}
              multiple={false}
              onFiles={([file]) => file && void work.choose(file)}
            />
          </div>
        </Panel>
      );
    case 'reading':
      return <Spinner words={text('imports.reading', { name: state.name })} />;
    case 'preview':
      return <ImportPreview kind={kind} state={state} work={work} />;
    case 'importing':
      return (
        <Panel title={text('imports.importing.title')}>
          <div className={styles.choose}>
            <ProgressBar
              label={state.name}
              done={state.done}
              of={Math.max(state.of, 1)}
              words={text('imports.importing.done', { done: state.done, of: state.of })}
            />
            <div>
              <Button onPress={state.stop}>{text('imports.importing.stop')}</Button>
            </div>
          </div>
        </Panel>
      );
    case 'done':
      return <Report state={state} onAgain={work.again} />;
  }
}

function Problem({ problem }: { readonly problem: NonNullable<Extract<ImportState, { step: 'choose' }>['problem']> }) {
  const text = useText();
  return (
    <ErrorState title={text('imports.problem.title', { name: problem.name })} shape="inline">
      {text(refusalWords[problem.kind], {
        megabytes: Math.round(largestTable / 1024 ** 2),
        limit: 'limit' in problem ? problem.limit : 0,
        row: 'row' in problem ? problem.row : 0,
      })}
    </ErrorState>
  );
}

function Report({
  state,
  onAgain,
}: {
  readonly state: Extract<ImportState, { step: 'done' }>;
  readonly onAgain: () => void;
}) {
  const text = useText();
  const { added, changed, refused, isCancelled } = state.outcome;
  return (
    <Panel title={state.name}>
      <div className={styles.choose} role="status">
        <StateMark state={state.isDiskFull ? 'breach' : 'proven'} word={text('imports.done.added', { added })} />
        {changed > 0 && <p>{text('imports.done.changed', { changed })}</p>}
        {isCancelled && <p>{text('imports.done.cancelled')}</p>}
        {state.isDiskFull && <p>{text('imports.done.disk-full')}</p>}
        {refused.length > 0 && <p>{text('imports.done.refused', { rows: refused.join(', ') })}</p>}
        <div>
          <Button onPress={onAgain}>{text('imports.done.again')}</Button>
        </div>
      </div>
    </Panel>
  );
}
