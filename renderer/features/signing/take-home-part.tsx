import { FileBadge, FolderDown } from 'lucide-react';
import { useState } from 'react';
import { completionOf } from '../../data/completion';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { saveKept } from '../../data/save-copy';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import styles from './take-home.module.css';
import { TakeHomeDialog } from './take-home-dialog';

export interface TakeHomePartProps {
  readonly shown: Pick<ShownAgreement, 'document' | 'signing' | 'revisions'>;
}

/** What can be handed over of a signed agreement at any time: the folder to take home, and how it was signed. */
export function TakeHomePart({ shown: { document, signing, revisions } }: TakeHomePartProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  if (!document || !signing || document.sessionId !== signing.session.id) return null;
  const completion = completionOf(document, revisions);
  const save = async () => {
    if (!completion) return;
    const saved = await saveKept(workspace, completion.file);
    if (!saved.ok)
      showToast({
        tone: 'refused',
        words: text(saved.error.kind === 'not-here' ? 'documents.bytes.not-here' : 'documents.bytes.unwritable'),
      });
  };
  return (
    <div className={styles.actions}>
      <Button icon={FolderDown} onPress={() => setOpen(true)}>
        {text('signing.done.take-home')}
      </Button>
      {completion && (
        <Button icon={FileBadge} onPress={() => void save()}>
          {text('signing.completion.save')}
        </Button>
      )}
      {isOpen && <TakeHomeDialog session={signing.session} document={document} onClose={() => setOpen(false)} />}
    </div>
  );
}
