import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { Improvement } from '#shared/domain/improvements/improvement';
import {
  type AdoptionPoint,
  adoptionDays,
  type OldVersionUse,
  oldVersionUses,
  type ReleasedVersion,
  type VersionAdoption,
  versionAdoption,
} from '#shared/domain/improvements/pack-adoption';
import type { Interview } from '#shared/domain/interviews/interview';
import { useAllRecords } from '../../data/queries/record-queries';
import { usePlaybook, usePlaybookVersions } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { type DataColumn, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import styles from './improvements.module.css';
import { useNames } from './use-names';

/** Who works with which version of the playbook, and what went into each. */
export function AdoptionTab({ improvements }: { readonly improvements: readonly Improvement[] }) {
  const text = useText();
  const { surroundings } = useWorkspace();
  const interviews = useAllRecords('interview');
  const known = usePlaybookVersions();
  const inForce = usePlaybook().pack.version;
  const { partnerOf } = useNames();
  const versions = useMemo(
    () =>
      known.map(({ index, published }) => ({
        version: index.pack.version,
        releasedOn: published ? dayOf(published.at) : null,
      })),
    [known],
  );
  if (!interviews) return <Skeleton words={text('improvements.page.reading')} lines={6} />;
  return (
    <AdoptionView
      versions={versions}
      inForce={inForce}
      interviews={interviews}
      improvements={improvements}
      today={dayOf(new Date(surroundings.now()).toISOString())}
      partnerOf={partnerOf}
    />
  );
}

export interface AdoptionViewProps {
  readonly versions: readonly ReleasedVersion[];
  readonly inForce: string;
  readonly interviews: readonly Interview[];
  readonly improvements: readonly Improvement[];
  readonly today: CalendarDate;
  readonly partnerOf: (partnerId: string) => string;
}

/** The figures of all versions without the machinery behind them. */
export function AdoptionView({ versions, inForce, interviews, improvements, today, partnerOf }: AdoptionViewProps) {
  const text = useText();
  const adoption = useMemo(
    () => versionAdoption(versions, interviews, improvements, today),
    [versions, interviews, improvements, today],
  );
  const old = useMemo(() => oldVersionUses(interviews, inForce), [interviews, inForce]);
  return (
    <div className={styles.parts}>
      <VersionTable adoption={adoption} inForce={inForce} />
      <OverTime adoption={adoption} />
      <Panel title={text('improvements.adoption.old')} flush={old.length > 0}>
        <OldVersions old={old} partnerOf={partnerOf} />
      </Panel>
      <WentIn adoption={adoption} />
    </div>
  );
}

function VersionTable({
  adoption,
  inForce,
}: {
  readonly adoption: readonly VersionAdoption[];
  readonly inForce: string;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  const columns: readonly DataColumn<VersionAdoption>[] = [
    {
      id: 'version',
      header: text('improvements.column.version'),
      cell: ({ version }) => (
        <>
          <Link href={`/playbook/versions/${version}`}>{version}</Link>
          {version === inForce && <span className={styles.aside}>{text('improvements.adoption.in-force')}</span>}
        </>
      ),
    },
    {
      id: 'released',
      header: text('improvements.adoption.released'),
      kind: 'day',
      cell: ({ releasedOn }) =>
        releasedOn === null
          ? text('improvements.adoption.with-program')
          : formatDate(releasedOn, { dateStyle: 'medium', timeZone: 'UTC' }),
    },
    { id: 'partners', header: text('improvements.adoption.partners'), kind: 'number', cell: (one) => one.partners },
    { id: 'under-way', header: text('improvements.adoption.under-way'), kind: 'number', cell: (one) => one.underWay },
    { id: 'begun', header: text('improvements.adoption.begun'), kind: 'number', cell: (one) => one.begun },
    { id: 'moved', header: text('improvements.adoption.moved'), kind: 'number', cell: (one) => one.movedIn },
  ];
  return (
    <Panel title={text('improvements.adoption.title')} flush>
      <DataTable
        caption={text('improvements.adoption.title')}
        columns={columns}
        rows={adoption}
        keyOf={({ version }) => version}
        empty={null}
      />
    </Panel>
  );
}

function OverTime({ adoption }: { readonly adoption: readonly VersionAdoption[] }) {
  const text = useText();
  const rows = adoption.filter(({ points }) => points.some(({ of }) => of > 0));
  const columns: readonly DataColumn<VersionAdoption>[] = [
    { id: 'version', header: text('improvements.column.version'), cell: ({ version }) => version },
    ...adoptionDays.map(
      (days): DataColumn<VersionAdoption> => ({
        id: String(days),
        header: text('improvements.adoption.after', { days }),
        cell: ({ points }) => <Share point={points.find((one) => one.days === days)} />,
      }),
    ),
  ];
  return (
    <Panel title={text('improvements.adoption.over-time')} flush={rows.length > 0}>
      <DataTable
        caption={text('improvements.adoption.over-time')}
        columns={columns}
        rows={rows}
        keyOf={({ version }) => version}
        empty={
          <EmptyState title={text('improvements.adoption.no-time')}>
            {text('improvements.adoption.no-time-hint')}
          </EmptyState>
        }
      />
    </Panel>
  );
}

function Share({ point }: { readonly point: AdoptionPoint | undefined }) {
  const text = useText();
  if (!point || point.of === 0) return <span className={styles.aside}>{text('improvements.adoption.not-yet')}</span>;
  return (
    <>
      <span className={styles.bar} aria-hidden="true">
        <span style={{ inlineSize: `${(point.partners / point.of) * 100}%` }} />
      </span>
      {text('improvements.adoption.share', { partners: point.partners, of: point.of })}
    </>
  );
}

function OldVersions({
  old,
  partnerOf,
}: {
  readonly old: readonly OldVersionUse[];
  readonly partnerOf: (partnerId: string) => string;
}) {
  const text = useText();
  const { formatList } = useIntl();
  const columns: readonly DataColumn<OldVersionUse>[] = [
    {
      id: 'partner',
      header: text('improvements.adoption.partner'),
      cell: ({ partnerId }) => <Link href={`/partners/${partnerId}`}>{partnerOf(partnerId)}</Link>,
    },
    { id: 'version', header: text('improvements.column.version'), cell: ({ version }) => version },
    {
      id: 'interviews',
      header: text('improvements.adoption.under-way'),
      cell: ({ interviews }) => formatList([...new Set(interviews.map(({ moduleId }) => moduleId))].sort()),
    },
  ];
  return (
    <DataTable
      caption={text('improvements.adoption.old')}
      columns={columns}
      rows={old}
      keyOf={({ partnerId, version }) => `${partnerId} ${version}`}
      empty={
        <EmptyState title={text('improvements.adoption.no-old')}>
          {text('improvements.adoption.no-old-hint')}
        </EmptyState>
      }
    />
  );
}

function WentIn({ adoption }: { readonly adoption: readonly VersionAdoption[] }) {
  const text = useText();
  const some = adoption.filter(({ improvements }) => improvements.length > 0);
  return (
    <Panel title={text('improvements.went-in.title')}>
      {some.length === 0 && (
        <EmptyState title={text('improvements.went-in.none')}>{text('improvements.went-in.none-hint')}</EmptyState>
      )}
      {some.map(({ version, improvements }) => (
        <section key={version} className={styles.group} aria-label={version}>
          <header className={styles.groupHead}>
            <h3 className={styles.groupTitle}>{version}</h3>
            <Link href={`/playbook/versions/${version}`}>{text('improvements.went-in.notes')}</Link>
          </header>
          <ImprovementLines improvements={improvements} />
        </section>
      ))}
    </Panel>
  );
}

export function ImprovementLines({ improvements }: { readonly improvements: readonly Improvement[] }) {
  return (
    <ul className={styles.lines}>
      {improvements.map(({ id, title, outcome }) => (
        <li key={id} className={styles.line}>
          <span className={styles.words}>
            {title}
            <span className={styles.aside}>{outcome}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
