import { useState } from 'react';
import type { Json } from '#shared/base/json';
import type { Conflict } from '#shared/sync/conflict';
import type { Head } from '#shared/sync/row';
import type { Kept } from '../../data/actions/conflict-actions';
import type { RecordName } from '../../data/queries/waiting-queries';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './conflict-card.module.css';
import { useFieldWords, useMomentWords, useRecordWords, useValueWords } from './sync-words';

export interface ConflictCardProps {
  readonly conflict: Conflict;
  readonly name: RecordName | undefined;
  /** Names of people by their id. */
  readonly people: ReadonlyMap<string, string>;
  readonly me: { readonly user: string; readonly device: string };
  readonly now: number;
  readonly isDeciding: boolean;
  readonly onDecide: (keep: Kept, why: string) => void;
}

/** Values that stand against each other, side by side, and the decision between them. */
export function ConflictCard(props: ConflictCardProps) {
  const { conflict, name, isDeciding, onDecide } = props;
  const text = useText();
  const recordWords = useRecordWords();
  const fieldWords = useFieldWords();
  const [why, setWhy] = useState('');
  const [other, setOther] = useState<string | null>(null);
  const first = conflict.heads[0]?.value;
  return (
    <Panel title={`${fieldWords(conflict.field)} · ${recordWords(name)}`} level={3}>
      <div className={styles.card}>
        <div className={styles.values}>
          {conflict.heads.map((head) => (
            <ValueCard key={head.dot} {...props} head={head} onKeep={() => onDecide({ dot: head.dot }, why)} />
          ))}
        </div>
        <div className={styles.foot}>
          <TextField label={text('sync.conflict.reason')} value={why} onChange={setWhy} maxLength={2000} />
          {typeof first === 'string' && other === null && (
            <div>
              <Button onPress={() => setOther(first)}>{text('sync.conflict.other')}</Button>
            </div>
          )}
          {other !== null && (
            <div className={styles.other}>
              <TextField label={text('sync.conflict.other-field')} value={other} onChange={setOther} autoFocus />
              <Button
                isDisabled={isDeciding || other.trim() === ''}
                onPress={() => onDecide({ value: other.trim() as Json }, why)}
              >
                {text('sync.conflict.other-keep')}
              </Button>
            </div>
          )}
        </div>
      </div>
    </Panel>
  );
}

function ValueCard({
  conflict,
  head,
  people,
  me,
  now,
  isDeciding,
  onKeep,
}: ConflictCardProps & { readonly head: Head; readonly onKeep: () => void }) {
  const text = useText();
  const moment = useMomentWords();
  const value = useValueWords()(conflict.field, head.value);
  const isMine = head.by === me.user || head.by === `device:${me.device}`;
  const author = isMine ? text('sync.conflict.you') : (people.get(head.by) ?? text('sync.conflict.unknown-person'));
  const tag = head.dot.split(':')[0] ?? '';
  const device =
    head.dev === me.device ? text('sync.conflict.this-device') : text('sync.conflict.other-device', { tag });
  return (
    <div className={styles.value}>
      <p className={styles.words}>{value}</p>
      <DefinitionList
        items={[
          { term: text('sync.conflict.by'), value: author },
          { term: text('sync.conflict.when'), value: moment(head.at, now) },
          { term: text('sync.conflict.device'), value: device },
        ]}
      />
      <div>
        <Button isDisabled={isDeciding} onPress={onKeep} aria-label={text('sync.conflict.keep-label', { value })}>
          {text('sync.conflict.keep')}
        </Button>
      </div>
    </div>
  );
}
