import { GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { dayOf } from '#shared/base/calendar-date';
import { factsOf } from '#shared/domain/gates/partner-records';
import type { Interview } from '#shared/domain/interviews/interview';
import { type MigrationPreview, previewMigration } from '#shared/domain/interviews/interview-migration';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { isLaterVersion } from '#shared/domain/playbook/pack-version-order';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordsFor } from '#shared/records/partner-records';
import { moveInterview } from '../../data/actions/playbook-actions';
import { usePlaybook, usePlaybookOf } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { Link } from '../../ui/link';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { MigrationDialog } from './migration-dialog';
import styles from './migration-notice.module.css';
import { moveRefusalWords } from './migration-words';

export interface MigrationNoticeProps {
  readonly interview: Interview;
  readonly file: PartnerFile;
}

/**
 * Says that an interview under way is of an earlier version, and what moving it would mean; after it has been moved,
 * which answers wait to be looked at again. Nothing is drawn where there is nothing to say.
 */
export function MigrationNotice({ interview, file }: MigrationNoticeProps) {
  const workspace = useWorkspace();
  const inForce = usePlaybook();
  const asked = usePlaybookOf(interview.packVersion);
  const earlier = usePlaybookOf(interview.movedFrom.at(-1)?.version ?? interview.packVersion);
  const isTurned = usePresentation();
  if (isTurned || interview.finishedAt !== null || interview.packId !== inForce.pack.id) return null;
  const asOf = dayOf(new Date(workspace.surroundings.now()).toISOString());
  const previewIn = (from: PackIndex | null, to: PackIndex) =>
    previewMigration({
      interview,
      from,
      to,
      answers: file.answers,
      facts: factsOf(recordsFor(file), to, { asOf }),
    });
  if (isLaterVersion(inForce.pack.version, interview.packVersion))
    return <MoveNotice interview={interview} preview={previewIn(asked, inForce)} />;
  if (!asked) return null;
  return <LookNotice interviewId={interview.id} preview={previewIn(earlier, asked)} />;
}

function MoveNotice({ interview, preview }: { readonly interview: Interview; readonly preview: MigrationPreview }) {
  const text = useText();
  const workspace = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const move = async () => {
    const moved = await moveInterview(workspace, interview.id);
    setOpen(false);
    if (moved.ok) showToast({ tone: 'done', words: text('playbook.move.done', { version: preview.to }) });
    else showToast({ tone: 'refused', words: text(moveRefusalWords(moved.error.kind)) });
  };
  return (
    <section className={styles.notice} aria-label={text('playbook.move.label')}>
      <GitCompareArrows className={styles.icon} size="1rem" aria-hidden />
      <p className={styles.words}>{text('playbook.move.notice', { from: preview.from, to: preview.to })}</p>
      <Button onPress={() => setOpen(true)}>{text('playbook.move.see')}</Button>
      <MigrationDialog isOpen={isOpen} preview={preview} onMove={move} onClose={() => setOpen(false)} />
    </section>
  );
}

/** Answers of earlier versions that no longer fit, with the way to each. */
export function LookNotice(props: { readonly interviewId: string; readonly preview: MigrationPreview }) {
  const { interviewId, preview } = props;
  const text = useText();
  const waiting = preview.questions.filter(({ fate }) => fate === 'look');
  if (waiting.length === 0) return null;
  return (
    <section className={styles.notice} aria-label={text('playbook.move.label')}>
      <GitCompareArrows className={styles.icon} size="1rem" aria-hidden />
      <p className={styles.words}>{text('playbook.move.waiting', { count: waiting.length })}</p>
      <ul className={styles.links}>
        {waiting.map(({ question }) => (
          <li key={question.id}>
            <Link href={`/interviews/${interviewId}/${question.id}`}>{question.id}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
