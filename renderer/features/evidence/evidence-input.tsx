import { Plus, X } from 'lucide-react';
import { piecesOf } from '#shared/domain/evidence/evidence-rules';
import type { Field } from '#shared/domain/playbook/pack';
import { usePartnerFile } from '../../data/queries/partner-file';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './intake-list.module.css';

export interface EvidenceInputProps {
  readonly partnerId: string;
  readonly field: Field;
  readonly evidenceIds: readonly string[];
  readonly onChange: (evidenceIds: readonly string[]) => void;
  readonly errorMessage?: string | undefined;
  readonly onCapture: (typeId: string, onCaptured: (evidenceId: string) => void) => void;
}

function addWords(type: Field['type']): MessageId {
  if (type === 'attestations') return 'evidence.input.attest';
  return type === 'photos' ? 'evidence.input.add-photo' : 'evidence.input.add';
}

/** Files or photos that answer a question: each is a piece of evidence of its own. */
export function EvidenceInput({
  partnerId,
  field,
  evidenceIds,
  onChange,
  errorMessage,
  onCapture,
}: EvidenceInputProps) {
  const text = useText();
  const file = usePartnerFile(partnerId);
  const pieces = file ? piecesOf(file).filter(({ evidence }) => evidenceIds.includes(evidence.id)) : [];
  const typeId = field.evidenceTypeId;
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{field.label}</legend>
      {field.help && <p className={styles.quiet}>{field.help}</p>}
      {pieces.length > 0 && (
        <ul className={styles.list}>
          {pieces.map(({ evidence, revisions }) => (
            <li key={evidence.id} className={styles.item}>
              <span className={styles.words}>
                <strong>{evidence.title}</strong>
                <span className={styles.quiet}>
                  {revisions.flatMap(({ files }) => files.map(({ name }) => name)).join(', ')}
                </span>
              </span>
              <IconButton
                icon={X}
                label={text('evidence.input.leave-out', { title: evidence.title })}
                onPress={() => onChange(evidenceIds.filter((id) => id !== evidence.id))}
              />
            </li>
          ))}
        </ul>
      )}
      {errorMessage && <p role="alert">{errorMessage}</p>}
      {typeId && (
        <div>
          <Button icon={Plus} onPress={() => onCapture(typeId, (evidenceId) => onChange([...evidenceIds, evidenceId]))}>
            {text(addWords(field.type))}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
