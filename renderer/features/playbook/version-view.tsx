import { Copy, Download } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { dayOf } from '#shared/base/calendar-date';
import { releaseNotesSheet } from '#shared/domain/documents/sheet-release-notes';
import type { Pack } from '#shared/domain/playbook/pack';
import { diffPacks } from '#shared/domain/playbook/pack-diff';
import { type ReleaseNotes, releaseNotes, releaseNotesText } from '#shared/domain/playbook/release-notes';
import type { KnownVersion } from '../../data/playbook-shelf';
import { saveCopy } from '../../data/save-copy';
import { useWorkspace } from '../../data/use-workspace';
import type { Workspace } from '../../data/workspace';
import { printPage } from '../../documents/print-page';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { showToast } from '../../ui/toast';
import { type Text, useText } from '../../ui/use-text';
import { printRefusalWords } from '../../widgets/print-refusal-words';
import { ChangeList } from './change-list';
import styles from './playbook.module.css';

export interface VersionViewProps {
  /** What of our own work went into a version, under its notes. */
  readonly wentInto?: ((version: string) => ReactNode) | undefined;
  readonly versions: readonly KnownVersion[];
  readonly version: string;
}

/** One version: how it can be trusted, what partners are told, and everything that differs from an earlier one. */
export function VersionView({ versions, version, wentInto }: VersionViewProps) {
  const text = useText();
  const at = versions.findIndex(({ index }) => index.pack.version === version);
  const known = versions[at];
  const earlier = versions.slice(at + 1);
  const [chosenId, setChosen] = useState<string | null>(null);
  const base = earlier.find(({ index }) => index.pack.version === chosenId) ?? earlier[0];
  if (!known) return <EmptyState title={text('playbook.page.absent')}>{text('playbook.page.absent-hint')}</EmptyState>;
  const { pack } = known.index;
  return (
    <div className={styles.parts}>
      <h2 className={styles.title}>{text('playbook.page.version', { version })}</h2>
      <Trust known={known} />
      {wentInto?.(version)}
      {base ? (
        <>
          <Select
            label={text('playbook.version.since')}
            value={base.index.pack.version}
            onChange={setChosen}
            choices={earlier.map(({ index }) => ({ id: index.pack.version, label: index.pack.version }))}
          />
          <Comparison from={base.index.pack} to={pack} />
        </>
      ) : (
        <p className={styles.quiet}>{text('playbook.version.first')}</p>
      )}
    </div>
  );
}

function Trust({ known: { published } }: { readonly known: KnownVersion }) {
  const text = useText();
  if (!published) return <p className={styles.quiet}>{text('playbook.versions.with-program')}</p>;
  return (
    <DefinitionList
      items={[
        { term: text('playbook.version.digest'), value: <code>{published.sha256}</code> },
        { term: text('playbook.version.signature'), value: text('playbook.version.signature-holds') },
        { term: text('playbook.version.notes'), value: published.notes },
      ]}
    />
  );
}

function Comparison({ from, to }: { readonly from: Pack; readonly to: Pack }) {
  const text = useText();
  const changes = useMemo(() => diffPacks(from, to), [from, to]);
  const notes = useMemo(() => releaseNotes(from, to), [from, to]);
  return (
    <>
      <NotesPanel notes={notes} playbook={to.title} />
      <Panel title={text('playbook.version.changes', { count: changes.length })} flush>
        <ChangeList changes={changes} />
      </Panel>
    </>
  );
}

/** What partners are told of a version, to copy or to print. */
export function NotesPanel({ notes, playbook }: { readonly notes: ReleaseNotes; readonly playbook: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const [isPrinting, setPrinting] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(releaseNotesText(notes));
    showToast({ tone: 'done', words: text('playbook.notes.copied') });
  };
  const print = async () => {
    setPrinting(true);
    const problem = await savePdf(workspace, { notes, playbook, text });
    setPrinting(false);
    if (problem !== null) showToast({ tone: 'refused', words: problem });
  };
  return (
    <Panel
      title={text('playbook.notes.title')}
      actions={
        <>
          <Button kind="plain" icon={Copy} onPress={() => void copy()}>
            {text('playbook.notes.copy')}
          </Button>
          <Button icon={Download} isPending={isPrinting} onPress={() => void print()}>
            {text('playbook.notes.save-pdf')}
          </Button>
        </>
      }
    >
      <div className={styles.letter}>
        <p>{notes.intro}</p>
        {notes.sections.map(({ section, title, lines }) => (
          <section key={section}>
            <h3 className={styles.letterTitle}>{title}</h3>
            <ul className={styles.plain}>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
        <p>{notes.close}</p>
      </div>
    </Panel>
  );
}

/** Prints the notes and hands them over. Null: done, or the person changed their mind. */
async function savePdf(
  workspace: Workspace,
  { notes, playbook, text }: { readonly notes: ReleaseNotes; readonly playbook: string; readonly text: Text },
): Promise<string | null> {
  const createdAt = new Date(workspace.surroundings.now()).toISOString();
  const page = releaseNotesSheet(notes, { playbook, issuer: '', date: dayOf(createdAt) });
  const printed = await printPage(page, { createdAt, author: playbook });
  if (!printed.ok) return text(...printRefusalWords(printed.error));
  const content = new Blob([printed.value.bytes], { type: 'application/pdf' });
  const saved = await saveCopy(workspace, { name: `playbook-${notes.to}-notes.pdf`, mime: content.type, content });
  return saved.ok ? null : text('documents.bytes.unwritable');
}
