import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import type { ProofReading } from '#shared/domain/enablement/credential-rules';
import type { Pack } from '#shared/domain/playbook/pack';
import { endRole, noteCourse } from '../../data/actions/enablement-actions';
import { useOrder } from '../../data/queries/improvement-queries';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { SideSheet } from '../../ui/dialog';
import { StateMark } from '../../ui/state-mark';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import styles from './enablement.module.css';
import type { LearnerLine } from './enablement-facts';
import { proofMarks, roleWords } from './enablement-words';

export interface LearnerSheetProps {
  readonly partnerId: string;
  /** Null: closed. */
  readonly line: LearnerLine | null;
  readonly pack: Pack;
  readonly today: string;
  readonly onClose: () => void;
  readonly onBring: (evidenceTypeId: string) => void;
}

/** One person in one role: the proofs of the credential and the way to each, and the courses. */
export function LearnerSheet(props: LearnerSheetProps) {
  const text = useText();
  const { line, onClose } = props;
  const title = line
    ? text('enablement.learner.title', {
        name: line.person?.name ?? text('enablement.people.unknown'),
        role: text(roleWords[line.learner.role]),
      })
    : '';
  return (
    <SideSheet isOpen={line !== null} onClose={onClose} title={title}>
      {line && <LearnerParts {...props} line={line} />}
    </SideSheet>
  );
}

function LearnerParts(props: LearnerSheetProps & { readonly line: LearnerLine }) {
  const { line, today, onClose } = props;
  const text = useText();
  const workspace = useWorkspace();
  const { learner, reading } = line;
  const leave = async () => {
    onClose();
    const ended = await endRole(workspace, learner.id, today);
    if (!ended.ok) showToast({ tone: 'refused', words: text('enablement.learner.not-ended') });
  };
  return (
    <div className={styles.stack}>
      {reading && (
        <>
          <p className={styles.words}>{reading.curriculum.purpose}</p>
          <h3>{reading.curriculum.credential.title}</h3>
          <ul className={styles.list}>
            {reading.proofs.map((proof) => (
              <ProofLine key={proof.proof.title} {...props} proof={proof} />
            ))}
          </ul>
          <h3>{text('enablement.people.courses')}</h3>
          <Courses {...props} />
        </>
      )}
      <div>
        <Button onPress={() => void leave()}>{text('enablement.learner.end')}</Button>
      </div>
    </div>
  );
}

interface ProofLineProps extends LearnerSheetProps {
  readonly line: LearnerLine;
  readonly proof: ProofReading;
}

function ProofLine({ partnerId, line, pack, proof, onBring, onClose }: ProofLineProps) {
  const text = useText();
  const navigate = useNavigate();
  const words = useProofWords();
  const { evidenceTypeId } = proof.proof;
  const exam = pack.exams.find(
    (each) => each.evidenceTypeId === evidenceTypeId && (each.role === 'baseline' || each.role === line.learner.role),
  );
  const bring = () => {
    onClose();
    onBring(evidenceTypeId);
  };
  return (
    <li className={styles.item}>
      <span className={styles.itemWords}>
        <span>{proof.proof.title}</span>
        <StateMark state={proofMarks[proof.state]} word={words(proof)} />
      </span>
      {exam ? (
        <Button onPress={() => void navigate(`/partners/${partnerId}/exams/${exam.id}/${line.learner.personId}`)}>
          {text('enablement.exam.take')}
        </Button>
      ) : (
        <Button onPress={bring}>{text('enablement.proof.bring')}</Button>
      )}
    </li>
  );
}

function useProofWords(): (proof: ProofReading) => string {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  return (proof) => {
    switch (proof.state) {
      case 'held':
        return proof.until === null
          ? text('enablement.proof.held')
          : text('enablement.proof.held-until', { until: day(proof.until) });
      case 'pending':
        return text('enablement.proof.pending');
      case 'short':
        return text('enablement.proof.short', {
          score: formatNumber(proof.score),
          least: formatNumber(proof.proof.minScore ?? 0),
        });
      case 'expired':
        return text('enablement.proof.expired', { until: day(proof.until) });
      case 'missing':
        return text('enablement.proof.missing');
    }
  };
}

function Courses({ partnerId, line: { learner, reading }, today }: LearnerSheetProps & { readonly line: LearnerLine }) {
  const text = useText();
  const workspace = useWorkspace();
  const { formatDate } = useIntl();
  const note = async (courseId: string, done: boolean) => {
    const noted = await noteCourse(workspace, learner.id, courseId, done ? today : null);
    if (!noted.ok) showToast({ tone: 'refused', words: text('errors.storage-failed') });
  };
  const courses = reading?.curriculum.courses ?? [];
  const about = { kind: 'courseSequence', subject: learner.role } as const;
  const order = useOrder(
    partnerId,
    about,
    courses.map(({ id }) => id),
  );
  return (
    <ul className={styles.list}>
      {(order ?? [])
        .flatMap((id) => courses.find((one) => one.id === id) ?? [])
        .map((course) => {
          const on = learner.courses[course.id];
          return (
            <li key={course.id} className={styles.item}>
              <Checkbox
                label={course.title}
                description={course.outline.join(' · ')}
                isSelected={on !== undefined}
                onChange={(done) => void note(course.id, done)}
              />
              <span className={styles.words}>
                {on === undefined
                  ? text('enablement.course.minutes', { minutes: course.minutes })
                  : text('enablement.course.done', { on: formatDate(on, { dateStyle: 'medium', timeZone: 'UTC' }) })}
              </span>
            </li>
          );
        })}
    </ul>
  );
}
