import { type ReactNode, useRef, useState } from 'react';
import type { Json } from '#shared/base/json';
import type { Conflict } from '#shared/sync/conflict';
import { needsReason } from '#shared/sync/conflict-reason';
import type { Kept } from '../../data/actions/conflict-actions';
import type { EarlierDecision } from '../../data/queries/decision-queries';
import type { RecordName } from '../../data/queries/waiting-queries';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { useMomentWords } from '../../widgets/moment-words';
import { useFieldWords, useRecordWords, useValueWords } from '../../widgets/record-words';
import styles from './conflict-card.module.css';
import { ConflictValue, usePersonWords, type WhoIsWho } from './conflict-value';
import { DeletionMet } from './deletion-met';
import { canBeWritten, OtherValue } from './other-value';

export interface ConflictCardProps {
  readonly conflict: Conflict;
  readonly name: RecordName | undefined;
  readonly who: WhoIsWho;
  /** What was decided about this field before. */
  readonly earlier: readonly EarlierDecision[];
  readonly now: number;
  readonly isDeciding: boolean;
  readonly onDecide: (keep: Kept, why: string) => void;
}

/** Values that stand against each other, side by side, and the decision between them. */
export function ConflictCard(props: ConflictCardProps) {
  const { conflict, name, isDeciding } = props;
  const recordWords = useRecordWords();
  const fieldWords = useFieldWords();
  const decision = useDecision(props);
  const first = conflict.heads[0]?.value;
  return (
    <Panel title={`${fieldWords(conflict.field)} · ${recordWords(name)}`} level={3}>
      <div className={styles.card}>
        {conflict.edits.length > 0 ? (
          <DeletionMet {...props} chosen={decision.chosen} onChoose={(value) => decision.choose({ value })} />
        ) : (
          <div className={styles.values}>
            {conflict.heads.map((head) => (
              <ConflictValue
                key={head.dot}
                {...props}
                head={head}
                isChosen={decision.chosen !== null && 'dot' in decision.chosen && decision.chosen.dot === head.dot}
                onKeep={() => decision.choose({ dot: head.dot })}
              />
            ))}
          </div>
        )}
        <EarlierDecisions {...props} />
        <Foot decision={decision} isDeciding={isDeciding}>
          {conflict.edits.length === 0 && canBeWritten(first) && (
            <Other conflict={conflict} first={first as Json} isDeciding={isDeciding} onKeep={decision.choose} />
          )}
        </Foot>
      </div>
    </Panel>
  );
}

interface Decision {
  /** Chosen while the reason is still owed. */
  readonly chosen: Kept | null;
  readonly choose: (keep: Kept) => void;
  readonly why: string;
  readonly setWhy: (why: string) => void;
  readonly isReasonOwed: boolean;
  readonly decide: () => void;
  readonly reasonRef: React.RefObject<HTMLInputElement | null>;
}

/** A press decides at once, unless a reason is owed and not yet written: then the reason is asked for first. */
function useDecision({ conflict, onDecide }: ConflictCardProps): Decision {
  const [why, setWhy] = useState('');
  const [chosen, setChosen] = useState<Kept | null>(null);
  const reasonRef = useRef<HTMLInputElement>(null);
  const isReasonOwed = needsReason(conflict);
  const take = (keep: Kept) => {
    if (isReasonOwed && why.trim() === '') {
      setChosen(keep);
      reasonRef.current?.focus();
    } else onDecide(keep, why);
  };
  const decide = () => {
    if (chosen) take(chosen);
  };
  return { chosen, choose: take, why, setWhy, isReasonOwed, decide, reasonRef };
}

function Foot({
  decision: { chosen, why, setWhy, isReasonOwed, decide, reasonRef },
  isDeciding,
  children,
}: {
  readonly decision: Decision;
  readonly isDeciding: boolean;
  readonly children: ReactNode;
}) {
  const text = useText();
  const isMissing = chosen !== null && why.trim() === '';
  return (
    <form
      className={styles.foot}
      onSubmit={(event) => {
        event.preventDefault();
        decide();
      }}
    >
      <TextField
        label={text(isReasonOwed ? 'sync.conflict.reason-owed' : 'sync.conflict.reason')}
        description={isReasonOwed ? text('sync.conflict.reason-why') : undefined}
        errorMessage={isMissing ? text('sync.conflict.reason-missing') : undefined}
        isRequired={isReasonOwed}
        value={why}
        onChange={setWhy}
        inputRef={reasonRef}
        maxLength={2000}
      />
      {chosen !== null && (
        <div>
          <Button kind="filled" type="submit" isDisabled={isDeciding || isMissing}>
            {text('sync.conflict.decide')}
          </Button>
        </div>
      )}
      {children}
    </form>
  );
}

function Other({
  conflict,
  first,
  isDeciding,
  onKeep,
}: Pick<ConflictCardProps, 'conflict' | 'isDeciding'> & {
  readonly first: Json;
  readonly onKeep: (keep: Kept) => void;
}) {
  const text = useText();
  const [other, setOther] = useState<Json | null>(null);
  if (other === null) {
    return (
      <div>
        <Button kind="plain" onPress={() => setOther(first)}>
          {text('sync.conflict.other')}
        </Button>
      </div>
    );
  }
  const value = typeof other === 'string' ? other.trim() : other;
  return (
    <>
      <OtherValue entity={conflict.entity} field={conflict.field} value={other} onChange={setOther} />
      <div className={styles.actions}>
        <Button isDisabled={isDeciding || value === ''} onPress={() => onKeep({ value })}>
          {text('sync.conflict.other-keep')}
        </Button>
        <Button kind="plain" onPress={() => setOther(null)}>
          {text('sync.conflict.other-cancel')}
        </Button>
      </div>
    </>
  );
}

function EarlierDecisions({ conflict, earlier, who, now }: ConflictCardProps) {
  const text = useText();
  const moment = useMomentWords();
  const personOf = usePersonWords(who);
  const valueWords = useValueWords();
  const own = earlier.filter(({ rowId, field }) => rowId === conflict.rowId && field === conflict.field);
  if (own.length === 0) return null;
  return (
    <div>
      <p className={styles.quiet}>{text('sync.conflict.earlier')}</p>
      <ul className={styles.earlier}>
        {own.map(({ id, value, by, at, why }) => (
          <li key={id}>
            {text(why === '' ? 'sync.conflict.earlier-line' : 'sync.conflict.earlier-reason', {
              value: valueWords(conflict.entity, conflict.field, value),
              person: personOf(by),
              time: moment(at, now),
              reason: why,
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
