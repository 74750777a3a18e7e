import { Rocket } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Json } from '#shared/base/json';
import type { Pack } from '#shared/domain/playbook/pack';
import { packSchema } from '#shared/domain/playbook/pack';
import { readPack } from '#shared/domain/playbook/pack-check';
import { diffPacks } from '#shared/domain/playbook/pack-diff';
import {
  freeQuestionId,
  type PackEdits,
  placeOf,
  retireQuestion,
  withEdit,
} from '#shared/domain/playbook/pack-editing';
import { findingsByPlace } from '#shared/domain/playbook/pack-editing-places';
import { draftedContent } from '#shared/domain/playbook/pack-editing-publish';
import type { PackFinding } from '#shared/domain/playbook/pack-finding';
import type { PackDraft } from '#shared/domain/playbook/pack-version';
import { giveUpDraft, publishDraft } from '../../data/actions/playbook-actions';
import { usePlaybook, usePlaybookOf } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { Split } from '../../ui/split';
import { StateMark } from '../../ui/state-mark';
import { Tabs } from '../../ui/tabs';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { ChangeList } from './change-list';
import { DraftOutline } from './draft-outline';
import { draftRefusalWords } from './draft-words';
import { FindingList } from './finding-list';
import { PlaceEditor } from './place-editor';
import styles from './playbook.module.css';
import { PublishDialog } from './publish-dialog';
import { type OpenDraft, useDraft } from './use-draft';

/** A draft of the next version: change it, check it, compare it, publish it. */
export function DraftScreen({ draft }: { readonly draft: PackDraft }) {
  const text = useText();
  const base = usePlaybookOf(draft.basedOn);
  const open = useDraft(draft, (kind) => showToast({ tone: 'refused', words: text(draftRefusalWords(kind)) }));
  if (!base)
    return (
      <ErrorState title={text('playbook.draft.base-absent')} isPage>
        {text('playbook.draft.base-absent-hint', { version: draft.basedOn })}
      </ErrorState>
    );
  return <DraftEditor draft={draft} base={base.pack} open={open} />;
}

export interface DraftEditorProps {
  readonly draft: PackDraft;
  readonly base: Pack;
  readonly open: OpenDraft;
}

/** The editor without the machinery that keeps the draft. */
export function DraftEditor({ draft, base, open }: DraftEditorProps) {
  const text = useText();
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const inForce = usePlaybook().pack;
  const { values, change, keep, isKept } = open;
  const [isPublishing, setPublishing] = useState(false);
  const checked = useChecked(base, values);
  const giveUp = async () => {
    const gone = await giveUpDraft(workspace, draft.id);
    if (gone.ok) return navigate('/playbook/versions');
    showToast({ tone: 'refused', words: text(draftRefusalWords(gone.error.kind)) });
  };
  const publish = async (notes: string) => {
    const refused = await keep();
    if (refused !== null) return refused;
    const published = await publishDraft(workspace, draft.id, notes);
    if (!published.ok) return published.error.kind;
    showToast({ tone: 'done', words: text('playbook.publish.done', { version: published.value.version }) });
    void navigate(`/playbook/versions/${published.value.version}`);
    return null;
  };
  return (
    <div className={styles.parts}>
      <PageHeader
        title={text('playbook.draft.title', { version: values.version })}
        facts={
          <>
            <Badge>{text('playbook.draft.based-on', { version: draft.basedOn })}</Badge>
            <StateMark
              state={isKept ? 'proven' : 'pending'}
              word={text(isKept ? 'playbook.draft.kept' : 'playbook.draft.keeping')}
            />
            <StateMark
              state={checked.findings.length === 0 ? 'proven' : 'breach'}
              word={text('playbook.edit.findings', { count: checked.findings.length })}
            />
          </>
        }
        actions={
          <>
            <Button kind="plain" onPress={() => void giveUp()}>
              {text('playbook.draft.give-up')}
            </Button>
            <Button kind="filled" icon={Rocket} onPress={() => setPublishing(true)}>
              {text('playbook.publish.open')}
            </Button>
          </>
        }
      />
      <DraftSides base={base} inForce={inForce} checked={checked} values={values} change={change} />
      {isPublishing && (
        <PublishDialog
          version={values.version}
          inForce={inForce.version}
          changes={Object.keys(values.content).length}
          findings={checked.findings.length}
          onVersion={(version) => change({ version })}
          onPublish={publish}
          onClose={() => setPublishing(false)}
        />
      )}
    </div>
  );
}

interface Checked {
  /** The draft as the pack it would be, with the last key pressed. */
  readonly content: Json;
  /** The same, as it was when typing last paused: what is checked, compared and listed. */
  readonly settled: Settled;
  readonly findings: readonly PackFinding[];
  readonly byPlace: ReadonlyMap<string, readonly PackFinding[]>;
}

interface Settled {
  readonly content: Json;
  readonly edits: PackEdits;
}

/** Checking a playbook takes longer than a key press, so it waits until typing pauses. */
const pauseBeforeCheck = 350;

function useChecked(base: Pack, values: OpenDraft['values']): Checked {
  const live = useMemo<Settled>(
    () => ({
      content: draftedContent(base, { content: { ...values.content }, version: values.version }),
      edits: values.content,
    }),
    [base, values.content, values.version],
  );
  const [settled, setSettled] = useState(live);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(live), pauseBeforeCheck);
    return () => clearTimeout(timer);
  }, [live]);
  const found = useMemo(() => {
    const read = readPack(settled.content);
    const findings = read.ok ? [] : read.error;
    return { findings, byPlace: findingsByPlace(settled.content, findings) };
  }, [settled]);
  return { content: live.content, settled, ...found };
}

function DraftSides(props: {
  readonly base: Pack;
  readonly inForce: Pack;
  readonly checked: Checked;
  readonly values: OpenDraft['values'];
  readonly change: OpenDraft['change'];
}) {
  const { base, inForce, checked, values, change } = props;
  const text = useText();
  const [side, setSide] = useState<'edit' | 'compare' | 'findings'>('edit');
  const [place, setPlace] = useState(() => placeOf('module', base.modules[0]?.id ?? ''));
  const edits = values.content;
  const latest = useRef(edits);
  useEffect(() => {
    latest.current = edits;
  });
  // Drawn anew only when typing pauses: it has a button for every part of the playbook.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `change` writes into what is latest, whichever it is.
  const outline = useMemo(() => {
    const addQuestion = (formId: string) => {
      const id = freeQuestionId(base, latest.current, formId);
      change({ content: withEdit(base, latest.current, placeOf('question', id), emptyQuestion(id)) });
      setPlace(placeOf('question', id));
    };
    return (
      <DraftOutline
        content={checked.settled.content}
        edits={checked.settled.edits}
        countAt={(at) => checked.byPlace.get(at)?.length ?? 0}
        place={place}
        onChoose={setPlace}
        onAddQuestion={addQuestion}
      />
    );
  }, [base, checked.settled, checked.byPlace, place]);
  const edit = (
    <Split start={outline}>
      <PlaceEditor
        key={place}
        base={base}
        edits={edits}
        content={checked.content}
        place={place}
        findings={checked.byPlace.get(place) ?? []}
        onChange={(content) => change({ content })}
        onRetireQuestion={(id) => change({ content: retireQuestion(base, edits, id) })}
      />
    </Split>
  );
  return (
    <Tabs
      label={text('playbook.draft.sides')}
      value={side}
      onChange={setSide}
      tabs={[
        { id: 'edit', label: text('playbook.draft.edit'), content: edit },
        {
          id: 'compare',
          label: text('playbook.draft.compare'),
          content: <Compared inForce={inForce} content={checked.settled.content} />,
        },
        {
          id: 'findings',
          label: text('playbook.draft.findings'),
          count: checked.findings.length,
          content:
            checked.findings.length === 0 ? (
              <p className={styles.purpose}>{text('playbook.draft.sound')}</p>
            ) : (
              <FindingList findings={checked.findings} />
            ),
        },
      ]}
    />
  );
}

function Compared({ inForce, content }: { readonly inForce: Pack; readonly content: Json }) {
  const text = useText();
  const changes = useMemo(() => {
    const parsed = packSchema.safeParse(content);
    return parsed.success ? diffPacks(inForce, parsed.data) : null;
  }, [inForce, content]);
  if (changes === null) return <p className={styles.purpose}>{text('playbook.draft.not-comparable')}</p>;
  return (
    <Panel title={text('playbook.version.changes', { count: changes.length })} flush>
      <ChangeList changes={changes} />
    </Panel>
  );
}

/** Not required, so that a module that is complete stays so until somebody decides otherwise. */
function emptyQuestion(id: string): Json {
  return {
    id,
    text: '',
    takesOver: [],
    probes: [],
    required: false,
    feeds: [],
    minutes: 2,
    asksFor: [],
    fields: [{ id: 'answer', label: '', type: 'long', required: true, internal: false }],
  };
}
