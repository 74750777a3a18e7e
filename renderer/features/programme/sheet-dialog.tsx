import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { sheetFileName } from '#shared/domain/documents/file-name';
import type { DocumentPage } from '#shared/domain/documents/page';
import { saveCopy } from '../../data/save-copy';
import { useWorkspace } from '../../data/use-workspace';
import type { Workspace } from '../../data/workspace';
import { printPage } from '../../documents/print-page';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { showToast } from '../../ui/toast';
import { type Text, useText } from '../../ui/use-text';
import { PagePreview } from '../../widgets/page-preview/page-preview';
import { printRefusalWords } from '../../widgets/print-refusal-words';
import styles from './programme-screen.module.css';

export interface SheetDialogProps {
  readonly page: DocumentPage;
  /** A sheet that is to be read in one look; more pages are told. */
  readonly isOnePage?: boolean;
  /** What the person can choose about it, above the sheet. */
  readonly choice?: ReactNode;
  readonly onClose: () => void;
}

/** A sheet as it will be printed, and the way to keep it as a PDF. */
export function SheetDialog({ page, isOnePage = false, choice, onClose }: SheetDialogProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    await saveSheet(workspace, page, isOnePage, text).finally(() => setBusy(false));
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      shape="wide"
      title={page.title}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('programme.sheet.close')}
          </Button>
          <Button kind="filled" icon={Download} isPending={isBusy} onPress={() => void save()}>
            {text('programme.sheet.save')}
          </Button>
        </>
      }
    >
      {choice}
      <div className={styles.desk}>
        <PagePreview page={page} selectedSource={null} />
      </div>
    </Dialog>
  );
}

async function saveSheet(workspace: Workspace, page: DocumentPage, isOnePage: boolean, text: Text): Promise<void> {
  const createdAt = new Date(workspace.surroundings.now()).toISOString();
  const printed = await printPage(page, { createdAt, author: page.parties[0]?.name ?? '' });
  if (!printed.ok) {
    showToast({ tone: 'refused', words: text(...printRefusalWords(printed.error)) });
    return;
  }
  const { bytes, pages } = printed.value;
  const content = new Blob([bytes], { type: 'application/pdf' });
  const saved = await saveCopy(workspace, { name: sheetFileName(page), mime: content.type, content });
  if (!saved.ok) showToast({ tone: 'refused', words: text('documents.bytes.unwritable') });
  else if (saved.value === 'saved' && isOnePage && pages > 1)
    showToast({ tone: 'plain', words: text('programme.sheet.too-long', { pages }) });
  else if (saved.value === 'saved') showToast({ tone: 'done', words: text('programme.sheet.saved', { pages }) });
}
