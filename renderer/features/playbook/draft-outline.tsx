import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { Json } from '#shared/base/json';
import type { PackEdits } from '#shared/domain/playbook/pack-editing';
import { Button } from '../../ui/button';
import { SearchField } from '../../ui/search-field';
import { Select } from '../../ui/select';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './draft-outline.module.css';
import { type DraftPart, draftParts } from './draft-parts';

export interface DraftOutlineProps {
  readonly content: Json;
  readonly edits: PackEdits;
  /** How many findings there are at a place. */
  readonly countAt: (place: string) => number;
  readonly place: string;
  readonly onChoose: (place: string) => void;
  /** Adds a question to a module or a talk. */
  readonly onAddQuestion: (formId: string) => void;
}

/** All parts of a draft; those that were changed and those with a finding are marked. */
export function DraftOutline({ content, edits, countAt, place, onChoose, onAddQuestion }: DraftOutlineProps) {
  const text = useText();
  const parts = draftParts(content, text);
  const [words, setWords] = useState('');
  const [partId, setPartId] = useState<string>(partOf(parts, place)?.id ?? parts[0]?.id ?? '');
  const wanted = words.trim().toLowerCase();
  const part = parts.find(({ id }) => id === partId) ?? parts[0];
  const entries = (wanted === '' ? (part?.entries ?? []) : parts.flatMap((one) => one.entries)).filter(
    (entry) => wanted === '' || `${entry.id} ${entry.title}`.toLowerCase().includes(wanted),
  );
  return (
    <nav aria-label={text('playbook.edit.outline')} className={styles.outline}>
      <SearchField
        label={text('playbook.edit.find')}
        placeholder={text('playbook.edit.find')}
        value={words}
        onChange={setWords}
      />
      <Select
        label={text('playbook.edit.part')}
        choices={parts.map(({ id, label }) => ({ id, label }))}
        value={part?.id ?? null}
        onChange={setPartId}
      />
      <ul className={styles.list}>
        {entries.slice(0, 120).map((entry) => (
          <li key={entry.place}>
            <AriaButton
              className={styles.entry ?? ''}
              onPress={() => onChoose(entry.place)}
              {...(entry.place === place ? { 'aria-current': 'true' as const } : {})}
            >
              <span className={styles.title}>
                <span className={styles.id}>{entry.id}</span> {entry.title}
              </span>
              <Marks isEdited={entry.place in edits} findings={countAt(entry.place)} />
            </AriaButton>
          </li>
        ))}
      </ul>
      {part?.formId && wanted === '' && (
        <Button icon={Plus} onPress={() => onAddQuestion(part.formId ?? '')}>
          {text('playbook.edit.add-question')}
        </Button>
      )}
    </nav>
  );
}

function Marks({ isEdited, findings }: { readonly isEdited: boolean; readonly findings: number }) {
  const text = useText();
  if (findings > 0)
    return <StateMark state="breach" shape="icon" word={text('playbook.edit.findings', { count: findings })} />;
  return isEdited ? <StateMark state="pending" shape="icon" word={text('playbook.edit.edited')} /> : null;
}

function partOf(parts: readonly DraftPart[], place: string): DraftPart | undefined {
  return parts.find(({ entries }) => entries.some((entry) => entry.place === place));
}
