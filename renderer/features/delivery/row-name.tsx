import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import styles from './delivery.module.css';

export interface RowNameProps {
  readonly name: string;
  readonly details: readonly string[];
  readonly onOpen: () => void;
}

/** What a row is about; pressing it corrects it, unless the screen is turned. */
export function RowName({ name, details, onOpen }: RowNameProps) {
  const isTurned = usePresentation();
  const told = details.filter((part) => part !== '').join(' · ');
  return (
    <span className={styles.name}>
      {isTurned ? (
        name
      ) : (
        <Button kind="plain" onPress={onOpen}>
          {name}
        </Button>
      )}
      {told !== '' && <span className={styles.quiet}>{told}</span>}
    </span>
  );
}
