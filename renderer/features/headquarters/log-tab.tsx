import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ConsoleOverview } from '#shared/contracts/hq-console';
import type { LogEntry } from '#shared/contracts/hq-log';
import type { EntryProof } from '#shared/sync/console';
import { saveLog } from '../../data/actions/headquarters-actions';
import { useDirectoryView } from '../../data/queries/partner-list';
import { usePartnersOfRows } from '../../data/queries/row-partners';
import { useWorkspace } from '../../data/use-workspace';
import { useConsole } from '../../session/console';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Select } from '../../ui/select';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { TroubleNotice, troubleWords } from './console-trouble';
import styles from './headquarters.module.css';
import { LogEntrySheet } from './log-entry-sheet';
import { filteredLog, type LogLine, logLines, noFilter } from './log-filter';
import { LogFilters } from './log-filters';
import { LogList } from './log-list';
import { entriesBetween, useLog } from './use-log';

/** The log of a territory, newest first: filtered, told entry by entry, proven, and taken along as a file. */
export function LogTab({ overview }: { readonly overview: ConsoleOverview }) {
  const text = useText();
  const [space, setSpace] = useState<string | null>(overview.territories[0]?.id ?? null);
  const territory = overview.territories.find(({ id }) => id === space);
  if (!territory) {
    return <EmptyState title={text('headquarters.health.none')}>{text('headquarters.health.none-words')}</EmptyState>;
  }
  return (
    <div className={styles.part}>
      <div className={styles.row}>
        <Select
          label={text('headquarters.log.territory')}
          choices={overview.territories.map(({ id, name }) => ({ id, label: name }))}
          value={territory.id}
          onChange={setSpace}
        />
        <SaveButton territory={territory} />
      </div>
      <TerritoryLog key={territory.id} overview={overview} territory={territory} />
    </div>
  );
}

type Territory = ConsoleOverview['territories'][number];

function TerritoryLog({ overview, territory }: { readonly overview: ConsoleOverview; readonly territory: Territory }) {
  const text = useText();
  const log = useLog(territory.id, territory.head.seq);
  const [filter, setFilter] = useState(noFilter);
  const [open, setOpen] = useState<LogLine | null>(null);
  const { partners } = useDirectoryView();
  const rowPartners = usePartnersOfRows(log.entries.map(({ row }) => row));
  const lines = useMemo(() => logLines(log.entries, rowPartners), [log.entries, rowPartners]);
  const shown = useMemo(() => filteredLog(lines, filter), [lines, filter]);
  const partnerName = (id: string) => partners.find((partner) => partner.id === id)?.legalName ?? '';
  // What HQ carries out itself it writes under a device and a person of its own, which are on nobody's list.
  const itself = useMemo(() => new Set(log.entries.filter(isOfHq).map(({ user }) => user)), [log.entries]);
  const ownName = text('headquarters.names.itself');
  const personName = (id: string) =>
    overview.people.find((person) => person.id === id)?.name ?? (itself.has(id) ? ownName : id.slice(0, 8));
  const device = (id: string) => overview.devices.find((one) => one.id === id);
  const prove = useProof(territory.id);
  return (
    <>
      <LogFilters
        lines={lines}
        filter={filter}
        onChange={setFilter}
        partnerName={partnerName}
        personName={personName}
      />
      {log.trouble && <TroubleNotice trouble={log.trouble} onRetry={log.readAnew} />}
      <LogList
        lines={shown}
        partnerName={partnerName}
        personName={personName}
        isReading={log.isReading}
        onOpen={setOpen}
      />
      <div className={styles.row}>
        <p className={styles.quiet}>
          {text('headquarters.log.read', { read: log.entries.length, all: log.head?.seq ?? territory.head.seq })}
        </p>
        {!log.isWhole && log.entries.length > 0 && (
          <Button isPending={log.isReading} onPress={log.readMore}>
            {text('headquarters.log.earlier')}
          </Button>
        )}
      </div>
      <LogEntrySheet
        line={open}
        partnerName={partnerName}
        personName={personName}
        deviceName={(id) => device(id)?.name ?? (isOfHq({ device: id }) ? ownName : id.slice(0, 8))}
        onClose={() => setOpen(null)}
        onProve={(entry) => prove(entry, device(entry.device)?.publicKey ?? null)}
      />
    </>
  );
}

/** Devices of people may not begin like this; checked where they are enrolled. */
const isOfHq = ({ device }: Pick<LogEntry, 'device'>) => device.startsWith('hq-');

function useProof(space: string) {
  const text = useText();
  const { headquarters } = useConsole();
  return async (
    entry: LogEntry,
    key: string | null,
  ): Promise<{ readonly proof: EntryProof } | { readonly refused: string }> => {
    if (!headquarters) return { refused: text('headquarters.trouble.offline') };
    const proof = await headquarters.prove(space, entry, key);
    return proof.ok ? { proof: proof.value } : { refused: troubleWords(proof.error, text) };
  };
}

function SaveButton({ territory }: { readonly territory: Territory }) {
  const text = useText();
  const workspace = useWorkspace();
  const { headquarters } = useConsole();
  const [isPending, setPending] = useState(false);
  const save = async () => {
    if (!headquarters) return;
    setPending(true);
    const whole = await entriesBetween(headquarters, territory.id, 1, Number.MAX_SAFE_INTEGER);
    const saved = whole.ok ? await saveLog(workspace, territory.name, whole.value.entries) : whole;
    setPending(false);
    if (!whole.ok) return showToast({ tone: 'refused', words: troubleWords(whole.error, text) });
    if (!saved.ok) return showToast({ tone: 'refused', words: text('documents.bytes.unwritable') });
    if (saved.value === 'saved') showToast({ tone: 'done', words: text('headquarters.log.saved') });
  };
  return (
    <Button icon={Download} isPending={isPending} isDisabled={!headquarters} onPress={() => void save()}>
      {text('headquarters.log.save')}
    </Button>
  );
}
