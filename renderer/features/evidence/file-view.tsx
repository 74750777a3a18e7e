import { Download, FileText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import type { FileReference } from '#shared/domain/evidence/evidence';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Spinner } from '../../ui/spinner';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './file-view.module.css';

/** A file as it was captured: shown if it is a picture, and always there to be saved. */
export function FileView({ file }: { readonly file: FileReference }) {
  const text = useText();
  const { host } = useWorkspace();
  const { formatNumber } = useIntl();
  const held = useBytes(file);
  const { picture, isDamaged, giveUp } = usePicture(file, held);
  return (
    <figure className={styles.file}>
      {picture && <img src={picture} alt={file.name} className={styles.picture} onError={giveUp} />}
      <figcaption className={styles.caption}>
        {!picture && <FileText size="1.25rem" strokeWidth={1.5} aria-hidden />}
        <span className={styles.words}>
          <strong>{file.name}</strong>
          <span className={styles.quiet}>
            {formatNumber(file.bytes / 1024, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })}
          </span>
          {isDamaged && <StateMark state="lapsing" word={text('evidence.file.not-drawn')} />}
          <span className={styles.hash}>{text('evidence.file.hash', { hash: file.sha256.slice(0, 16) })}</span>
        </span>
        {held === undefined && <Spinner words={text('evidence.file.opening')} />}
        {held === null && <StateMark state="pending" word={text('evidence.file.elsewhere')} />}
        {held && (
          <Button
            icon={Download}
            onPress={() => void host.files.save({ name: file.name, mime: file.mime, content: held })}
          >
            {text('evidence.file.save')}
          </Button>
        )}
      </figcaption>
    </figure>
  );
}

function useBytes(file: FileReference): Blob | null | undefined {
  const { host } = useWorkspace();
  const [bytes, setBytes] = useState<Blob | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void host.blobs.open(file.sha256).then((blob) => {
      if (!gone) setBytes(blob);
    });
    return () => {
      gone = true;
    };
  }, [host, file.sha256]);
  return bytes;
}

// Only kinds that cannot carry script are drawn; an SVG is offered for saving instead.
const drawable = /^image\/(png|jpeg|webp|gif|avif|bmp)$/;

function usePicture(file: FileReference, bytes: Blob | null | undefined) {
  const [address, setAddress] = useState<string | null>(null);
  const [isDamaged, setDamaged] = useState(false);
  useEffect(() => {
    if (!bytes || !drawable.test(file.mime)) return undefined;
    const made = URL.createObjectURL(new Blob([bytes], { type: file.mime }));
    setAddress(made);
    setDamaged(false);
    return () => URL.revokeObjectURL(made);
  }, [file.mime, bytes]);
  return { picture: isDamaged ? null : address, isDamaged, giveUp: () => setDamaged(true) };
}
