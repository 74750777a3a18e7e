import { DocumentList } from '../../features/documents/document-list';
import { useCompletions } from '../../features/signing/complete-signings';
import { CompletionLine } from '../../features/signing/completion-line';
import { useFinishSignings } from '../../features/signing/finish-signing';
import { FinishingLine } from '../../features/signing/finishing-line';
import { usePage } from '../../session/open-page';
import { Link } from '../../ui/link';
import { PageHeader } from '../../ui/page-header';
import { useText } from '../../ui/use-text';
import styles from './partner-page.module.css';

export function DocumentsPage() {
  const text = useText();
  const finishing = useFinishSignings(null);
  const completing = useCompletions(null);
  usePage({ title: text('documents.title') });
  return (
    <div className={styles.page}>
      <PageHeader
        title={text('documents.title')}
        facts={text('documents.facts')}
        actions={<Link href="/documents/check">{text('checking.here')}</Link>}
      />
      <FinishingLine {...finishing} />
      <CompletionLine {...completing} />
      <DocumentList />
    </div>
  );
}
