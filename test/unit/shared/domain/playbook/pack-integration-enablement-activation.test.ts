import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { checkAnswer } from '#shared/domain/interviews/answer-check';
import { questionApplies } from '#shared/domain/interviews/answered-facts';
import { checkExpression, holds } from '#shared/domain/playbook/expression';
import type { Field, Step } from '#shared/domain/playbook/pack';
import { noFacts, type PartnerFacts } from '#shared/domain/playbook/partner-facts';
import {
  capabilities,
  evidence,
  evidenceTypeOf,
  factsWith,
  fieldOf,
  interfaces,
  moduleOf,
  pack,
  questionOf,
} from '../../../../builders/a-playbook';

const modules = ['M5', 'M6', 'M7'].map(moduleOf);

describe('the interviews on integration, enablement and activation', () => {
  test('ask everything the playbook wants to know, in fields that can be checked', () => {
    const asked = modules.flatMap(({ questions }) =>
      questions.map(({ id, fields }) => `${id} ${fields.map((field) => `${field.id}:${field.type}`).join(' ')}`),
    );
    expect(asked).toEqual([
      'M5.Q1 needed:yesNo interfaces:matrix',
      'M5.Q2 systems:table',
      'M5.Q3 environments:table',
      'M5.Q4 method:one ownAccounts:yesNo keeping:long rotationDays:duration holder:person',
      'M5.Q5 perHour:number peaks:calendar grows:percent',
      'M5.Q6 watched:table logsMonths:number screen:photos',
      'M5.Q7 releaseEvery:one noticeDays:duration testsWithUs:yesNo canRollBack:yesNo rollBackMinutes:duration rehearsed:yesNo',
      'M5.Q8 asDrawn:yesNo deviations:table drawing:photos',
      'M6.Q1 team:table',
      'M6.Q2 knowledge:matrix strength:text',
      'M6.Q3 windows:calendar blocked:calendar duringCourse:person',
      'M6.Q4 hosts:table',
      'M6.Q5 supervisor:person deputy:person mayStop:person plannedOn:date',
      'M6.Q6 who:person rubric:rubric note:long',
      'M6.Q7 who:person situation:one rubric:rubric note:long',
      'M6.Q8 turnover:percent reserve:table',
      'M7.Q1 message:long taboo:text brand:yesNo approver:person partnerApprover:person shown:files',
      'M7.Q2 plays:table',
      'M7.Q3 targets:table',
      'M7.Q4 demos:many ownDemo:text statements:many presenter:person rehearsal:date',
      'M7.Q5 promises:yesNo claims:table',
      'M7.Q6 text:long website:text badges:many regions:countries',
      'M7.Q7 followUp:person deputy:person within:duration',
    ]);
  });

  test('fit into an hour each, and the first step of each module takes as long as its questions', () => {
    const minutes = modules.map(({ questions, steps }) => [
      questions.reduce((sum, question) => sum + question.minutes, 0),
      steps[0]?.minutes,
    ]);
    expect(minutes).toEqual([
      [37, 37],
      [37, 37],
      [33, 33],
    ]);
  });

  test('mark the pitch in five rows and the recovery in four', () => {
    expect(['M6.Q6', 'M6.Q7'].map((id) => fieldOf(`${id}.rubric`).rows?.length)).toEqual([5, 4]);
  });

  test('start from what was said before instead of asking again', () => {
    const suggested = modules.flatMap(({ questions }) =>
      questions.flatMap(({ id, fields }) =>
        fields.flatMap((field) => (field.suggestedBy ? [[`${id}.${field.id}`, field.suggestedBy] as const] : [])),
      ),
    );
    expect(suggested).toEqual([
      ['M6.Q4.hosts', 'M1.Q2.firstCustomers'],
      ['M7.Q3.targets', 'M1.Q2.firstCustomers'],
      ['M7.Q6.regions', 'M1.Q7.countries'],
    ]);
    for (const [to, from] of suggested) {
      const [target, source] = [fieldOf(to), fieldOf(from)];
      expect(target.type).toBe(source.type);
      // A row taken over with a column that the new table lacks would be refused.
      const columns = (field: Field) => (field.columns ?? []).map((column) => `${column.id}:${column.type}`);
      expect(columns(target)).toEqual(expect.arrayContaining(columns(source)));
    }
  });

  test.each([
    ['an interface is needed but none is named', { needed: true, interfaces: interfaces({}) }, ['constraint']],
    [
      'an interface has no volume',
      { needed: true, interfaces: interfaces({ api: ['automatic', 'toUs'] }) },
      ['constraint'],
    ],
    [
      'an interface has direction and volume',
      { needed: true, interfaces: interfaces({ api: ['automatic', 'toUs', 40] }) },
      [],
    ],
    ['none is needed', { needed: false }, []],
  ])('check the interfaces: %s', (_, answer, codes) => {
    expect(checkAnswer(questionOf('M5.Q1'), answer, noFacts('2026-11-21')).map(({ code }) => code)).toEqual(codes);
  });

  test('let nobody try out with real data', () => {
    const row = { environment: 'sandbox', setUpBy: 'vendor', data: 'real' };
    const problems = (environments: Json) =>
      checkAnswer(questionOf('M5.Q3'), { environments }, noFacts('2026-11-21')).map(({ code }) => code);
    expect(problems([row])).toEqual(['constraint']);
    expect(
      problems([
        { ...row, data: 'invented' },
        { ...row, environment: 'production' },
      ]),
    ).toEqual([]);
  });

  test('take whole marks from 1 to 5 for what people know, for the roles there are', () => {
    const problems = (knowledge: Json) =>
      checkAnswer(questionOf('M6.Q2'), { knowledge }, noFacts('2026-11-21')).map(({ code }) => code);
    expect(problems({ product: { sales: 3 }, security: { sales: 5, support: 1 } })).toEqual([]);
    expect(problems({ product: { sales: 3.5 } })).toEqual(['constraint']);
    expect(problems({ product: { sales: 6 } })).toEqual(['tooLarge']);
    expect(problems({ security: { sales: 3 } })).toEqual(['constraint']);
  });

  test('keep the list of targets at ten', () => {
    const row = { name: 'Praxis Lind', need: 'orders without paper', by: '2027-01-15' };
    const problems = (count: number) =>
      checkAnswer(questionOf('M7.Q3'), { targets: Array.from({ length: count }, () => row) }, noFacts('2026-11-21'));
    expect([2, 3, 10, 11].map((count) => problems(count).map(({ code }) => code))).toEqual([
      ['tooFewRows'],
      [],
      [],
      ['constraint'],
    ]);
  });
});

describe('a partner that needs no interface', () => {
  const facts = factsWith({ answers: { 'M5.Q1': { needed: false } }, answeredModules: ['M5'] });

  test('is asked one question and owes one conversation', () => {
    const { questions, steps } = moduleOf('M5');
    expect(questions.filter((question) => questionApplies(question, facts)).map(({ id }) => id)).toEqual(['M5.Q1']);
    expect(steps.filter((step) => applies(step, facts)).map(({ id }) => id)).toEqual(['M5.S1']);
    expect(requiredChecks(facts)).toEqual([]);
  });

  test('is done with integration by saying so, and not before', () => {
    expect(holds(moduleOf('M5').done, facts)).toBe(true);
    expect(holds(moduleOf('M5').done, noFacts('2026-11-21'))).toBe(false);
  });
});

describe('the integration checks', () => {
  test('are nine, and a transcript can name each of them', () => {
    const ids = pack.integrationChecks.map(({ id }) => id);
    expect(ids).toEqual(['IC1', 'IC2', 'IC3', 'IC4', 'IC5', 'IC6', 'IC7', 'IC8', 'IC9']);
    const transcript = evidenceTypeOf('E5.1').facts.find(({ id }) => id === 'check');
    expect(transcript?.options?.map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ['files by hand from us', { file: ['byHand', 'fromUs', 2] }, 'T1', 'IC1 IC2 IC6 IC9'],
    ['files by hand to us', { file: ['byHand', 'toUs', 2] }, 'T1', 'IC1 IC3 IC6 IC9'],
    ['sign-on alone', { sso: ['automatic', 'toUs', 50] }, 'T1', 'IC1 IC4 IC5 IC6 IC7 IC9'],
    ['an API that reads', { api: ['automatic', 'fromUs', 900] }, 'T1', 'IC1 IC2 IC4 IC5 IC6 IC7 IC9'],
    [
      'an API that reads, in a higher tier',
      { api: ['automatic', 'fromUs', 900] },
      'T2',
      'IC1 IC2 IC4 IC5 IC6 IC7 IC8 IC9',
    ],
    [
      'events both ways in a customer’s path',
      { events: ['critical', 'both', 9] },
      'T1',
      'IC1 IC2 IC3 IC4 IC5 IC6 IC7 IC8 IC9',
    ],
  ] as const)('follow from the interfaces: %s', (_, named, riskTier, required) => {
    const facts = factsWith({ riskTier, answers: { 'M5.Q1': { needed: true, interfaces: interfaces(named) } } });
    expect(requiredChecks(facts).join(' ')).toBe(required);
  });

  test('must be passed before integration is done', () => {
    const check = (passed: boolean) =>
      factsWith({
        answers: { 'M5.Q1': { needed: true, interfaces: interfaces({ api: ['automatic', 'both', 4] }) } },
        integrationChecks: { IC1: { required: true, passed }, IC8: { required: false, passed: false } },
      });
    expect([check(false), check(true)].map((facts) => holds(moduleOf('M5').done, facts))).toEqual([false, true]);
  });
});

/** For each step, the facts that come about when its proof is brought. */
const proofs: { readonly [stepId: string]: Partial<PartnerFacts> } = {
  'M5.S1': { answeredModules: ['M5'] },
  'M5.S2': { handoffs: ['provisionEnvironment'] },
  'M5.S3': evidence('E5.1', { check: 'IC1', passed: true }),
  'M5.S4': evidence('E5.1', { check: 'IC2', passed: true }),
  'M5.S5': evidence('E5.1', { check: 'IC3', passed: true }),
  'M5.S6': evidence('E5.2', {}),
  'M5.S7': evidence('E5.3', { by: 'ruth', deviationsAccepted: true }),
  'M5.S8': evidence('E5.5', {}),
  'M5.S9': evidence('E5.6', { minutes: 12, restored: true }),
  'M5.S10': evidence('E5.4', { testedOn: '2026-10-01', openSerious: 0 }),
  'M5.S11': { integrationChecks: { IC1: { required: true, passed: true } } },
  'M6.S1': { answeredModules: ['M6'] },
  'M6.S2': { handoffs: ['grantContent'] },
  'M6.S3': { handoffs: ['scheduleExam'] },
  'M6.S4': evidence('E6.1', { person: 'tom', role: 'sales', score: 80 }),
  'M6.S5': { credentials: { sales: { held: 1, needed: 1 } } },
  'M6.S6': { credentials: { solution: { held: 1, needed: 1 } } },
  'M6.S7': { credentials: { delivery: { held: 2, needed: 2 } } },
  'M6.S8': { credentials: { support: { held: 2, needed: 2 } } },
  'M6.S9': evidence('E6.5', { exercise: 'value', score: 60 }, { exercise: 'recovery', score: 70 }),
  'M6.S10': evidence('E6.3', { person: 'tom', customer: 'Praxis Lind', bothSigned: true }),
  'M6.S11': evidence('E6.4', { person: 'tom', customer: 'Praxis Lind', bothSigned: true }),
  'M6.S12': evidence('E6.2', { person: 'tom', role: 'sales' }),
  'M7.S1': { answeredModules: ['M7'] },
  'M7.S2': evidence('E7.1', {}),
  'M7.S3': evidence('E7.2', {}),
  'M7.S4': { answers: { 'M7.Q5': { promises: false } } },
  'M7.S5': { handoffs: ['createOpportunity'] },
  'M7.S6': { deals: ['approved'] },
  'M7.S7': { handoffs: ['listInDirectory'] },
  'M7.S8': evidence('E7.4', {}),
};

/** For some steps, proof of the right kind that says too little. */
const tooLittle: { readonly [stepId: string]: Partial<PartnerFacts> } = {
  'M5.S3': evidence('E5.1', { check: 'IC1', passed: false }),
  'M5.S4': evidence('E5.1', { check: 'IC1', passed: true }),
  'M5.S7': evidence('E5.3', { by: 'ruth', deviationsAccepted: false }),
  'M5.S9': evidence('E5.6', { minutes: 12, restored: false }),
  'M5.S10': evidence('E5.4', { testedOn: '2026-10-01', openSerious: 2 }),
  'M6.S4': evidence('E6.1', { person: 'tom', role: 'sales', score: 79 }),
  'M6.S7': { credentials: { delivery: { held: 1, needed: 2 } } },
  'M6.S9': evidence('E6.5', { exercise: 'value', score: 60 }),
  'M6.S10': evidence('E6.3', { person: 'tom', customer: 'Praxis Lind', bothSigned: false }),
  'M6.S11': evidence('E6.4', { person: 'tom', customer: 'Praxis Lind', bothSigned: false }),
  'M7.S6': { deals: ['submitted', 'rejected', 'lost'] },
};

describe('a step', () => {
  // What the partner does decides which roles must pass the baseline exam.
  const selling = {
    answers: { 'M1.Q3': { capabilities: capabilities({ sell: 'alone' }) } },
    integrationChecks: { IC1: { required: true, passed: false } },
  };

  test.each(modules.flatMap(({ steps }) => steps.map((step) => [step.id, step] as const)))(
    '%s is done by the proof it names, and by nothing less',
    (id, step) => {
      const before = factsWith(selling);
      const after = factsWith({ ...selling, ...proofs[id], answers: { ...selling.answers, ...proofs[id]?.answers } });
      const short = factsWith({ ...selling, ...tooLittle[id] });
      expect([before, short, after].map((facts) => holds(step.predicate, facts))).toEqual([false, false, true]);
    },
  );

  test('is asked of a partner only where it makes sense', () => {
    const of = (moduleId: string, facts: PartnerFacts) =>
      moduleOf(moduleId)
        .steps.filter((step) => applies(step, facts))
        .map(({ id }) => id.slice(id.indexOf('.') + 1))
        .join(' ');
    const reading = { 'M5.Q1': { needed: true, interfaces: interfaces({ api: ['automatic', 'fromUs', 9] }) } };
    expect(of('M5', factsWith({ riskTier: 'T1', answers: reading }))).toBe('S1 S2 S3 S4 S6 S7 S8 S11');
    expect(of('M5', factsWith({ riskTier: 'T3', answers: reading }))).toBe('S1 S2 S3 S4 S6 S7 S8 S9 S10 S11');
    expect(of('M6', factsWith(selling))).toBe('S1 S2 S3 S4 S5 S9 S10 S12');
    const building = { 'M1.Q3': { capabilities: capabilities({ implement: 'withHelp', support: 'alone' }) } };
    expect(of('M6', factsWith({ answers: building }))).toBe('S1 S2 S3 S4 S7 S8 S9 S10 S11 S12');
  });
});

describe('a module', () => {
  test('on enablement is done with enough certified people and one shadow that both signed', () => {
    const credentials = (held: number) => ({
      sales: { held: 0, needed: 0 },
      solution: { held: 0, needed: 0 },
      delivery: { held, needed: 2 },
      support: { held: 2, needed: 2 },
    });
    const shadow = evidence('E6.3', { person: 'tom', customer: 'Praxis Lind', bothSigned: true });
    const done = (over: Partial<PartnerFacts>) => holds(moduleOf('M6').done, factsWith(over));
    expect(done({ credentials: credentials(2), ...shadow })).toBe(true);
    expect(done({ credentials: credentials(1), ...shadow })).toBe(false);
    expect(done({ credentials: credentials(2) })).toBe(false);
  });

  test('on activation is done with a registered deal and proof behind every public promise', () => {
    const claims = (...provenBy: readonly string[]) => ({
      'M7.Q5': {
        promises: true,
        claims: provenBy.map((by) => ({ claim: '99.9 %', about: 'availability', provenBy: by })),
      },
    });
    const done = (over: Partial<PartnerFacts>) => holds(moduleOf('M7').done, factsWith({ deals: ['won'], ...over }));
    const figures = evidence('E8.8', {});
    expect(done({ answers: { 'M7.Q5': { promises: false } } })).toBe(true);
    expect(done({ answers: { 'M7.Q5': { promises: false } }, deals: [] })).toBe(false);
    expect(done({ answers: claims('figures'), ...figures })).toBe(true);
    expect(done({ answers: claims('figures') })).toBe(false);
    expect(done({ answers: claims('figures', 'sla'), ...figures })).toBe(false);
    expect(done({ answers: claims('figures', 'sla'), ...figures, signed: ['sla'] })).toBe(true);
    expect(done({})).toBe(false);
  });

  test('asks for the very proof that a public promise leans on', () => {
    const options = fieldOf('M7.Q5.claims').columns?.find(({ id }) => id === 'provenBy')?.options ?? [];
    const question = questionOf('M7.Q5');
    const asked = options.map(({ id }) => {
      const answer = { promises: true, claims: [{ claim: 'x', about: 'other', provenBy: id }] };
      const wanted = question.asksFor.filter(({ when }) => holds(when, noFacts('2026-11-21'), { answer }));
      return [id, ...wanted.map(({ evidenceTypeId }) => evidenceTypeId)];
    });
    expect(asked).toEqual([
      ['figures', 'E8.8'],
      ['sla', 'E8.1'],
      ['certificate', 'E3.2'],
      ['references', 'E1.3'],
      ['firstCase', 'E8.5'],
      ['people', 'E6.2'],
    ]);
  });

  test.each(modules.map((module) => [module.id, module] as const))(
    '%s has a map on which every step has one place that can be reached, a checklist and measures',
    (_, { processMap, steps, checklist, measures, arc }) => {
      expect(processMap.flatMap((box) => box.steps).toSorted()).toEqual(steps.map(({ id }) => id).toSorted());
      const reached = new Set(processMap.slice(0, 1).map(({ id }) => id));
      // A box added on the way is visited by the same loop.
      for (const id of reached)
        for (const { to } of processMap.find((box) => box.id === id)?.next ?? []) reached.add(to);
      expect([...reached].toSorted()).toEqual(processMap.map(({ id }) => id).toSorted());
      expect(checklist.length).toBeGreaterThanOrEqual(5);
      expect(checklist.length).toBeLessThanOrEqual(9);
      expect(measures.length).toBeGreaterThanOrEqual(2);
      expect(measures.length).toBeLessThanOrEqual(4);
      expect(arc.impact).toMatch(/^Counted as /);
    },
  );
});

describe('an expression of these parts', () => {
  test('can be read', () => {
    const texts = [
      ...modules.flatMap(({ done, steps, questions }) => [
        done,
        ...steps.flatMap(({ predicate, appliesIf }) => [predicate, appliesIf]),
        ...questions.map(({ appliesIf }) => appliesIf),
      ]),
      ...pack.integrationChecks.map(({ requiredIf }) => requiredIf),
    ].filter((text) => text !== undefined);
    expect(texts.map((text) => checkExpression(text, 'partner')).filter(({ ok }) => !ok)).toEqual([]);
  });
});

function applies(step: Step, facts: PartnerFacts): boolean {
  return step.appliesIf === undefined || holds(step.appliesIf, facts);
}

function requiredChecks(facts: PartnerFacts): readonly string[] {
  return pack.integrationChecks.filter(({ requiredIf }) => holds(requiredIf, facts)).map(({ id }) => id);
}
