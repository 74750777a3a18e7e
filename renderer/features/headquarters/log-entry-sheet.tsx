import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { LogEntry } from '#shared/contracts/hq-log';
import type { EntryProof } from '#shared/sync/console';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { SideSheet } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { useRecordWords } from '../../widgets/record-words';
import { useSetAsideWords } from '../../widgets/set-aside-words';
import { ChangeDetails } from './change-details';
import { EntryProofList } from './entry-proof';
import styles from './headquarters.module.css';
import type { LogLine } from './log-filter';
import { stateWords } from './log-filters';
import { stateMarks } from './log-list';

export interface LogEntrySheetProps {
  /** Null: closed. */
  readonly line: LogLine | null;
  readonly partnerName: (partnerId: string) => string;
  readonly personName: (user: string) => string;
  readonly deviceName: (device: string) => string;
  readonly onClose: () => void;
  readonly onProve: (entry: LogEntry) => Promise<{ readonly proof: EntryProof } | { readonly refused: string }>;
}

/** One entry of the log: told, word for word, and proven on this device. */
export function LogEntrySheet({ line, ...rest }: LogEntrySheetProps) {
  const text = useText();
  return (
    <SideSheet
      isOpen={line !== null}
      onClose={rest.onClose}
      title={text('headquarters.log.entry', { entry: line?.entry.seq ?? 0 })}
    >
      {line && <EntryView key={line.entry.seq} {...rest} line={line} />}
    </SideSheet>
  );
}

export function EntryView({
  line,
  partnerName,
  personName,
  deviceName,
  onProve,
}: LogEntrySheetProps & { readonly line: LogLine }) {
  const text = useText();
  const { formatDate } = useIntl();
  const recordWords = useRecordWords();
  const { entry, partnerId } = line;
  const { why } = useSetAsideWords('desk')(entry.why ?? '');
  const time = (at: number) => formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <div className={styles.stack}>
      <StateMark state={stateMarks[entry.state]} word={text(stateWords[entry.state])} />
      {entry.state === 'quarantined' && <p className={styles.reading}>{why}</p>}
      <DefinitionList
        items={[
          {
            term: text('headquarters.log.what'),
            value: recordWords({ entity: entry.entity, name: '', partner: partnerName(partnerId) }),
          },
          { term: text('headquarters.log.person'), value: personName(entry.user) },
          { term: text('headquarters.log.device'), value: `${deviceName(entry.device)} · ${entry.n}` },
          { term: text('headquarters.log.written'), value: time(entry.at) },
          { term: text('headquarters.log.arrived'), value: time(entry.received) },
        ]}
      />
      <ChangeDetails entry={entry} />
      <ProofPart entry={entry} onProve={onProve} />
      <details>
        <summary>{text('headquarters.log.raw')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be scrollable with the keyboard. */}
        <pre className={styles.raw} tabIndex={0}>
          {JSON.stringify(entry, null, 2)}
        </pre>
      </details>
    </div>
  );
}

function ProofPart({ entry, onProve }: Pick<LogEntrySheetProps, 'onProve'> & { readonly entry: LogEntry }) {
  const text = useText();
  const [proof, setProof] = useState<EntryProof | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const prove = async () => {
    setPending(true);
    const answer = await onProve(entry);
    setPending(false);
    setProof('proof' in answer ? answer.proof : null);
    setRefused('refused' in answer ? answer.refused : null);
  };
  return (
    <div className={styles.stack}>
      <div>
        <Button icon={ShieldCheck} isPending={isPending} onPress={() => void prove()}>
          {text('headquarters.proof.button')}
        </Button>
      </div>
      {refused !== null && (
        <ErrorState shape="inline" title={text('headquarters.proof.not-checked')}>
          {refused}
        </ErrorState>
      )}
      {proof && <EntryProofList proof={proof} />}
    </div>
  );
}
