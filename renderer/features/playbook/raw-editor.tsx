import { useState } from 'react';
import type { Json } from '#shared/base/json';
import { TextArea } from '../../ui/text-area';
import { useText } from '../../ui/use-text';
import styles from './raw-editor.module.css';

/** The whole part as JSON, for what has no field of its own. Nothing is kept while it is not JSON. */
export function RawEditor({ value, onChange }: { readonly value: Json; readonly onChange: (value: Json) => void }) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{text('playbook.edit.as-json')}</summary>
      <div className={styles.area}>
        <TextArea
          label={text('playbook.edit.as-json')}
          hideLabel
          rows={12}
          value={typed ?? JSON.stringify(value, null, 2)}
          onChange={(next) => {
            setTyped(next);
            const read = parsed(next);
            setWrong(read === undefined);
            if (read !== undefined) onChange(read);
          }}
          onBlur={() => {
            if (!isWrong) setTyped(null);
          }}
          errorMessage={isWrong ? text('playbook.edit.not-json') : undefined}
        />
      </div>
    </details>
  );
}

function parsed(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return value !== null && typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
