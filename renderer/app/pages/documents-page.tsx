import { DocumentList } from '../../features/documents/document-list';
import { useFinishFreezes } from '../../features/signing/finish-freeze';
import { FinishingLine } from '../../features/signing/finishing-line';
import { usePage } from '../../session/open-page';
import { PageHeader } from '../../ui/page-header';
import { useText } from '../../ui/use-text';
import styles from './partner-page.module.css';

export function DocumentsPage() {
  const text = useText();
  const finishing = useFinishFreezes(null);
  usePage({ title: text('documents.title') });
  return (
    <div className={styles.page}>
      <PageHeader title={text('documents.title')} facts={text('documents.facts')} />
      <FinishingLine {...finishing} />
      <DocumentList />
    </div>
  );
}
