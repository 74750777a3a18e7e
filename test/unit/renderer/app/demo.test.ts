import { beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '#shared/base/calendar-date';
import { dealStanding } from '#shared/domain/commercial/deal-rules';
import { caseState, escapedDefects } from '#shared/domain/delivery/delivery-rules';
import { examResult } from '#shared/domain/enablement/exam-rules';
import { canAlsoServe } from '#shared/domain/evidence/also-serves';
import type { FileReference } from '#shared/domain/evidence/evidence';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import { factsOf, type PartnerRecords } from '#shared/domain/gates/partner-records';
import { lapsesOnRoute } from '#shared/domain/guidance/lapse-route';
import { pieceStates } from '#shared/domain/guidance/piece-states';
import { handoffStanding } from '#shared/domain/handoffs/handoff-rules';
import { wantedBy } from '#shared/domain/improvements/improvement-rules';
import { checkAnswer } from '#shared/domain/interviews/answer-check';
import { interviewOutline, nextQuestion } from '#shared/domain/interviews/interview-rules';
import { metricIds } from '#shared/domain/metrics/metric-list';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { goalsOfSprint } from '#shared/domain/programme/goal-rules';
import { programmeDay } from '#shared/domain/programme/programme-days';
import { figuresOf } from '#shared/domain/programme/programme-figures';
import { weekNoteOf } from '#shared/domain/programme/week-rules';
import { surveys } from '#shared/domain/surveys/survey-answer';
import { upcomingVisits } from '#shared/domain/visits/visit-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordsFor } from '#shared/records/partner-records';
import { type SignedPair, writeDemoAgreements } from '../../../../renderer/app/demo/demo-agreements';
import { demoMoment } from '../../../../renderer/app/demo/demo-moments';
import { demoFileNames, readDemo } from '../../../../renderer/app/demo/demo-records';
import { writeDemoUnderWay } from '../../../../renderer/app/demo/demo-under-way';
import { demoPartnerId, writeDemoPartner, writeDemoProgramme } from '../../../../renderer/app/demo/write-demo';
import { InsightsDesk } from '../../../../renderer/data/insights-desk';
import { gatherPartnerFile } from '../../../../renderer/data/partner-file';
import { allRecords } from '../../../../renderer/data/reading';
import type { Workspace } from '../../../../renderer/data/workspace';
import json from '../../../../resources/demo/workspace.json';
import { aWorkspace } from '../../../builders/a-workspace';
import { nodeSigningTools } from '../../../builders/node-signing-tools';

const now = '2026-11-20T12:00:00.000Z';
const today = dayOf(now);
const index = builtInPack();
const demo = readDemo(json);
const files = new Map<string, FileReference>(
  demoFileNames(demo.partners).map((name) => [name, { sha256: 'a'.repeat(64), bytes: 1, mime: 'image/jpeg', name }]),
);
const surroundings = { now, me: 'mara', files, index };

let workspace: Workspace;
let agreements: SignedPair | null = null;
const partners = new Map<string, PartnerFile>();

beforeAll(async () => {
  ({ workspace } = await aWorkspace());
  for (const partner of demo.partners) {
    expect(await writeDemoPartner(workspace, partner, surroundings)).toEqual({ ok: true, value: true });
    if (partner.agreements) {
      const signed = await writeDemoAgreements(workspace, demoPartnerId(partner), partner.agreements, nodeSigningTools);
      if (!signed.ok) throw new Error(signed.error.step);
      agreements = signed.value;
    }
    if (partner.underWay && agreements)
      expect(await writeDemoUnderWay(workspace, partner.underWay, agreements, surroundings)).toEqual({
        ok: true,
        value: null,
      });
    const file = await gatherPartnerFile(workspace.database, demoPartnerId(partner));
    if (!file) throw new Error('A partner of the demo was not kept.');
    partners.set(file.partner.legalName, file);
  }
  expect(await writeDemoProgramme(workspace, demo.programme, surroundings)).toEqual({ ok: true, value: true });
});

function fileOf(name: string): PartnerFile {
  const file = partners.get(name);
  if (!file) throw new Error(`The demo has no ${name}.`);
  return file;
}

const recordsOf = (file: PartnerFile): PartnerRecords => recordsFor(file);

function evaluated(name: string) {
  return evaluatePartner(recordsOf(fileOf(name)), index, { asOf: today });
}

function standings(name: string) {
  return evaluated(name).gates.map(({ standing }) => standing.state);
}

function dealsOf(name: string) {
  const rules = index.pack.commercial?.deals;
  const { deals, dealEvents } = fileOf(name);
  if (!rules) throw new Error('The playbook has no rules for deals.');
  return Object.fromEntries(
    deals.map((deal) => [
      deal.customerName,
      dealStanding(
        deal,
        dealEvents.filter(({ dealId }) => dealId === deal.id),
        rules,
        now,
      ).state,
    ]),
  );
}

function handoffsOf(name: string) {
  const { handoffs, handoffEvents } = fileOf(name);
  return handoffs.map((handoff) => [handoff.kind, handoffStanding(handoff, handoffEvents, now, false).state]);
}

const havnebro = 'Havnebro Systems AS';
const gipfelwerk = 'Gipfelwerk Service GmbH';
const quaiNord = 'Quai Nord SARL';

describe('the demo workspace', () => {
  test('holds three partners: past Gate 1 with Gate 2 to decide, about to lapse, and just begun', async () => {
    await workspace.directory.fill();
    expect(workspace.directory.view.partners.map(({ legalName }) => [legalName, standings(legalName)])).toEqual([
      [gipfelwerk, ['lapsing', 'closed']],
      [havnebro, ['passed', 'open']],
      [quaiNord, ['closed', 'closed']],
    ]);
  });

  test('answers every question as the playbook wants it answered', () => {
    const findings = [...partners.values()].flatMap((file) =>
      file.answers.flatMap((answer) => {
        // Promises were made, and memories true, on the day they were said.
        const facts = factsOf(recordsOf(file), index, { asOf: dayOf(answer.at) });
        const question = index.questionById.get(answer.questionId);
        return question
          ? checkAnswer(question, answer.value, facts).map((finding) => ({ ...finding, questionId: question.id }))
          : [{ questionId: answer.questionId }];
      }),
    );
    expect(findings).toEqual([]);
  });

  test('leaves no question open in an interview that is finished', () => {
    const open = [...partners.values()].flatMap((file) => {
      const facts = factsOf(recordsOf(file), index, { asOf: today });
      return file.interviews
        .filter(({ finishedAt }) => finishedAt !== null)
        .flatMap(({ moduleId }) => {
          const question = nextQuestion(interviewOutline(index, moduleId, { facts, answers: file.answers }), null);
          return question ? [[file.partner.legalName, question.id]] : [];
        });
    });
    expect(open).toEqual([]);
  });

  test('brings nothing as evidence that could not have been captured', () => {
    const wrong = [...partners.values()].flatMap(({ evidence, revisions }) =>
      revisions.filter((revision) => {
        const piece = evidence.find(({ id }) => id === revision.evidenceId);
        const type = index.evidenceTypeById.get(piece?.typeId ?? '');
        const isShown = revision.files.length > 0 || !['file', 'photo'].includes(revision.source);
        return !type || !isShown || !canAlsoServe(revision, type);
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('marks its exams by the answers that were given', () => {
    const exams = [...partners.values()].flatMap(({ revisions }) => revisions.filter(({ facts }) => 'exam' in facts));
    const marked = exams.map(({ facts }) => {
      const exam = index.pack.exams.find(({ id }) => id === facts.exam);
      if (!exam) throw new Error(`The playbook has no exam ${String(facts.exam)}.`);
      return [facts.score, examResult(exam, facts.answers as Parameters<typeof examResult>[1]).score];
    });
    expect(marked).toHaveLength(15);
    expect(marked.filter(([noted, counted]) => noted !== counted)).toEqual([]);
  });

  test('names days from today, so that it never grows old', () => {
    expect(demoMoment('{+30}', now)).toBe('2026-12-20');
    expect(demoMoment('{-3T12:00}', now)).toBe('2026-11-17T12:00:00.000Z');
    expect(demoMoment('{week-1}', now)).toBe('2026-11-09');
    expect(demoMoment('plain words', now)).toBe('plain words');
  });

  test('has a file for every name it mentions', () => {
    const kept = Object.keys(import.meta.glob('../../../../resources/demo/files/*')).map((path) =>
      path.split('/').at(-1),
    );
    expect(kept.sort()).toEqual([...files.keys()].sort());
  });

  test('is loaded once: partners and a programme that are here already are left alone', async () => {
    const [first] = demo.partners;
    if (!first) throw new Error('The demo has no partner.');
    expect(await writeDemoPartner(workspace, first, surroundings)).toEqual({ ok: true, value: false });
    expect(await writeDemoProgramme(workspace, demo.programme, surroundings)).toEqual({ ok: true, value: false });
  });
});

describe('the partner that is well ahead', () => {
  test('has been through all eight modules, and told what is in its way', () => {
    const held = fileOf(havnebro).interviews.filter(({ finishedAt }) => finishedAt !== null);
    expect(held.map(({ moduleId }) => moduleId).sort()).toEqual([
      'F1',
      ...['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8'],
    ]);
  });

  test('has settled the controls of its tier, one by a waiver and one by others that do its work', () => {
    const unsatisfied = evaluated(havnebro)
      .controls.filter(({ state }) => state !== 'satisfied' && state !== 'notApplicable')
      .map(({ control, state, settled }) => [control.id, state, settled]);
    expect(unsatisfied).toEqual([
      ['C-SC-1', 'compensated', true],
      ['C-EX-2', 'waived', true],
    ]);
  });

  test('has people who passed, and people who are still learning', () => {
    const { sales, delivery, support } = evaluated(havnebro).facts.credentials;
    expect({ sales, delivery, support }).toEqual({
      sales: { held: 1, needed: 1 },
      delivery: { held: 2, needed: 2 },
      support: { held: 2, needed: 2 },
    });
    expect(fileOf(havnebro).learners).toHaveLength(6);
  });

  test('has won a deal and registered one', () => {
    expect(dealsOf(havnebro)).toEqual({ 'Port of Askvoll': 'won', 'Nordfjord Agency': 'approved' });
  });

  test('has asked headquarters for work that is done, and for some that waits', () => {
    expect(handoffsOf(havnebro)).toEqual([
      ['vetIdentity', 'done'],
      ['provisionEnvironment', 'done'],
      ['scheduleExam', 'done'],
      ['listInDirectory', 'sent'],
      ['grantContent', 'done'],
    ]);
  });
});

describe('the partner that is about to lapse', () => {
  test('has evidence that ends before the next visit', () => {
    const { visits } = fileOf(gipfelwerk);
    const lapses = lapsesOnRoute(pieceStates(recordsOf(fileOf(gipfelwerk)), index, today), visits, today);
    expect(
      lapses.filter(({ when }) => when.kind === 'missed').map(({ evidence, until }) => [evidence.typeId, until]),
    ).toEqual([
      ['E1.1', '2026-12-08'],
      ['E1.2', '2026-12-08'],
    ]);
  });

  test('has a proof that was rejected, with the reason', () => {
    const rejected = pieceStates(recordsOf(fileOf(gipfelwerk)), index, today).flatMap(({ evidence, state }) =>
      state.state === 'rejected' ? [[evidence.typeId, state.reason]] : [],
    );
    expect(rejected).toEqual([
      ['E1.3', 'The second customer could not be reached at the number given. Please name another one.'],
    ]);
  });

  test('has appealed against the decision on a deal', () => {
    expect(dealsOf(gipfelwerk)).toEqual({ 'Bergbahn Kühtai': 'appealed', 'Seilbahn Obergurtal': 'lost' });
  });
});

describe('the partner that has just begun', () => {
  test('is visited today, with an agenda', () => {
    const [visit] = upcomingVisits(fileOf(quaiNord).visits);
    expect(visit && [dayOf(visit.plannedFor), visit.agenda.map(({ kind, ref }) => `${kind} ${ref}`.trim())]).toEqual([
      today,
      ['interview M1', 'evidence E1.1', 'evidence E1.4', 'riskTier', 'document'],
    ]);
  });

  test('is in the middle of its first interview', () => {
    const { interviews, answers } = fileOf(quaiNord);
    expect(interviews.map(({ moduleId, finishedAt }) => [moduleId, finishedAt])).toEqual([['M1', null]]);
    expect(answers.map(({ questionId }) => questionId)).toEqual(['M1.Q1', 'M1.Q4']);
  });
});

describe('figures of the demo', () => {
  test('are measured, all but those that need another side: partners before the programme and our own deals', async () => {
    const desk = new InsightsDesk(workspace.database);
    const on = { now: Date.parse(now), progress: () => undefined, signal: new AbortController().signal };
    const { all } = await desk.answer({ kind: 'summary', asOf: null }, on);
    const unmeasured = metricIds.filter((metric) => all.readings[metric].state === 'notMeasured');
    expect(unmeasured).toEqual(['timeToValueGain', 'attachRate']);
    expect(all.readings.promoterScore).toMatchObject({ n: 11, isSmall: false });
  });

  test('rest on work at customers that is live, on defects of both sides of the go-live, and on answers of all three kinds', () => {
    const { engagements, defects, serviceCases, surveyAnswers } = fileOf(havnebro);
    expect(engagements.every(({ goLiveOn }) => goLiveOn !== null)).toBe(true);
    expect(escapedDefects(defects, engagements)).toEqual({ escaped: 2, of: 9 });
    expect(new Set(serviceCases.map(caseState))).toEqual(new Set(['open', 'resolved', 'reopened']));
    expect(new Set(surveyAnswers.map(({ survey }) => survey))).toEqual(new Set(surveys));
    expect(fileOf(quaiNord).engagements.map(({ goLiveOn }) => goLiveOn)).toEqual([null]);
  });

  test('are followed by a friction note that is taken up and one that is not, and by what was done for more than one', async () => {
    const notes = await allRecords(workspace.database, 'frictionNote');
    const improvements = await allRecords(workspace.database, 'improvement');
    const votes = await allRecords(workspace.database, 'improvementVote');
    const taken = new Set(improvements.flatMap(({ restsOn }) => restsOn));
    expect(notes.map(({ id }) => taken.has(id)).toSorted()).toEqual([false, true]);
    expect(improvements.map(({ state, isSystemic }) => [state, isSystemic]).toSorted()).toEqual([
      ['done', true],
      ['open', false],
    ]);
    for (const improvement of improvements) expect(wantedBy(improvement, votes).size).toBe(3);
  });
});

describe('the ninety days of the demo', () => {
  test('are in their third sprint, with the first two partners as pilots and every figure measured', async () => {
    const [programme] = await allRecords(workspace.database, 'programme');
    const template = index.pack.programme;
    if (!programme || !template) throw new Error('The demo has no programme.');
    expect(programmeDay(programme, template, today)).toMatchObject({ phase: 'running', day: 65, sprint: 3 });
    expect(programme.pilotIds).toEqual([fileOf(havnebro).partner.id, fileOf(gipfelwerk).partner.id]);
    expect(figuresOf(programme, template).filter(({ baseline }) => baseline === null)).toEqual([]);
    const notes = await allRecords(workspace.database, 'weekNote');
    expect(weekNoteOf(notes, programme.id, today)?.said).not.toBe('');
  });

  test('have goals in three sprints: what is done says what was shown', async () => {
    const goals = await allRecords(workspace.database, 'programmeGoal');
    expect([1, 2, 3].map((sprint) => goalsOfSprint(goals, sprint).map(({ state }) => state))).toEqual([
      ['done', 'done', 'done', 'done', 'done'],
      ['done', 'done', 'done', 'done', 'inHand'],
      ['inHand', 'inHand', 'inHand', 'toDo', 'toDo'],
    ]);
    expect(
      goals.filter(({ state, shown, doneAt }) => (state === 'done') !== (shown !== '' && doneAt !== null)),
    ).toEqual([]);
  });

  test('have blockers, of which some are mended', async () => {
    const blockers = await allRecords(workspace.database, 'blocker');
    expect(blockers.filter(({ fixedAt }) => fixedAt === null)).toHaveLength(3);
    expect(blockers.filter(({ fixedAt }) => fixedAt !== null).map(({ fix }) => fix !== '')).toEqual([true, true]);
  });
});
