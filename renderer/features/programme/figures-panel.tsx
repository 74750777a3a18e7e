import { useState } from 'react';
import type { Result } from '#shared/base/result';
import type { MeasuredWhen, ProgrammeFigure } from '#shared/domain/programme/programme-figures';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Dialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { Form } from '../../ui/form';
import { Panel } from '../../ui/panel';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { gainWords, measuredWords } from './programme-facts';
import styles from './programme-screen.module.css';
import { refusalWords } from './programme-words';

export type NoteFigure = (noted: {
  readonly when: MeasuredWhen;
  readonly figureId: string;
  readonly value: string;
}) => Promise<Result<unknown, { readonly kind: string }>>;

/** What was measured before the start and at the end. */
export function FiguresPanel({
  figures,
  onNote,
}: {
  readonly figures: readonly ProgrammeFigure[];
  readonly onNote: NoteFigure;
}) {
  const text = useText();
  const [noting, setNoting] = useState<ProgrammeFigure | null>(null);
  return (
    <Panel title={text('programme.figures.title')} flush>
      <DataTable
        caption={text('programme.figures.title')}
        rows={figures}
        keyOf={({ id }) => id}
        empty={<EmptyState title={text('programme.figures.none')} />}
        columns={[
          {
            id: 'title',
            header: text('programme.figures.figure'),
            cell: ({ title, how }) => (
              <span className={styles.named}>
                {title}
                <span className={styles.aside}>{how}</span>
              </span>
            ),
          },
          {
            id: 'baseline',
            kind: 'number',
            header: text('programme.figures.before'),
            cell: ({ baseline, unit }) => <span className={styles.short}>{measuredWords(baseline, unit, text)}</span>,
          },
          {
            id: 'outcome',
            kind: 'number',
            header: text('programme.figures.after'),
            cell: ({ outcome, unit }) => <span className={styles.short}>{measuredWords(outcome, unit, text)}</span>,
          },
          {
            id: 'gain',
            kind: 'number',
            header: text('programme.figures.change'),
            cell: (row) => (
              <span className={styles.short}>
                {row.gain === null ? text('programme.figure.no-change') : gainWords(row, text)}
              </span>
            ),
          },
          {
            id: 'note',
            header: text('programme.figures.note-column'),
            cell: (row) => (
              <Button
                kind="plain"
                aria-label={text('programme.figures.note-named', { title: row.title })}
                onPress={() => setNoting(row)}
              >
                {text('programme.figures.note')}
              </Button>
            ),
          },
        ]}
      />
      {noting && <FigureDialog figure={noting} onNote={onNote} onClose={() => setNoting(null)} />}
    </Panel>
  );
}

function FigureDialog({
  figure,
  onNote,
  onClose,
}: {
  readonly figure: ProgrammeFigure;
  readonly onNote: NoteFigure;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [values, setValues] = useState({ baselines: figure.baseline ?? '', outcomes: figure.outcome ?? '' });
  const [problem, setProblem] = useState<{ readonly when: MeasuredWhen; readonly words: string } | null>(null);
  const keep = async () => {
    for (const when of ['baselines', 'outcomes'] as const) {
      const kept = await onNote({ when, figureId: figure.id, value: values[when].replace(',', '.') });
      if (!kept.ok) {
        setProblem({ when, words: text(refusalWords(kept.error.kind)) });
        return;
      }
    }
    onClose();
  };
  const field = (when: MeasuredWhen, label: string) => (
    <TextField
      name={when}
      inputMode="decimal"
      autoFocus={when === 'baselines'}
      label={label}
      description={
        figure.unit === 'count'
          ? text('programme.figures.empty')
          : text('programme.figures.in-unit', { unit: figure.unit })
      }
      value={values[when]}
      onChange={(value) => setValues((before) => ({ ...before, [when]: value }))}
      errorMessage={problem?.when === when ? problem.words : undefined}
    />
  );
  return (
    <Dialog isOpen onClose={onClose} title={figure.title}>
      <Form
        onSubmit={() => void keep()}
        problems={problem === null ? [] : [{ name: problem.when, message: problem.words }]}
        actions={
          <>
            <Button kind="plain" onPress={onClose}>
              {text('programme.form.cancel')}
            </Button>
            <Button kind="filled" type="submit">
              {text('programme.form.keep')}
            </Button>
          </>
        }
      >
        <p className={styles.words}>{figure.how}</p>
        {field('baselines', text('programme.figures.before'))}
        {field('outcomes', text('programme.figures.after'))}
      </Form>
    </Dialog>
  );
}
