import { Handshake } from 'lucide-react';
import { useIntl } from 'react-intl';
import { type EvidencePiece, type EvidenceState, evidenceState } from '#shared/domain/evidence/evidence-rules';
import type { Person } from '#shared/domain/partners/person';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark, type StateTone } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './enablement.module.css';

export interface PracticePanelProps {
  readonly index: PackIndex;
  readonly pieces: readonly EvidencePiece[];
  readonly people: readonly Person[];
  readonly today: string;
  readonly onBring: (evidenceTypeId: string) => void;
  readonly onLook: (evidenceId: string) => void;
}

/** Shadow engagements and supervised go-lives: who stood beside whom, at which customer, and that both sides signed. */
export function PracticePanel({ index, pieces, people, today, onBring, onLook }: PracticePanelProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const types = index.pack.evidenceTypes.filter(isPractice);
  const rows = pieces.flatMap((piece) => {
    const type = types.find(({ id }) => id === piece.evidence.typeId);
    const state = type && evidenceState(piece, type, today);
    return type && state && state.state !== 'empty' ? [{ piece, type, state, facts: state.revision.facts }] : [];
  });
  return (
    <Panel
      title={text('enablement.practice.title')}
      actions={types.map(({ id, title }) => (
        <Button key={id} icon={Handshake} onPress={() => onBring(id)}>
          {title}
        </Button>
      ))}
      flush
    >
      <DataTable
        caption={text('enablement.practice.title')}
        rows={rows}
        keyOf={({ piece }) => piece.evidence.id}
        empty={<EmptyState title={text('enablement.practice.empty')}>{text('enablement.practice.hint')}</EmptyState>}
        columns={[
          {
            id: 'what',
            header: text('enablement.practice.what'),
            cell: ({ piece, type }) => (
              <Button kind="plain" onPress={() => onLook(piece.evidence.id)}>
                {type.title}
              </Button>
            ),
          },
          {
            id: 'who',
            header: text('enablement.people.name'),
            cell: ({ facts }) => people.find(({ id }) => id === facts.person)?.name ?? '',
          },
          {
            id: 'customer',
            header: text('enablement.practice.customer'),
            cell: ({ facts }) => (typeof facts.customer === 'string' ? facts.customer : ''),
          },
          {
            id: 'on',
            header: text('enablement.practice.on'),
            cell: ({ facts }) =>
              typeof facts.on === 'string' ? formatDate(facts.on, { dateStyle: 'medium', timeZone: 'UTC' }) : '',
          },
          {
            id: 'signed',
            header: text('enablement.practice.signed'),
            cell: ({ facts }) => (
              <StateMark
                state={facts.bothSigned === true ? 'proven' : 'missing'}
                word={text(facts.bothSigned === true ? 'enablement.practice.both' : 'enablement.practice.not-both')}
              />
            ),
          },
          {
            id: 'state',
            header: text('enablement.practice.state'),
            cell: ({ state }) => <PieceMark state={state.state} />,
          },
        ]}
      />
      {types.length === 0 && <p className={styles.words}>{text('enablement.practice.none')}</p>}
    </Panel>
  );
}

/** Kinds of evidence that both sides sign for one person at one customer. */
function isPractice({ facts }: EvidenceType): boolean {
  return ['person', 'customer', 'bothSigned'].every((id) => facts.some((fact) => fact.id === id));
}

/** Where a piece of evidence stands. */
export function PieceMark({ state }: { readonly state: EvidenceState['state'] }) {
  const text = useText();
  return <StateMark state={pieceMarks[state]} word={text(pieceWords[state])} />;
}

const pieceMarks = {
  empty: 'missing',
  pendingReview: 'pending',
  accepted: 'proven',
  notYetEffective: 'pending',
  expired: 'lapsing',
  rejected: 'breach',
  withdrawn: 'neutral',
} as const satisfies Record<EvidenceState['state'], StateTone>;

const pieceWords = {
  empty: 'enablement.piece.empty',
  pendingReview: 'enablement.piece.pending',
  accepted: 'enablement.piece.accepted',
  notYetEffective: 'enablement.piece.not-yet',
  expired: 'enablement.piece.expired',
  rejected: 'enablement.piece.rejected',
  withdrawn: 'enablement.piece.withdrawn',
} as const satisfies Record<EvidenceState['state'], MessageId>;
