import type { Json } from '#shared/base/json';
import type { Field, Module, Pack, Question, Talk } from './pack';

export const thingKinds = [
  'pack',
  'module',
  'question',
  'field',
  'option',
  'column',
  'row',
  'step',
  'processStep',
  'checklistItem',
  'measure',
  'talk',
  'evidenceType',
  'evidenceFact',
  'control',
  'gate',
  'criterion',
  'score',
  'role',
  'activity',
  'asset',
  'commercialRules',
  'dealRules',
  'band',
  'coSelling',
  'forecastStage',
  'rejectionReason',
  'curriculum',
  'course',
  'exam',
  'examQuestion',
  'drill',
  'integrationCheck',
  'handoff',
  'programme',
  'goal',
  'baseline',
  'readinessRules',
  'capability',
  'dimension',
  'stage',
  'retired',
] as const;
export type ThingKind = (typeof thingKinds)[number];

/** Whom a part of the playbook concerns: the partner, our own people, or both. */
export type Concerns = 'partner' | 'us' | 'both';

/** Anything in a pack that has an id, apart from what stands inside it. */
export interface PackThing {
  readonly kind: ThingKind;
  /** Unique among the things of its kind: `M1.Q3`, `M1.Q3.capabilities`, `M1.Q3.capabilities.sell`. */
  readonly id: string;
  /** How a person calls it. */
  readonly title: string;
  readonly concerns: Concerns;
  /** Key of the thing it stands in; null at the top. */
  readonly parent: string | null;
  /** Everything it says of itself. */
  readonly own: { readonly [property: string]: Json };
}

export function thingKey(thing: { readonly kind: ThingKind; readonly id: string }): string {
  return `${thing.kind} ${thing.id}`;
}

/** Every thing of a pack, in its order. Two packs are compared thing by thing. */
export function thingsOf(pack: Pack): readonly PackThing[] {
  const walk = new Walk(pack);
  const { modules, talks, evidenceTypes, controls, gates, commercial, programme } = pack;
  walk.put('pack', pack.id, pack, { title: pack.title, concerns: 'us', without: partsOfPack });
  for (const module of modules) walk.module(module);
  for (const talk of talks) walk.talk(talk);
  for (const type of evidenceTypes) {
    const concerns = type.broughtBy === 'vendor' ? 'us' : type.broughtBy;
    const parent = walk.put('evidenceType', type.id, type, { title: type.title, concerns, without: ['facts'] });
    for (const fact of type.facts)
      walk.put('evidenceFact', `${type.id}.${fact.id}`, fact, { title: fact.label, concerns, parent });
  }
  for (const control of controls) walk.put('control', control.id, control, { title: control.title, concerns: 'both' });
  for (const gate of gates) {
    const parent = walk.put('gate', gate.id, gate, { title: gate.title, concerns: 'both', without: ['criteria'] });
    for (const one of gate.criteria) walk.put('criterion', one.id, one, { title: one.title, concerns: 'both', parent });
  }
  for (const score of pack.scores) walk.put('score', score.id, score, { title: score.title, concerns: 'us' });
  for (const role of pack.roles) {
    walk.put('role', role.id, role, { title: role.title, concerns: role.party === 'vendor' ? 'us' : 'partner' });
  }
  for (const one of pack.activities) walk.put('activity', one.id, one, { title: one.title, concerns: 'both' });
  for (const asset of pack.assets) {
    walk.put('asset', asset.id, asset, {
      title: asset.title,
      concerns: asset.audience === 'internal' ? 'us' : 'partner',
    });
  }
  if (commercial) walk.commercial(commercial);
  walk.training(pack);
  if (programme) walk.programme(programme);
  if (pack.readiness) walk.readiness(pack.readiness);
  for (const id of pack.retired) walk.put('retired', id, {}, { title: id, concerns: 'both' });
  return walk.things;
}

const partsOfPack = [
  'version',
  'modules',
  'talks',
  'evidenceTypes',
  'controls',
  'gates',
  'scores',
  'roles',
  'activities',
  'assets',
  'commercial',
  'curricula',
  'exams',
  'drills',
  'integrationChecks',
  'handoffs',
  'programme',
  'readiness',
  'retired',
];

interface Placed {
  readonly title: string;
  readonly concerns: Concerns;
  readonly parent?: string | undefined;
  /** Properties that are things of their own. */
  readonly without?: readonly string[];
}

class Walk {
  readonly things: PackThing[] = [];
  readonly #partyOf: ReadonlyMap<string, string>;

  constructor(pack: Pack) {
    this.#partyOf = new Map(pack.roles.map(({ id, party }) => [id, party] as const));
  }

  /** @returns the key of the thing, for those that stand in it */
  put(kind: ThingKind, id: string, value: object, placed: Placed): string {
    const own = Object.entries(value).filter(
      ([property, one]) => property !== 'id' && one !== undefined && !placed.without?.includes(property),
    );
    const { title, concerns, parent = null } = placed;
    this.things.push({ kind, id, title, concerns, parent, own: Object.fromEntries(own) as PackThing['own'] });
    return `${kind} ${id}`;
  }

  module(module: Module): void {
    const without = ['questions', 'steps', 'processMap', 'checklist', 'measures'];
    const parent = this.put('module', module.id, module, { title: module.title, concerns: 'both', without });
    for (const question of module.questions) this.#question(question, parent, 'partner');
    for (const step of module.steps) {
      const concerns = this.#partyOf.get(step.role) === 'partner' ? 'partner' : 'us';
      this.put('step', step.id, step, { title: step.title, concerns, parent });
    }
    const within = (id: string) => (id.startsWith(module.id) ? id : `${module.id}.${id}`);
    for (const one of module.processMap)
      this.put('processStep', within(one.id), one, { title: one.title, concerns: 'both', parent });
    for (const one of module.checklist)
      this.put('checklistItem', within(one.id), one, { title: one.text, concerns: 'us', parent });
    for (const one of module.measures)
      this.put('measure', within(one.id), one, { title: one.title, concerns: 'us', parent });
  }

  talk(talk: Talk): void {
    const concerns = talk.audience === 'internal' ? 'us' : 'partner';
    const parent = this.put('talk', talk.id, talk, { title: talk.title, concerns, without: ['questions'] });
    for (const question of talk.questions) this.#question(question, parent, concerns);
  }

  commercial(rules: NonNullable<Pack['commercial']>): void {
    const concerns = 'both';
    const without = ['bands', 'deals', 'coSelling', 'forecast'];
    const parent = this.put('commercialRules', 'commercial', rules, { title: 'Commercial rules', concerns, without });
    for (const band of rules.bands)
      this.put('band', `commercial.${band.id}`, band, { title: band.name, concerns, parent });
    const deals = { title: 'Deal registration', concerns, parent, without: ['rejectionReasons'] } as const;
    this.put('dealRules', 'commercial.deals', rules.deals, deals);
    for (const one of rules.deals.rejectionReasons)
      this.put('rejectionReason', `commercial.deals.${one.id}`, one, { title: one.label, concerns, parent });
    for (const one of rules.coSelling)
      this.put('coSelling', `commercial.coSelling.${one.id}`, one, { title: one.segment, concerns, parent });
    const forecast = { title: 'Forecast', concerns, parent, without: ['stages'] } as const;
    this.put('commercialRules', 'commercial.forecast', rules.forecast, forecast);
    for (const one of rules.forecast.stages)
      this.put('forecastStage', `commercial.forecast.${one.id}`, one, { title: one.label, concerns, parent });
  }

  training(pack: Pack): void {
    for (const curriculum of pack.curricula) {
      const placed = { title: curriculum.title, concerns: 'partner', without: ['courses'] } as const;
      const parent = this.put('curriculum', `curriculum.${curriculum.role}`, curriculum, placed);
      for (const course of curriculum.courses)
        this.put('course', `${curriculum.role}.${course.id}`, course, {
          title: course.title,
          concerns: 'partner',
          parent,
        });
    }
    for (const exam of pack.exams) {
      const placed = { title: exam.title, concerns: 'partner', without: ['questions'] } as const;
      const parent = this.put('exam', exam.id, exam, placed);
      // What an exam asks, and what is right, must not be read before it is taken.
      for (const one of exam.questions)
        this.put('examQuestion', `${exam.id}.${one.id}`, one, { title: one.text, concerns: 'us', parent });
    }
    for (const drill of pack.drills) this.put('drill', drill.id, drill, { title: drill.title, concerns: 'both' });
    for (const one of pack.integrationChecks)
      this.put('integrationCheck', one.id, one, { title: one.title, concerns: 'partner' });
    for (const one of pack.handoffs) this.put('handoff', one.id, one, { title: one.title, concerns: 'us' });
  }

  programme(template: NonNullable<Pack['programme']>): void {
    const title = template.title;
    const parent = this.put('programme', 'programme', template, {
      title,
      concerns: 'us',
      without: ['sprints', 'baselines'],
    });
    for (const { goals, ...sprint } of template.sprints) {
      const id = `programme.${sprint.number}`;
      const inside = this.put('programme', id, sprint, { title: sprint.title, concerns: 'us', parent });
      for (const goal of goals)
        this.put('goal', `${id}.${goal.id}`, goal, { title: goal.title, concerns: 'us', parent: inside });
    }
    for (const one of template.baselines)
      this.put('baseline', `programme.${one.id}`, one, { title: one.title, concerns: 'us', parent });
  }

  readiness(rules: NonNullable<Pack['readiness']>): void {
    const concerns = 'us';
    const without = ['capabilities', 'dimensions', 'stages'];
    const parent = this.put('readinessRules', 'readiness', rules, { title: 'Readiness', concerns, without });
    for (const one of rules.capabilities)
      this.put('capability', `readiness.${one.id}`, one, { title: one.title, concerns, parent });
    for (const one of rules.dimensions)
      this.put('dimension', `readiness.${one.id}`, one, { title: one.title, concerns, parent });
    for (const one of rules.stages)
      this.put('stage', `readiness.${one.id}`, one, { title: one.title, concerns, parent });
  }

  #question(question: Question, parent: string, concerns: Concerns): void {
    const key = this.put('question', question.id, question, {
      title: question.text,
      concerns,
      parent,
      without: ['fields'],
    });
    for (const field of question.fields) this.#field(field, question.id, key, field.internal ? 'us' : concerns);
  }

  #field(field: Field, questionId: string, parent: string, concerns: Concerns): void {
    const id = `${questionId}.${field.id}`;
    const without = ['options', 'columns', 'rows'];
    const key = this.put('field', id, field, { title: field.label, concerns, parent, without });
    for (const one of field.options ?? [])
      this.put('option', `${id}.${one.id}`, one, { title: one.label, concerns, parent: key });
    for (const one of field.columns ?? [])
      this.put('column', `${id}.${one.id}`, one, { title: one.label, concerns, parent: key });
    for (const one of field.rows ?? [])
      this.put('row', `${id}.${one.id}`, one, { title: one.label, concerns, parent: key });
  }
}
