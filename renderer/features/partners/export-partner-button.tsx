import { Download } from 'lucide-react';
import { useState } from 'react';
import { exportPartner } from '../../data/actions/export-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';

/** Hands over a file with the partner's records, for headquarters' command line (`fieldpact explain`). */
export function ExportPartnerButton({ partnerId }: { readonly partnerId: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const [isPending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    const saved = await exportPartner(workspace, partnerId);
    setPending(false);
    if (!saved.ok)
      showToast({
        tone: 'refused',
        words: text(saved.error.kind === 'unwritable' ? 'documents.bytes.unwritable' : 'playbook.export.not-here'),
      });
    else if (saved.value === 'saved') showToast({ tone: 'done', words: text('playbook.export.done') });
  };
  return (
    <Button icon={Download} isPending={isPending} onPress={() => void save()}>
      {text('playbook.export.save')}
    </Button>
  );
}
