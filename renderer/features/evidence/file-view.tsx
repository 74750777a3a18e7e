import { Download, Eye, EyeOff, FileText, SquareDashed } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Evidence, EvidenceRevision, FileReference } from '#shared/domain/evidence/evidence';
import type { Redaction } from '#shared/domain/evidence/redaction';
import { isPicture, latestRedaction, shownFile } from '#shared/domain/evidence/redaction-rules';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { Spinner } from '../../ui/spinner';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { fileMarkWords } from './evidence-words';
import styles from './file-view.module.css';
import { RedactionDialog } from './redaction-dialog';
import { useBytes } from './use-bytes';

export interface FileViewProps {
  readonly file: FileReference;
  /** The revision it belongs to. */
  readonly revisionId: EvidenceRevision['id'];
  readonly confidentiality: Evidence['confidentiality'];
  /** All covered copies of the partner's files. */
  readonly redactions: readonly Redaction[];
}

/** A file, or the copy of it with covered parts where only that may be seen. */
export function FileView({ file, revisionId, confidentiality, redactions }: FileViewProps) {
  const text = useText();
  const isTurned = usePresentation();
  const [wanted, setWanted] = useState<'original' | 'copy' | null>(null);
  const [covering, setCovering] = useState(false);
  const redaction = latestRedaction(file, revisionId, redactions);
  const allowed = shownFile(confidentiality, redaction, { isTurned, originalWanted: wanted === 'original' });
  if (allowed.shows === 'nothing') {
    return (
      <p className={styles.file}>
        <StateMark state="neutral" word={text('evidence.redaction.withheld')} />
      </p>
    );
  }
  const copy = allowed.shows === 'copy' || wanted === 'copy' ? redaction : null;
  return (
    <FileFigure
      // A new file is read and drawn anew.
      key={copy?.id ?? file.sha256}
      file={copy?.copy ?? file}
      mark={
        copy ? (
          <StateMark state="pending" word={text('evidence.redaction.is-copy', { reason: copy.reason })} />
        ) : (
          redaction && <StateMark state="lapsing" word={text('evidence.redaction.is-original')} />
        )
      }
      actions={
        !isTurned && (
          <>
            {copy && (
              <Button icon={Eye} onPress={() => setWanted('original')}>
                {text('evidence.redaction.show-original')}
              </Button>
            )}
            {!copy && redaction && (
              <Button icon={EyeOff} onPress={() => setWanted('copy')}>
                {text('evidence.redaction.show-copy')}
              </Button>
            )}
            {isPicture(file) && (
              <Button icon={SquareDashed} onPress={() => setCovering(true)}>
                {text('evidence.redaction.cover')}
              </Button>
            )}
          </>
        )
      }
      hint={!isTurned && file.mime === 'application/pdf' ? text('evidence.redaction.pictures-only') : null}
    >
      <RedactionDialog
        isOpen={covering}
        file={file}
        revisionId={revisionId}
        before={redaction}
        onClose={() => setCovering(false)}
        onKept={() => setWanted('copy')}
      />
    </FileFigure>
  );
}

interface FileFigureProps {
  readonly file: FileReference;
  readonly mark: React.ReactNode;
  readonly actions: React.ReactNode;
  readonly hint: string | null;
  readonly children: React.ReactNode;
}

function FileFigure({ file, mark, actions, hint, children }: FileFigureProps) {
  const text = useText();
  const { host } = useWorkspace();
  const { formatNumber } = useIntl();
  const held = useBytes(file);
  const { picture, isDamaged, giveUp } = usePicture(file, held);
  return (
    <figure className={styles.file}>
      {mark}
      {picture && <img src={picture} alt={file.name} className={styles.picture} onError={giveUp} />}
      <figcaption className={styles.caption}>
        {!picture && <FileText size="1.25rem" strokeWidth={1.5} aria-hidden />}
        <span className={styles.words}>
          <strong>{file.name}</strong>
          <span className={styles.quiet}>
            {formatNumber(Math.ceil(file.bytes / 1024), { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })}
          </span>
          {isDamaged && <StateMark state="lapsing" word={text('evidence.file.not-drawn')} />}
          <span className={styles.hash}>{text('evidence.file.hash', { hash: file.sha256.slice(0, 16) })}</span>
        </span>
        {held === undefined && <Spinner words={text('evidence.file.opening')} />}
        {held === null && <StateMark state="pending" word={text('evidence.file.elsewhere')} />}
      </figcaption>
      <FileMarks file={file} />
      {hint && <p className={styles.quiet}>{hint}</p>}
      {held && (
        <div className={styles.actions}>
          <Button
            icon={Download}
            onPress={() => void host.files.save({ name: file.name, mime: file.mime, content: held })}
          >
            {text('evidence.file.save')}
          </Button>
          {actions}
        </div>
      )}
      {children}
    </figure>
  );
}

/** What was noticed about a file when it came in, each with what to do about it. */
export function FileMarks({ file }: { readonly file: Pick<FileReference, 'marks'> }) {
  const text = useText();
  if (!file.marks || file.marks.length === 0) return null;
  return (
    <ul className={styles.marks}>
      {file.marks.map((mark) => (
        <li key={mark}>
          <StateMark state="lapsing" word={text(fileMarkWords[mark])} />
        </li>
      ))}
    </ul>
  );
}

// Only pictures that cannot carry script are drawn, and nothing about which something was noticed.
function usePicture(file: FileReference, bytes: Blob | null | undefined) {
  const [address, setAddress] = useState<string | null>(null);
  const [isDamaged, setDamaged] = useState(false);
  const canBeDrawn = isPicture(file);
  useEffect(() => {
    if (!bytes || !canBeDrawn) return undefined;
    const made = URL.createObjectURL(new Blob([bytes], { type: file.mime }));
    setAddress(made);
    setDamaged(false);
    return () => URL.revokeObjectURL(made);
  }, [file.mime, bytes, canBeDrawn]);
  return { picture: isDamaged ? null : address, isDamaged, giveUp: () => setDamaged(true) };
}
