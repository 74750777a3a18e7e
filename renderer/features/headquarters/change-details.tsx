import { useIntl } from 'react-intl';
import type { Json } from '#shared/base/json';
import { sameJson } from '#shared/base/json';
import type { LogEntry } from '#shared/contracts/hq-log';
import type { ChangeOperation } from '#shared/sync/change';
import { DefinitionList } from '../../ui/definition-list';
import { type MessageId, useText } from '../../ui/use-text';
import { useFieldWords, useValueWords } from '../../widgets/record-words';
import styles from './headquarters.module.css';
import { changeOf } from './told-change';

export const operationWords = {
  create: 'headquarters.change.create',
  set: 'headquarters.change.set',
  delete: 'headquarters.change.delete',
  resolve: 'headquarters.change.resolve',
  attach: 'headquarters.change.attach',
} as const satisfies Record<ChangeOperation, MessageId>;

export interface ChangeDetailsProps {
  readonly entry: LogEntry;
  /** What stands in the record now, told beside what would change. */
  readonly standing?: ReadonlyMap<string, readonly Json[]> | undefined;
}

/** What a change says, field by field, with its author's reason. */
export function ChangeDetails({ entry, standing }: ChangeDetailsProps) {
  const text = useText();
  const fieldWords = useFieldWords();
  const valueWords = useValueWords();
  const { formatList } = useIntl();
  const change = changeOf(entry);
  if (!change) {
    return (
      <p className={styles.quiet}>
        {text(entry.body === '' ? 'headquarters.change.erased' : 'headquarters.change.unreadable')}
      </p>
    );
  }
  const fields = Object.entries(change.f).filter(([field]) => field !== 'partnerId');
  return (
    <div className={styles.stack}>
      <p>{text(operationWords[change.op])}</p>
      {fields.length > 0 && (
        <DefinitionList
          items={fields.map(([field, { v }]) => {
            const words = cut(valueWords(entry.entity, field, v));
            const now = standing?.get(field)?.filter((value) => !sameJson(value, v)) ?? [];
            if (now.length === 0) return { term: fieldWords(field), value: words };
            const told = cut(formatList(now.map((value) => valueWords(entry.entity, field, value))));
            const beside = (
              <>
                {words} <span className={styles.quiet}>{text('headquarters.change.now', { value: told })}</span>
              </>
            );
            return { term: fieldWords(field), value: beside };
          })}
        />
      )}
      {change.why !== undefined && (
        <p className={styles.quiet}>{text('headquarters.change.why', { why: change.why })}</p>
      )}
    </div>
  );
}

// A draft of a whole playbook is one field; the raw text below shows all of it.
function cut(words: string): string {
  return words.length > 600 ? `${words.slice(0, 599)}…` : words;
}
