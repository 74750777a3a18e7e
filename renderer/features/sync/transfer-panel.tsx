import { Pause, Play, Upload } from 'lucide-react';
import type { SyncReport } from '#shared/sync/sync-state';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { type MessageId, useText } from '../../ui/use-text';
import { useAgeWords } from '../../widgets/moment-words';
import { useByteWords } from './byte-words';
import styles from './sync-screen.module.css';

/** When files wait although HQ can be reached: never, when the line is said to cost by volume, or always. */
export type Metered = 'never' | 'ask' | 'always';

export interface TransferPanelProps {
  readonly report: SyncReport;
  readonly waiting: {
    readonly changes: number;
    readonly files: number;
    readonly fileBytes: number;
    readonly oldestAt: number | null;
  };
  readonly metered: Metered;
  readonly now: number;
  readonly onPause: () => void;
  readonly onGoOn: () => void;
  readonly onMetered: (metered: Metered) => void;
  readonly onSendFiles: () => void;
}

const meteredWords = {
  never: 'sync.metered.never',
  ask: 'sync.metered.ask',
  always: 'sync.metered.always',
} as const satisfies Record<Metered, MessageId>;

const ways = ['never', 'ask', 'always'] as const;

/** How much waits and how old it is, how quickly it goes now, and the brakes. */
export function TransferPanel(props: TransferPanelProps) {
  const { report, waiting, metered, now } = props;
  const text = useText();
  const age = useAgeWords();
  const size = useByteWords();
  const { up, down } = report.speed;
  const isPaused = report.state.kind === 'paused';
  return (
    <Panel
      title={text('sync.transfer.title')}
      actions={
        isPaused ? (
          <Button icon={Play} kind="filled" onPress={props.onGoOn}>
            {text('sync.transfer.go-on')}
          </Button>
        ) : (
          <Button icon={Pause} onPress={props.onPause}>
            {text('sync.transfer.pause')}
          </Button>
        )
      }
    >
      <div className={styles.stack}>
        <DefinitionList
          items={[
            {
              term: text('sync.transfer.waits'),
              value:
                waiting.changes + waiting.files === 0
                  ? text('sync.transfer.none')
                  : text('app.status.waiting', waitingCounts(waiting)),
            },
            {
              term: text('sync.transfer.oldest'),
              value: waiting.oldestAt === null ? text('sync.transfer.none') : age(waiting.oldestAt, now),
            },
            {
              term: text('sync.transfer.size'),
              value: waiting.fileBytes === 0 ? text('sync.transfer.none') : size(waiting.fileBytes),
            },
            {
              term: text('sync.transfer.speed'),
              value:
                up + down === 0
                  ? text('sync.transfer.still')
                  : text('sync.transfer.rate', { up: size(up), down: size(down) }),
            },
          ]}
        />
        {report.filesHeld === 'metered' && (
          <div className={styles.row}>
            <p className={styles.quiet}>{text('sync.transfer.held', { metered })}</p>
            <Button icon={Upload} onPress={props.onSendFiles}>
              {text('sync.transfer.send-files')}
            </Button>
          </div>
        )}
        <div className={styles.narrow}>
          <Select
            label={text('sync.metered.label')}
            description={text('sync.metered.words')}
            choices={ways.map((id) => ({ id, label: text(meteredWords[id]) }))}
            value={metered}
            onChange={props.onMetered}
          />
        </div>
      </div>
    </Panel>
  );
}

function waitingCounts({ changes, files }: TransferPanelProps['waiting']) {
  return { changes, blobs: files };
}
