import { GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { learnersNamed } from '#shared/domain/enablement/learner-commands';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFile } from '#shared/records/partner-file';
import { addLearners } from '../../data/actions/enablement-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import styles from './enablement.module.css';
import type { EnablementFacts, LearnerLine } from './enablement-facts';
import { proofMarks, roleWords } from './enablement-words';
import { LearnerDialog } from './learner-dialog';
import { LearnerSheet } from './learner-sheet';

export interface PeopleTableProps {
  readonly file: PartnerFile;
  readonly index: PackIndex;
  readonly known: EnablementFacts;
  readonly today: string;
  readonly onBring: (evidenceTypeId: string) => void;
}

/** Who learns which role, whether they hold its credential, and what each of them lacks. */
export function PeopleTable({ file, index, known, today, onBring }: PeopleTableProps) {
  const text = useText();
  const [isAdding, setAdding] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const open = known.lines.find(({ learner }) => learner.id === openId) ?? null;
  return (
    <Panel
      title={text('enablement.people.title')}
      actions={
        <Button icon={GraduationCap} onPress={() => setAdding(true)}>
          {text('enablement.people.add')}
        </Button>
      }
      flush
    >
      <NamedInInterview file={file} known={known} today={today} />
      <DataTable
        caption={text('enablement.people.title')}
        rows={known.lines}
        keyOf={({ learner }) => learner.id}
        empty={<EmptyState title={text('enablement.people.empty')}>{text('enablement.people.empty-hint')}</EmptyState>}
        columns={[
          {
            id: 'name',
            header: text('enablement.people.name'),
            cell: ({ learner, person }) => (
              <Button kind="plain" onPress={() => setOpenId(learner.id)}>
                {person?.name ?? text('enablement.people.unknown')}
              </Button>
            ),
          },
          { id: 'role', header: text('enablement.people.role'), cell: ({ learner }) => text(roleWords[learner.role]) },
          {
            id: 'credential',
            header: text('enablement.people.credential'),
            cell: (line) => <CredentialMark line={line} />,
          },
          { id: 'lacks', header: text('enablement.people.lacks'), cell: (line) => <Lacking line={line} /> },
          {
            id: 'courses',
            header: text('enablement.people.courses'),
            kind: 'number',
            cell: ({ learner, reading }) =>
              reading
                ? text('enablement.people.courses-of', {
                    done: reading.curriculum.courses.filter(({ id }) => Object.hasOwn(learner.courses, id)).length,
                    of: reading.curriculum.courses.length,
                  })
                : '',
          },
        ]}
      />
      <LearnerDialog file={file} today={today} isOpen={isAdding} onClose={() => setAdding(false)} />
      <LearnerSheet
        partnerId={file.partner.id}
        line={open}
        pack={index.pack}
        today={today}
        onClose={() => setOpenId(null)}
        onBring={onBring}
      />
    </Panel>
  );
}

function CredentialMark({ line: { reading } }: { readonly line: LearnerLine }) {
  const text = useText();
  const { formatDate } = useIntl();
  if (!reading) return <StateMark state="neutral" word={text('enablement.credential.none')} />;
  if (reading.holds && reading.until !== null) {
    const until = formatDate(reading.until, { dateStyle: 'medium', timeZone: 'UTC' });
    return <StateMark state="proven" word={text('enablement.credential.until', { until })} />;
  }
  const held = reading.proofs.filter(({ state }) => state === 'held').length;
  return (
    <StateMark state="missing" word={text('enablement.credential.progress', { held, of: reading.proofs.length })} />
  );
}

function Lacking({ line: { reading } }: { readonly line: LearnerLine }) {
  const lacking = reading?.proofs.filter(({ state }) => state !== 'held') ?? [];
  return (
    <span className={styles.marks}>
      {lacking.map(({ proof, state }) => (
        <StateMark key={proof.title} state={proofMarks[state]} word={proof.title} />
      ))}
    </span>
  );
}

interface NamedInInterviewProps {
  readonly file: PartnerFile;
  readonly known: EnablementFacts;
  readonly today: string;
}

/** Offers the people the interview named for a role: they were asked for once and are not typed again. */
function NamedInInterview({ file, known, today }: NamedInInterviewProps) {
  const text = useText();
  const workspace = useWorkspace();
  const people = new Set<string>(file.people.map(({ id }) => id));
  const named = learnersNamed(known.facts.answers['M6.Q1']?.team, { known: file.learners, people, today });
  if (named.length === 0) return null;
  const take = async () => {
    const added = await addLearners(
      workspace,
      named.map((one) => ({ ...one, partnerId: file.partner.id })),
    );
    if (!added.ok) showToast({ tone: 'refused', words: text('errors.storage-failed') });
  };
  const names = named.map(({ personId, role }) =>
    text('enablement.people.named-one', {
      name: file.people.find(({ id }) => id === personId)?.name ?? '',
      role: text(roleWords[role]),
    }),
  );
  return (
    <div className={styles.notice}>
      <span>{text('enablement.people.named', { names: names.join(', ') })}</span>
      <Button onPress={() => void take()}>{text('enablement.people.take-over')}</Button>
    </div>
  );
}
