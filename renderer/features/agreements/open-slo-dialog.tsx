import { useState } from 'react';
import type { Json } from '#shared/base/json';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { type OpenSloFinding, type OpenSloRead, readOpenSlo } from '#shared/domain/exchange/open-slo-import';
import { measures, standardServiceLevels } from '#shared/domain/slas/measures';
import type { Commitment } from '#shared/domain/slas/service-level';
import type { Sla } from '#shared/domain/slas/sla';
import { Button } from '../../ui/button';
import { type DataColumn, DataTable } from '../../ui/data-table';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { FileDrop } from '../../ui/file-drop';
import { type MessageId, useText } from '../../ui/use-text';
import { cellsOf } from '../../widgets/json-shapes';
import styles from './findings-pane.module.css';

export interface OpenSloDialogProps {
  readonly agreement: Agreement;
  readonly sla: Sla;
  /** Answers why it was not taken over, in words; null when it was. */
  readonly onTake: (terms: { readonly [termId: string]: Json }) => Promise<string | null>;
  readonly onClose: () => void;
}

interface Proposal {
  readonly id: string;
  readonly name: string;
  readonly now: Commitment | null;
  readonly proposed: Commitment;
}

/** Commitments out of an OpenSLO file, shown beside those of the agreement before anything is changed. */
export function OpenSloDialog({ agreement, sla, onTake, onClose }: OpenSloDialogProps) {
  const text = useText();
  const [read, setRead] = useState<OpenSloRead | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const proposals = read === null ? [] : proposalsOf(read, sla);
  const open = async (file: File) => {
    const found = readOpenSlo(await file.text());
    setRead(found.ok ? found.value : null);
    setProblem(
      found.ok
        ? null
        : found.error.code === 'notYaml'
          ? text('agreements.open-slo.not-yaml', { detail: found.error.detail })
          : text('agreements.open-slo.nothing-in-it'),
    );
  };
  const take = async () => {
    if (read === null) return;
    const refused = await onTake(termsOf(agreement, read));
    if (refused === null) onClose();
    else setProblem(refused);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      shape="wide"
      mustAnswer
      title={text('agreements.open-slo.title')}
      actions={
        <>
          <Button onPress={onClose}>{text('agreements.dialog.cancel')}</Button>
          <Button kind="filled" isDisabled={proposals.length === 0} onPress={() => void take()}>
            {text('agreements.open-slo.take', { count: proposals.length })}
          </Button>
        </>
      }
    >
      <div className={styles.pane}>
        {problem !== null && (
          <ErrorState title={text('agreements.open-slo.refused')} shape="inline">
            {problem}
          </ErrorState>
        )}
        <FileDrop
          label={text('agreements.open-slo.drop')}
          description={text('agreements.open-slo.drop-hint')}
          accept={['.yaml', '.yml', 'application/yaml', 'text/yaml', 'application/x-yaml']}
          multiple={false}
          onFiles={([file]) => file && void open(file)}
        />
        {read && <Proposals proposals={proposals} />}
        {read && read.unsupported.length > 0 && (
          <div className={styles.finding}>
            <strong>{text('agreements.open-slo.left-out', { count: read.unsupported.length })}</strong>
            {read.unsupported.map((one) => (
              <span key={JSON.stringify(one)} className={styles.note}>
                {text('agreements.open-slo.not-taken', {
                  name: one.name,
                  why: text(whyWords[one.code]),
                  detail: one.detail,
                })}
              </span>
            ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}

function Proposals({ proposals }: { readonly proposals: readonly Proposal[] }) {
  const text = useText();
  const words = (one: Commitment | null) =>
    one === null
      ? text('agreements.open-slo.not-agreed')
      : text('agreements.open-slo.commitment', {
          target: one.target,
          tolerance: one.tolerance,
          sample: one.minimumSample,
        });
  const columns: readonly DataColumn<Proposal>[] = [
    { id: 'measure', header: text('agreements.column.measure'), cell: ({ id, name }) => `${id} ${name}` },
    { id: 'now', header: text('agreements.open-slo.now'), cell: ({ now }) => words(now) },
    { id: 'proposed', header: text('agreements.open-slo.proposed'), cell: ({ proposed }) => words(proposed) },
  ];
  return (
    <DataTable
      caption={text('agreements.open-slo.proposals')}
      columns={columns}
      rows={proposals}
      keyOf={({ id }) => id}
      empty={<p>{text('agreements.open-slo.same')}</p>}
    />
  );
}

/** Only what differs from the agreement is a proposal. */
function proposalsOf(read: OpenSloRead, sla: Sla): readonly Proposal[] {
  return measures.flatMap(({ id, name }) => {
    const proposed = read.commitments[id];
    const now = sla.serviceLevels.find((level) => level.id === id)?.commitment ?? null;
    if (proposed === undefined || JSON.stringify(proposed) === JSON.stringify(now)) return [];
    return [{ id, name, now, proposed }];
  });
}

/** What the file says, put over what was decided; bands only where the file says some. */
function termsOf(agreement: Agreement, read: OpenSloRead): { readonly [termId: string]: Json } {
  const { commitments, creditBands, extraMeasures } = agreement.terms;
  const plain = (value: object) => JSON.parse(JSON.stringify(value)) as { readonly [id: string]: Json };
  const bands = plain(read.bands);
  const known = Array.isArray(extraMeasures) ? (extraMeasures as readonly Json[]) : [];
  const standard = new Set<Json>(standardServiceLevels);
  const further = Object.keys(read.commitments).filter((id) => !standard.has(id) && !known.includes(id));
  return {
    commitments: { ...cellsOf(commitments), ...plain(read.commitments) },
    ...(Object.keys(bands).length === 0 ? {} : { creditBands: { ...cellsOf(creditBands), ...bands } }),
    ...(further.length === 0 ? {} : { extraMeasures: [...known, ...further] }),
  };
}

const whyWords = {
  otherVersion: 'agreements.open-slo.why.other-version',
  otherKind: 'agreements.open-slo.why.other-kind',
  unknownMeasure: 'agreements.open-slo.why.unknown-measure',
  measureTwice: 'agreements.open-slo.why.measure-twice',
  noObjective: 'agreements.open-slo.why.no-objective',
  targetUnreadable: 'agreements.open-slo.why.target-unreadable',
  toleranceMissing: 'agreements.open-slo.why.tolerance-missing',
  minimumSampleMissing: 'agreements.open-slo.why.minimum-sample-missing',
  otherPercentile: 'agreements.open-slo.why.other-percentile',
  rollingWindow: 'agreements.open-slo.why.rolling-window',
  otherWindow: 'agreements.open-slo.why.other-window',
  timeslices: 'agreements.open-slo.why.timeslices',
  alertPolicies: 'agreements.open-slo.why.alert-policies',
  moreObjectives: 'agreements.open-slo.why.more-objectives',
  annotationUnreadable: 'agreements.open-slo.why.annotation-unreadable',
} as const satisfies Record<OpenSloFinding['code'], MessageId>;
