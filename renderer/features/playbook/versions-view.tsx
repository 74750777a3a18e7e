import { FilePlus } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { mayEditPlaybook } from '#shared/domain/playbook/pack-editing-rights';
import type { PackDraft } from '#shared/domain/playbook/pack-version';
import { startDraft } from '../../data/actions/playbook-actions';
import type { KnownVersion, RefusedVersion } from '../../data/playbook-shelf';
import { useAllRecords } from '../../data/queries/record-queries';
import { useColleagues } from '../../data/queries/sync-queries';
import { usePlaybookVersions, useRefusedVersions } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import { draftRefusalWords } from './draft-words';
import styles from './playbook.module.css';

/** Every version of the playbook on this device, the drafts of the next one, and what was not taken. */
export function VersionsView() {
  const workspace = useWorkspace();
  const text = useText();
  const navigate = useNavigate();
  const versions = usePlaybookVersions();
  const refused = useRefusedVersions();
  const drafts = useAllRecords('packDraft') ?? [];
  const colleagues = useColleagues();
  const may = mayEditPlaybook(workspace.enrolment?.role ?? null);
  const begin = async () => {
    const started = await startDraft(workspace);
    if (started.ok) return navigate(`/playbook/drafts/${started.value.id}`);
    showToast({ tone: 'refused', words: text(draftRefusalWords(started.error.kind)) });
  };
  return (
    <VersionLists
      versions={versions}
      refused={refused}
      drafts={drafts.filter(({ publishedAs }) => publishedAs === null)}
      may={may}
      nameOf={(by) => colleagues?.get(by) ?? null}
      onBegin={() => void begin()}
    />
  );
}

export interface VersionListsProps {
  readonly versions: readonly KnownVersion[];
  readonly refused: readonly RefusedVersion[];
  readonly drafts: readonly PackDraft[];
  readonly may: ReturnType<typeof mayEditPlaybook>;
  readonly nameOf: (by: string) => string | null;
  readonly onBegin: () => void;
}

/** The lists without the machinery behind them. */
export function VersionLists({ versions, refused, drafts, may, nameOf, onBegin }: VersionListsProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const moment = (at: string) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  const who = (by: string) => nameOf(by) ?? text('playbook.versions.this-device');
  return (
    <div className={styles.parts}>
      {refused.map(({ version, problem }) => (
        <ErrorState
          key={version.id}
          shape="inline"
          title={text('playbook.refused.title', { version: version.version })}
        >
          {text(problemWords[problem])}
        </ErrorState>
      ))}
      <Panel
        title={text('playbook.drafts.title')}
        actions={
          may !== 'no' && (
            <Button icon={FilePlus} onPress={onBegin}>
              {text('playbook.drafts.begin')}
            </Button>
          )
        }
        flush
      >
        <p className={styles.row}>
          <span className={styles.quiet}>{text(mayWords[may])}</span>
        </p>
        {drafts.length > 0 && (
          <ul className={styles.rows}>
            {drafts.map((draft) => (
              <li key={draft.id} className={styles.row}>
                <div className={styles.rowHead}>
                  {may === 'no' ? (
                    <span>{draftName(draft)}</span>
                  ) : (
                    <Link href={`/playbook/drafts/${draft.id}`}>{draftName(draft)}</Link>
                  )}
                  <span className={styles.quiet}>
                    {text('playbook.drafts.facts', {
                      base: draft.basedOn,
                      who: who(draft.changedBy),
                      at: moment(draft.changedAt),
                      count: Object.keys(draft.content).length,
                    })}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={text('playbook.versions.title')} flush>
        <ul className={styles.rows}>
          {versions.map(({ index: { pack }, published, isInForce }) => (
            <li key={pack.version} className={styles.row}>
              <div className={styles.rowHead}>
                <Link href={`/playbook/versions/${pack.version}`}>
                  {text('playbook.page.version', { version: pack.version })}
                </Link>
                {isInForce && <Badge>{text('playbook.versions.in-force')}</Badge>}
              </div>
              <p className={styles.quiet}>
                {published
                  ? text('playbook.versions.published', { who: who(published.by), at: moment(published.at) })
                  : text('playbook.versions.with-program')}
              </p>
              {published && <p className={styles.notes}>{published.notes}</p>}
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function draftName(draft: PackDraft): string {
  return draft.title === '' ? draft.version : `${draft.version} ${draft.title}`;
}

const mayWords = {
  yes: 'playbook.may.yes',
  no: 'playbook.may.no',
  unknown: 'playbook.may.unknown',
} as const satisfies Record<VersionListsProps['may'], MessageId>;

const problemWords = {
  'content-changed': 'playbook.refused.content-changed',
  'signature-wrong': 'playbook.refused.signature-wrong',
  unreadable: 'playbook.refused.unreadable',
  'version-taken': 'playbook.refused.version-taken',
} as const satisfies Record<RefusedVersion['problem'], MessageId>;
