import { FolderOpen, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { EvidencePiece } from '#shared/domain/evidence/evidence-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { DatePicker } from '../../ui/date-picker';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { evidenceStateMarks, evidenceStateWords } from './evidence-words';
import { LapseRadar } from './lapse-radar';
import { countsByState, inOrder, narrowed, noFilters, type ShelfOrder, type ShelfRow, shelfRows } from './shelf';
import styles from './shelf.module.css';
import { ShelfFilters } from './shelf-filters';
import { ShelfTable } from './shelf-table';

export interface EvidencePanelProps {
  readonly file: PartnerFile;
  readonly onCapture: () => void;
  readonly onOpen: (evidenceId: string) => void;
  /** Brings a new revision of a piece; without it the piece is opened, where it can be renewed. */
  readonly onRenew?: ((piece: EvidencePiece) => void) | undefined;
  /** The day to look at first; today, unless said. */
  readonly asOf?: CalendarDate | undefined;
}

/** Every piece of evidence of a partner: what it is, where it stands on a day, until when, and what ends soon. */
export function EvidencePanel({ file, onCapture, onOpen, onRenew, asOf: first }: EvidencePanelProps) {
  const text = useText();
  const index = usePlaybook();
  const isTurned = usePresentation();
  const { surroundings } = useWorkspace();
  const today = dayOf(new Date(surroundings.now()).toISOString());
  const [asOf, setAsOf] = useState(first ?? today);
  const [filters, setFilters] = useState(noFilters);
  const [order, setOrder] = useState<ShelfOrder>('pressing');
  const rows = useMemo(() => shelfRows(file, index, { asOf, today, isTurned }), [file, index, asOf, today, isTurned]);
  const shown = useMemo(() => inOrder(narrowed(rows, filters), order), [rows, filters, order]);
  const isEmpty = file.evidence.length === 0;
  const renew = onRenew ?? (({ evidence }: EvidencePiece) => onOpen(evidence.id));
  return (
    <div className={styles.shelf}>
      <Panel
        title={text('evidence.title')}
        actions={
          <Button icon={Plus} onPress={onCapture}>
            {text('evidence.capture.title')}
          </Button>
        }
        flush
      >
        {isEmpty ? (
          <EmptyState icon={FolderOpen} title={text('evidence.list.empty')}>
            {text('evidence.list.empty-hint')}
          </EmptyState>
        ) : (
          <>
            {asOf !== today && <OtherDay asOf={asOf} today={today} onBack={() => setAsOf(today)} />}
            <Counts rows={rows} asOf={asOf} onAsOf={(day) => setAsOf(day ?? today)} />
            <ShelfFilters
              rows={rows}
              people={file.people}
              filters={filters}
              onChange={setFilters}
              order={order}
              onOrder={setOrder}
            />
            <ShelfTable rows={shown} onOpen={onOpen} />
          </>
        )}
      </Panel>
      {!isEmpty && <LapseRadar file={file} rows={rows} asOf={asOf} isToday={asOf === today} onRenew={renew} />}
    </div>
  );
}

function Counts({
  rows,
  asOf,
  onAsOf,
}: {
  readonly rows: readonly ShelfRow[];
  readonly asOf: CalendarDate;
  readonly onAsOf: (asOf: CalendarDate | null) => void;
}) {
  const text = useText();
  return (
    <div className={styles.counts}>
      <ul className={styles.numbers} aria-label={text('evidence.counts.title')}>
        {countsByState(rows).map(({ state, count }) => (
          <li key={state}>
            <StateMark
              state={evidenceStateMarks[state]}
              word={text('evidence.counts.one', { count, state: text(evidenceStateWords[state]) })}
            />
          </li>
        ))}
      </ul>
      <div className={styles.day}>
        <DatePicker label={text('evidence.as-of.label')} value={asOf} onChange={onAsOf} />
      </div>
    </div>
  );
}

/** Says that the shelf is not that of today: nothing here may be mistaken for how things stand now. */
function OtherDay({
  asOf,
  today,
  onBack,
}: {
  readonly asOf: CalendarDate;
  readonly today: CalendarDate;
  readonly onBack: () => void;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  const day = formatDate(asOf, { dateStyle: 'full', timeZone: 'UTC' });
  return (
    <div className={styles.elsewhere} role="status">
      <p>
        <strong>{text(asOf < today ? 'evidence.as-of.past' : 'evidence.as-of.future', { day })}</strong>{' '}
        {text(asOf < today ? 'evidence.as-of.past-words' : 'evidence.as-of.future-words')}
      </p>
      <Button onPress={onBack}>{text('evidence.as-of.back')}</Button>
    </div>
  );
}
