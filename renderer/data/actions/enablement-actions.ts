import { dayOf } from '#shared/base/calendar-date';
import type { CommandContext } from '#shared/base/command-context';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { type DrillRun, drillOutcome } from '#shared/domain/enablement/drill-rules';
import { type ExamAnswers, examAsked, examRecords } from '#shared/domain/enablement/exam-rules';
import {
  activeLearners,
  noteCourse as courseNoted,
  addLearner as learnerAdded,
  type NewLearner,
  endRole as roleEnded,
} from '#shared/domain/enablement/learner-commands';
import {
  type Captured,
  type CaptureRefusal,
  captureEvidence as evidenceCaptured,
} from '#shared/domain/evidence/evidence-commands';
import type { PersonId } from '#shared/domain/partners/person';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { PartnerFile } from '#shared/records/partner-file';
import { correction, creation } from '../edits';
import { gatherPartnerFile } from '../partner-file';
import { record, recordsOf } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** Puts people into roles that are learned: all of them, or none where one is refused. */
export function addLearners(workspace: Workspace, inputs: readonly NewLearner[]) {
  return write(workspace, async () => {
    const [first] = inputs;
    const known = first ? [...(await recordsOf(workspace.database, 'learner', first.partnerId))] : [];
    const before = known.length;
    for (const input of inputs) {
      const added = learnerAdded({ ...input, known }, contextOf(workspace));
      if (!added.ok) return added;
      known.push(added.value.learner);
    }
    const learners = known.slice(before);
    return ok({ value: learners, edits: learners.map((learner) => creation('learner', learner)) });
  });
}

/** Ends a role on a day; what was learned and proven stays. */
export function endRole(workspace: Workspace, learnerId: string, on: string) {
  return write(workspace, async () => {
    const learner = await record(workspace.database, 'learner', learnerId);
    if (!learner) return refuse<NotHere>({ kind: 'not-here' });
    const ended = roleEnded(learner, on);
    if (!ended.ok) return ended;
    return ok({ value: ended.value.learner, edits: correction('learner', learner, ended.value.learner) });
  });
}

/** Notes the day on which a course was done; null takes it back. */
export function noteCourse(workspace: Workspace, learnerId: string, courseId: string, on: string | null) {
  return write(workspace, async () => {
    const learner = await record(workspace.database, 'learner', learnerId);
    const curriculum = workspace.playbooks.current().pack.curricula.find(({ role }) => role === learner?.role);
    if (!learner || !curriculum) return refuse<NotHere>({ kind: 'not-here' });
    const today = dayOf(contextOf(workspace).now);
    const noted = courseNoted(learner, { curriculum, courseId, on }, today);
    if (!noted.ok) return noted;
    return ok({ value: noted.value.learner, edits: correction('learner', learner, noted.value.learner) });
  });
}

/** Marks a sitting of an exam and keeps it as evidence: a piece for each role it counts for, with the answers in it. */
export function recordExam(
  workspace: Workspace,
  sitting: {
    readonly partnerId: string;
    readonly examId: string;
    readonly personId: PersonId;
    /** Those that were asked, where an experiment leaves some out; else all. */
    readonly questionIds?: readonly string[] | undefined;
    readonly answers: ExamAnswers;
    readonly seconds: number;
  },
) {
  return write(workspace, async () => {
    const { pack, evidenceTypeById } = workspace.playbooks.current();
    const whole = pack.exams.find(({ id }) => id === sitting.examId);
    const asked = whole && examAsked(whole, sitting.questionIds ?? whole.questions.map(({ id }) => id));
    const exam = asked?.questions.length === 0 ? undefined : asked;
    const type = exam && evidenceTypeById.get(exam.evidenceTypeId);
    const file = await gatherPartnerFile(workspace.database, sitting.partnerId);
    const person = file?.people.find(({ id }) => id === sitting.personId);
    if (!exam || !type || !file || !person) return refuse<NotHere>({ kind: 'not-here' });
    const context = contextOf(workspace);
    const roles = activeLearners(file.learners, dayOf(context.now))
      .filter(({ personId }) => personId === sitting.personId)
      .map(({ role }) => role);
    const marked = examRecords(exam, { ...sitting, roles, packVersion: pack.version });
    if (!marked.ok) return marked;
    const captured: Captured[] = [];
    for (const facts of marked.value.records) {
      const piece = keepRecord(
        { file, type, title: `${exam.title}, ${person.name}`, source: 'record', facts },
        context,
      );
      if (!piece.ok) return piece;
      captured.push(piece.value);
    }
    return ok({ value: { result: marked.value.result, captured }, edits: captured.flatMap(editsOf) });
  });
}

/** Keeps a drill whose clock was stopped as evidence. */
export function recordDrill(
  workspace: Workspace,
  done: {
    readonly partnerId: string;
    readonly drillId: string;
    readonly run: DrillRun;
    readonly given: { readonly [fact: string]: Json };
  },
) {
  return write(workspace, async () => {
    const { pack, evidenceTypeById } = workspace.playbooks.current();
    const drill = pack.drills.find(({ id }) => id === done.drillId);
    const type = drill && evidenceTypeById.get(drill.evidenceTypeId);
    const file = await gatherPartnerFile(workspace.database, done.partnerId);
    if (!drill || !type || !file) return refuse<NotHere>({ kind: 'not-here' });
    const outcome = drillOutcome(drill, done.run, done.given);
    if (!outcome.ok) return outcome;
    const { facts } = outcome.value;
    const captured = keepRecord({ file, type, title: drill.title, source: 'drill', facts }, contextOf(workspace));
    if (!captured.ok) return captured;
    return ok({ value: { ...outcome.value, captured: captured.value }, edits: editsOf(captured.value) });
  });
}

/** A piece of its own each time: a failed attempt must not take the place of one that was passed and still holds. */
function keepRecord(
  kept: {
    readonly file: PartnerFile;
    readonly type: EvidenceType;
    readonly title: string;
    readonly source: 'record' | 'drill';
    readonly facts: { readonly [fact: string]: Json };
  },
  context: CommandContext,
): Result<Captured, CaptureRefusal> {
  const { file, type, title, source, facts } = kept;
  return evidenceCaptured(
    {
      partnerId: file.partner.id,
      type,
      piece: null,
      title,
      source,
      files: [],
      effectiveFrom: dayOf(context.now),
      effectiveTo: null,
      facts,
      attestation: null,
      questionId: null,
      ownerId: null,
      confidentiality: 'partner',
      siteId: null,
      place: null,
      kept: file.revisions,
    },
    context,
  );
}

function editsOf({ evidence, revision }: Captured) {
  return [creation('evidence', evidence), creation('evidenceRevision', revision)];
}
