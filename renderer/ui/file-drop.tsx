import { Upload } from 'lucide-react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Text } from 'react-aria-components/Text';
import { isFileDropItem } from 'react-aria-components/useDrop';
import { Button } from './button';
import { classNames } from './class-names';
import styles from './file-drop.module.css';
import { useText } from './use-text';

export interface FileDropProps {
  readonly label: string;
  readonly description?: string | undefined;
  /** Kinds of files as in an HTML file input: `image/*`, `application/pdf`. Empty: any. */
  readonly accept?: readonly string[] | undefined;
  readonly multiple?: boolean | undefined;
  /** Hands on what is dropped whatever its kind, for callers who say what is wrong with it. */
  readonly dropsAny?: boolean | undefined;
  /** Offers the camera beside the file picker, where the device has one behind it. */
  readonly camera?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A place to drop, paste, pick or photograph files. What is done with them is the caller's. */
export function FileDrop(props: FileDropProps) {
  const text = useText();
  const { label, description, accept = [], multiple = true, dropsAny = false, camera, isDisabled = false } = props;
  const { onFiles } = props;
  const picked = (files: FileList | null) => {
    if (files && files.length > 0) onFiles([...files]);
  };
  return (
    <DropZone
      isDisabled={isDisabled}
      className={classNames(styles.zone)}
      onDrop={async ({ items }) => {
        const files = await Promise.all(items.filter(isFileDropItem).map((item) => item.getFile()));
        const wanted = files.filter((file) => dropsAny || isAccepted(file, accept)).slice(0, multiple ? undefined : 1);
        if (wanted.length > 0) onFiles(wanted);
      }}
    >
      <Upload className={styles.icon} size="1.25rem" strokeWidth={1.5} aria-hidden />
      <Text slot="label" className={classNames(styles.label)}>
        {label}
      </Text>
      {description && <span className={styles.description}>{description}</span>}
      <span className={styles.buttons}>
        <FileTrigger acceptedFileTypes={accept} allowsMultiple={multiple} onSelect={picked}>
          <Button isDisabled={isDisabled}>{text('ui.file-drop.choose')}</Button>
        </FileTrigger>
        {camera && (
          <FileTrigger acceptedFileTypes={['image/*']} defaultCamera="environment" onSelect={picked}>
            <Button isDisabled={isDisabled}>{text('ui.file-drop.photograph')}</Button>
          </FileTrigger>
        )}
      </span>
    </DropZone>
  );
}

/** Is the file of one of these kinds? A kind is a MIME type, a family (`image/*`) or an ending (`.pdf`). */
export function isAccepted(file: { readonly name: string; readonly type: string }, accept: readonly string[]): boolean {
  if (accept.length === 0) return true;
  return accept.some((kind) => {
    if (kind.startsWith('.')) return file.name.toLowerCase().endsWith(kind.toLowerCase());
    if (kind.endsWith('/*')) return file.type.startsWith(kind.slice(0, -1));
    return file.type === kind;
  });
}
