import { Timer } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { type EvidencePiece, evidenceState } from '#shared/domain/evidence/evidence-rules';
import type { Drill } from '#shared/domain/playbook/pack-enablement';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import styles from './enablement.module.css';
import { PieceMark } from './practice-panel';

export interface DrillsPanelProps {
  readonly partnerId: string;
  readonly index: PackIndex;
  readonly pieces: readonly EvidencePiece[];
  readonly today: string;
}

/** The drills of the playbook: what each shows, how the last went, and the way to the clock. */
export function DrillsPanel({ partnerId, index, pieces, today }: DrillsPanelProps) {
  const text = useText();
  const navigate = useNavigate();
  const { drills } = index.pack;
  return (
    <Panel title={text('enablement.drills.title')}>
      {drills.length === 0 && <EmptyState title={text('enablement.drills.none')} />}
      <ul className={styles.list}>
        {drills.map((drill) => (
          <li key={drill.id} className={styles.item}>
            <span className={styles.itemWords}>
              <strong>{drill.title}</strong>
              <span className={styles.words}>{drill.purpose}</span>
              <LastDrill drill={drill} index={index} pieces={pieces} today={today} />
            </span>
            <Button icon={Timer} onPress={() => void navigate(`/partners/${partnerId}/drills/${drill.id}`)}>
              {text('enablement.drills.open')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function LastDrill({ drill, index, pieces, today }: Omit<DrillsPanelProps, 'partnerId'> & { readonly drill: Drill }) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const type = index.evidenceTypeById.get(drill.evidenceTypeId) ?? null;
  const [last] = pieces
    .filter(({ evidence }) => evidence.typeId === drill.evidenceTypeId)
    .map((piece) => evidenceState(piece, type, today))
    .flatMap((state) => (state.state === 'empty' ? [] : [state]))
    .sort((left, right) => (left.revision.capturedAt < right.revision.capturedAt ? 1 : -1));
  if (!last) return <span className={styles.words}>{text('enablement.drills.never')}</span>;
  const minutes = last.revision.facts[drill.minutesFact];
  return (
    <span className={styles.marks}>
      <span className={styles.words}>
        {text('enablement.drills.last', {
          on: formatDate(last.revision.capturedAt, { dateStyle: 'medium' }),
          minutes: typeof minutes === 'number' ? formatNumber(minutes) : '–',
          limit: drill.limitMinutes,
        })}
      </span>
      <PieceMark state={last.state} />
    </span>
  );
}
