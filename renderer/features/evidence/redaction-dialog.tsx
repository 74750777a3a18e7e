import { Plus, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { EvidenceRevision, FileReference } from '#shared/domain/evidence/evidence';
import type { Redaction } from '#shared/domain/evidence/redaction';
import type { Area } from '#shared/domain/evidence/redaction-rules';
import { keepRedaction } from '../../data/actions/redaction-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { Form } from '../../ui/form';
import { IconButton } from '../../ui/icon-button';
import { Spinner } from '../../ui/spinner';
import { TextField } from '../../ui/text-field';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import { CoverBoard } from './cover-board';
import { coveredName, coveredPicture } from './covered-picture';
import styles from './redaction-dialog.module.css';
import { useBytes } from './use-bytes';

export interface RedactionDialogProps {
  readonly isOpen: boolean;
  readonly file: FileReference;
  readonly revisionId: EvidenceRevision['id'];
  /** The copy there is already: its areas are where one begins. */
  readonly before: Redaction | null;
  readonly onClose: () => void;
  readonly onKept: () => void;
}

/** Covers parts of a picture. What comes of it is a copy; the original stays as it is. */
export function RedactionDialog({ isOpen, onClose, ...rest }: RedactionDialogProps) {
  const text = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('evidence.redaction.title')} shape="wide" mustAnswer>
      {isOpen && <RedactionForm {...rest} onClose={onClose} />}
    </Dialog>
  );
}

const refusalWords = {
  'not-here': 'evidence.refused.not-here',
  'not-of-this-revision': 'evidence.refused.not-here',
  'not-a-picture': 'evidence.redaction.pictures-only',
  'nothing-covered': 'evidence.redaction.nothing-covered',
  'reason-missing': 'evidence.redaction.reason-missing',
  'copy-is-the-original': 'evidence.redaction.nothing-covered',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
  'past-is-fixed': 'errors.past-is-fixed',
} as const satisfies Record<string, MessageId>;

const middle: Area = { left: 0.35, top: 0.4, width: 0.3, height: 0.2 };

function RedactionForm({ file, revisionId, before, onClose, onKept }: Omit<RedactionDialogProps, 'isOpen'>) {
  const text = useText();
  const workspace = useWorkspace();
  const bytes = useBytes(file);
  const picture = useAddress(bytes, file.mime);
  const [areas, setAreas] = useState<readonly Area[]>(before?.areas ?? []);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<MessageId | null>(null);
  const [isKeeping, setKeeping] = useState(false);
  const [isDamaged, setDamaged] = useState(false);
  const keep = async () => {
    if (!bytes) return;
    setKeeping(true);
    const refusal = await keepCopy(bytes);
    setKeeping(false);
    if (refusal) return setProblem(refusal);
    showToast({ tone: 'done', words: text('evidence.redaction.done') });
    onKept();
    onClose();
  };
  const keepCopy = async (original: Blob): Promise<MessageId | null> => {
    try {
      const drawn = await coveredPicture(new Blob([original], { type: file.mime }), areas);
      const name = coveredName(file.name, text('evidence.redaction.name-word'), drawn.mime);
      const copy = { ...drawn, name };
      const kept = await keepRedaction(workspace, { revisionId, original: file.sha256, copy, areas, reason });
      return kept.ok ? null : refusalWords[kept.error.kind];
    } catch {
      return 'evidence.redaction.not-drawn';
    }
  };
  if (bytes === null) {
    return (
      <ErrorState shape="inline" title={text('evidence.file.elsewhere')}>
        {text('evidence.redaction.elsewhere')}
      </ErrorState>
    );
  }
  if (isDamaged) {
    return (
      <ErrorState shape="inline" title={text('evidence.file.not-drawn')}>
        {text('evidence.redaction.not-drawn')}
      </ErrorState>
    );
  }
  return (
    <Form
      onSubmit={() => void keep()}
      problems={problem ? [{ name: null, message: text(problem) }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('evidence.capture.cancel')}
          </Button>
          <Button kind="filled" type="submit" isPending={isKeeping} isDisabled={!bytes}>
            {text('evidence.redaction.keep')}
          </Button>
        </>
      }
    >
      <p className={styles.words}>{text('evidence.redaction.words')}</p>
      {picture ? (
        <CoverBoard
          picture={picture}
          name={file.name}
          areas={areas}
          onChange={setAreas}
          onDamaged={() => setDamaged(true)}
        />
      ) : (
        <Spinner words={text('evidence.file.opening')} />
      )}
      <AreaList areas={areas} onChange={setAreas} />
      <TextField label={text('evidence.redaction.reason')} value={reason} onChange={setReason} isRequired />
    </Form>
  );
}

function AreaList({
  areas,
  onChange,
}: {
  readonly areas: readonly Area[];
  readonly onChange: (areas: readonly Area[]) => void;
}) {
  const text = useText();
  return (
    <div className={styles.areas}>
      <Button icon={Plus} onPress={() => onChange([...areas, middle])}>
        {text('evidence.redaction.add')}
      </Button>
      {areas.length > 0 && (
        <ul className={styles.list} aria-label={text('evidence.redaction.areas')}>
          {areas.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an area is known by its place in the list.
            <li key={at} className={styles.entry}>
              {text('evidence.redaction.entry', { number: at + 1 })}
              <IconButton
                icon={X}
                label={text('evidence.redaction.remove', { number: at + 1 })}
                onPress={() => onChange(areas.filter((_each, other) => other !== at))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function useAddress(bytes: Blob | null | undefined, mime: string): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!bytes) return undefined;
    const made = URL.createObjectURL(new Blob([bytes], { type: mime }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mime]);
  return address;
}
