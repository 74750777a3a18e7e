import { useState } from 'react';
import { brand } from '#shared/base/brand';
import type { Answer } from '#shared/domain/interviews/answer';
import type { Interview } from '#shared/domain/interviews/interview';
import { previewMigration } from '#shared/domain/interviews/interview-migration';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { Pack } from '#shared/domain/playbook/pack';
import { readPack } from '#shared/domain/playbook/pack-check';
import { diffPacks } from '#shared/domain/playbook/pack-diff';
import { applyEdits, type PackEdits, retireOption, valueAt, withEdit } from '#shared/domain/playbook/pack-editing';
import { findingsByPlace } from '#shared/domain/playbook/pack-editing-places';
import { indexPack } from '#shared/domain/playbook/pack-index';
import { noFacts } from '#shared/domain/playbook/partner-facts';
import { EmptyState } from '../../ui/empty-state';
import type { GalleryGroup } from '../../ui/gallery-group';
import { AssetView } from './asset-view';
import { ChangeList } from './change-list';
import { MigrationSummary } from './migration-dialog';
import { LookNotice } from './migration-notice';
import { PlaceEditor } from './place-editor';
import { PlaybookReader } from './playbook-screen';
import { VersionLists } from './versions-view';

const index = builtInPack();
const { pack } = index;
const nothing = () => undefined;

/** The next version: an option retired, a question reworded, one new. */
function nextPack(): Pack {
  const field = index.questionById.get('M1.Q4')?.fields.find(({ options }) => options);
  const optionId = field?.options?.[0]?.id ?? '';
  const edits = retireOption(pack, {}, { questionId: 'M1.Q4', fieldId: field?.id ?? '', optionId });
  const next = structuredClone(applyEdits(pack, edits)) as unknown as Pack;
  const [module] = next.modules;
  const [first] = module?.questions ?? [];
  if (module && first) {
    first.text = `${first.text} And since when?`;
    module.questions.push({ ...structuredClone(first), id: 'M1.Q90', text: 'Who else should we talk to?' });
    module.questions.splice(2, 1);
  }
  return { ...next, version: '9.1.0' };
}

const interview: Interview = {
  id: brand<'Interview'>('sample'),
  partnerId: brand<'Partner'>('sample'),
  visitId: null,
  moduleId: 'M1',
  interviewers: [],
  personIds: [],
  packId: pack.id,
  packVersion: pack.version,
  movedFrom: [],
  startedAt: '2026-11-20T09:00:00Z',
  finishedAt: null,
};

function anAnswer(questionId: string, value: Answer['value']): Answer {
  return {
    id: brand<'Answer'>(questionId),
    partnerId: interview.partnerId,
    interviewId: interview.id,
    questionId,
    packVersion: pack.version,
    value,
    state: 'answered',
    confidence: 'stated',
    note: '',
    quote: '',
    saidBy: null,
    notedBy: 'ines',
    at: '2026-11-20T09:10:00Z',
    secondsSpent: 60,
    replaces: [],
    reason: '',
  };
}

function preview() {
  const field = index.questionById.get('M1.Q4')?.fields.find(({ options }) => options);
  const chosen = field?.options?.[0]?.id ?? '';
  return previewMigration({
    interview,
    from: index,
    to: indexPack(nextPack()),
    answers: [anAnswer('M1.Q4', { [field?.id ?? '']: chosen })],
    facts: noFacts('2026-11-21'),
  });
}

function EditorSample() {
  const [edits, setEdits] = useState<PackEdits>(() => {
    const question = valueAt(applyEdits(pack, {}), 'question M1.Q4');
    return withEdit(pack, {}, 'question M1.Q4', { ...(question as object), appliesIf: 'answered("M1.Q99")' });
  });
  const content = applyEdits(pack, edits);
  const read = readPack(content);
  const findings = findingsByPlace(content, read.ok ? [] : read.error).get('question M1.Q4') ?? [];
  return (
    <PlaceEditor
      base={pack}
      edits={edits}
      content={content}
      place="question M1.Q4"
      findings={findings}
      onChange={setEdits}
      onRetireQuestion={nothing}
    />
  );
}

export const playbookGallery: GalleryGroup = {
  id: 'playbook',
  title: 'Playbook',
  samples: [
    {
      name: 'reading, a module',
      wide: true,
      height: '40rem',
      draw: () => <PlaybookReader index={index} section="modules" thingId="M1" />,
    },
    {
      name: 'reading, what is not there',
      wide: true,
      draw: () => <PlaybookReader index={index} section="assets" thingId="X-nothing" />,
    },
    {
      name: 'an asset',
      wide: true,
      draw: () => {
        const [asset] = pack.assets;
        return asset ? <AssetView asset={asset} /> : <EmptyState title="–" />;
      },
    },
    { name: 'changes', wide: true, draw: () => <ChangeList changes={diffPacks(pack, nextPack())} /> },
    { name: 'changes, none', wide: true, draw: () => <ChangeList changes={[]} /> },
    {
      name: 'versions, may not edit',
      wide: true,
      draw: () => (
        <VersionLists
          versions={[{ index, published: null, isInForce: true }]}
          refused={[]}
          drafts={[]}
          may="no"
          nameOf={() => null}
          onBegin={nothing}
        />
      ),
    },
    { name: 'editor, with a finding', wide: true, draw: () => <EditorSample /> },
    { name: 'moving an interview', wide: true, draw: () => <MigrationSummary preview={preview()} /> },
    { name: 'after the move', wide: true, draw: () => <LookNotice interviewId="sample" preview={preview()} /> },
  ],
};
