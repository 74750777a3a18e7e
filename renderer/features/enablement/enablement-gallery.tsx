import { type DrillRun, newRun } from '#shared/domain/enablement/drill-rules';
import { examResult } from '#shared/domain/enablement/exam-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { GalleryGroup } from '../../ui/gallery-group';
import { DrillView } from './drill-screen';
import { EnablementView } from './enablement-panel';
import { ExamQuestion } from './exam-question';
import { ExamResultView } from './exam-result';
import { sampleDay, sampleEnablement } from './sample-enablement';

const index = builtInPack();
const [exam] = index.pack.exams;
const [question] = exam?.questions ?? [];
const drill = index.pack.drills.find(({ id }) => id === 'callTree');
const drillType = drill && index.evidenceTypeById.get(drill.evidenceTypeId);
const nothing = () => undefined;

const panel = (isFull: boolean) => (
  <EnablementView file={sampleEnablement(isFull)} index={index} today={sampleDay} onBring={nothing} onLook={nothing} />
);

const moment = { boot: 'sample', steady: 0, wall: 0 };
const answered: DrillRun = {
  started: moment,
  stopped: { ms: 972_000, clock: 'steady' },
  ticked: drill?.steps.slice(0, 4).map(({ id }) => id) ?? [],
  calls: [
    { personId: 'mira', called: 0, ended: 900_000, answered: false },
    { personId: 'tom', called: 912_000, ended: 972_000, answered: true },
  ],
};
const tooLong: DrillRun = { ...newRun, started: moment, stopped: { ms: 4_500_000, clock: 'restarted' } };

const drillAt = (run: DrillRun) =>
  drill &&
  drillType && (
    <DrillView
      file={sampleEnablement(true)}
      drill={drill}
      type={drillType}
      run={run}
      onChange={nothing}
      onEnded={nothing}
      onGiveUp={nothing}
    />
  );

export const enablementGallery: GalleryGroup = {
  id: 'enablement',
  title: 'Enablement',
  samples: [
    { name: 'panel, empty', wide: true, draw: () => panel(false) },
    { name: 'panel, full', wide: true, draw: () => panel(true) },
    {
      name: 'exam, question',
      wide: true,
      draw: () =>
        question && (
          <ExamQuestion
            question={question}
            at={0}
            of={exam?.questions.length ?? 1}
            chosen={[question.options[1]?.id ?? '']}
            onChoose={nothing}
            onNext={nothing}
            onBack={nothing}
          />
        ),
    },
    {
      name: 'exam, result',
      wide: true,
      draw: () =>
        exam && (
          <ExamResultView
            exam={exam}
            outcome={{ result: examResult(exam, rightButOne), revisionIds: [] }}
            onLeave={nothing}
          />
        ),
    },
    { name: 'drill, not begun', wide: true, draw: () => drillAt(newRun) },
    { name: 'drill, answered', wide: true, draw: () => drillAt(answered) },
    { name: 'drill, too long, program restarted', wide: true, draw: () => drillAt(tooLong) },
  ],
};

/** Every question right but the first, which was left open. */
const rightButOne = Object.fromEntries((exam?.questions ?? []).slice(1).map(({ id, right }) => [id, right]));
