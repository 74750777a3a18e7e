import { groupBy } from '#shared/base/group-by';
import type { Json } from '#shared/base/json';
import type { Pack } from './pack';
import { diffPacks, type PackChange } from './pack-diff';
import type { PackThing, ThingKind } from './pack-diff-things';
import { valueWords } from './pack-property-words';

export const noteSections = ['questions', 'proofs', 'gates', 'training', 'commercial', 'materials'] as const;
export type NoteSection = (typeof noteSections)[number];

/** What a new version means for partners, in sentences they can be sent. */
export interface ReleaseNotes {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly intro: string;
  /** Sections with something to say, in reading order. */
  readonly sections: readonly {
    readonly section: NoteSection;
    readonly title: string;
    readonly lines: readonly string[];
  }[];
  readonly close: string;
}

/** The notes for partners, from what differs between two versions. Our own judgements, rules and exam answers are left out. */
export function releaseNotes(from: Pack, to: Pack): ReleaseNotes {
  const told = diffPacks(from, to).filter(({ thing }) => thing.concerns !== 'us');
  const sections = noteSections.flatMap((section) => {
    const own = told.filter(({ thing }) => sectionOf[thing.kind] === section);
    const lines = [...many(own, 'added'), ...many(own, 'removed'), ...few(own).flatMap(noteLine)];
    return lines.length === 0 ? [] : [{ section, title: sectionTitles[section], lines: [...new Set(lines)] }];
  });
  const isQuiet = sections.length === 0;
  return {
    title: `What changes for you in version ${to.version}`,
    from: from.version,
    to: to.version,
    intro: isQuiet
      ? `Version ${to.version} of “${to.title}” follows version ${from.version}. Nothing changes for you.`
      : `Version ${to.version} of “${to.title}” follows version ${from.version}. This page says what it changes for you.`,
    sections,
    close: isQuiet
      ? 'What you have told and shown us stays as it is.'
      : 'What you have told and shown us stays on record. A conversation that has begun goes on in its version until both of us agree to take the new one.',
  };
}

/** The notes as plain text, for a message. */
export function releaseNotesText(notes: ReleaseNotes): string {
  const sections = notes.sections.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n'));
  return [notes.title, notes.intro, ...sections, notes.close].join('\n\n');
}

const sectionTitles: { readonly [section in NoteSection]: string } = {
  questions: 'What we ask',
  proofs: 'What you show',
  gates: 'How you get ahead',
  training: 'Training and exams',
  commercial: 'Commercial terms',
  materials: 'Material for your work',
};

const sectionOf: { readonly [kind in ThingKind]?: NoteSection } = {
  module: 'questions',
  question: 'questions',
  field: 'questions',
  option: 'questions',
  column: 'questions',
  row: 'questions',
  talk: 'questions',
  evidenceType: 'proofs',
  evidenceFact: 'proofs',
  control: 'proofs',
  integrationCheck: 'proofs',
  drill: 'proofs',
  step: 'gates',
  gate: 'gates',
  criterion: 'gates',
  curriculum: 'training',
  course: 'training',
  exam: 'training',
  commercialRules: 'commercial',
  dealRules: 'commercial',
  band: 'commercial',
  coSelling: 'commercial',
  rejectionReason: 'commercial',
  asset: 'materials',
};

/** Properties a partner would recognise. How we judge, what we compute from it and who of us does it is left out. */
const told: { readonly [property: string]: (thing: string, before: Json, after: Json) => string } = {
  text: (thing) => `We ask ${thing} in clearer words.`,
  label: (thing) => `${thing} reads differently.`,
  help: (thing) => `The explanation of ${thing} is new.`,
  title: (thing) => `${thing} has a new name.`,
  purpose: (thing) => `What ${thing} is for is said more clearly.`,
  promise: (thing) => `What ${thing} gives you is said more clearly.`,
  statement: (thing) => `The words you confirm for ${thing} are new; please read them before you do.`,
  blocks: (thing) => `${thing} has been brought up to date.`,
  outline: (thing) => `${thing} covers other points than before.`,
  required: (thing, _before, after) =>
    after === true ? `Please have ${thing} ready: we now need it.` : `${thing} may now be left open.`,
  validMonths: (thing, before, after) =>
    `${thing} now holds ${holdWords(after)}; before it was ${holdWords(before)}. What you have brought counts from its own date.`,
  sources: (thing) => `How you can bring ${thing} has changed.`,
  tiers: (thing) => `${thing} is now asked of other partners than before.`,
  hard: (thing, _before, after) =>
    after === true ? `${thing} is needed without exception.` : `For ${thing} we can agree on an exception for a time.`,
  graceDays: (thing) => `The time to repair ${thing} after a lapse has changed.`,
  passAt: (thing, _before, after) => `${thing} is passed from ${String(after)} points of 100.`,
  heads: (thing, _before, after) => `${thing}: ${String(after)} people should hold the credential.`,
  limitMinutes: (thing, _before, after) => `${thing} should be done within ${String(after)} minutes.`,
  expected: (thing) => `What ${thing} should show is described anew.`,
  how: (thing) => `How ${thing} is done is described anew.`,
  percent: (thing, before, after) =>
    `${thing}: ${String(after)} %, where it was ${String(before)} %. It counts from the start of the next quarter.`,
  minCertified: (thing, _before, after) => `${thing} is given from ${String(after)} certified people.`,
  minCsat: (thing, _before, after) =>
    after === null
      ? `${thing} no longer asks for satisfied customers.`
      : `${thing} asks for ${String(after)} % satisfied customers.`,
  minResponses: (thing, _before, after) =>
    after === null
      ? `${thing} no longer counts answers.`
      : `${thing} counts once ${String(after)} customers have answered.`,
  decisionDays: (_thing, _before, after) => `We decide on a deal you register within ${String(after)} working days.`,
  appealDays: (_thing, _before, after) => `Somebody else decides on an appeal within ${String(after)} working days.`,
  protectionDays: (_thing, _before, after) => `An approved deal is protected for ${String(after)} days.`,
  extensionDays: (_thing, _before, after) => `The protection of a deal can be extended once by ${String(after)} days.`,
  silenceApproves: (_thing, _before, after) =>
    after === true
      ? 'If we do not answer in time, your deal is approved.'
      : 'If we do not answer in time, your deal is not approved by itself; please ask us.',
  bandGraceQuarters: (_thing, before, after) =>
    `You keep a discount band for ${String(after)} quarters after losing its conditions; before it was ${String(before)}.`,
  rule: (thing) => `The rule for ${thing} is new.`,
  lead: (thing) => `For ${thing} somebody else leads than before.`,
  minutes: () => '',
};

/** More of one kind than this are told in one line. */
const most = 4;

/** What came or went in numbers, with two to name what it is about. */
function many(changes: readonly PackChange[], kind: 'added' | 'removed'): readonly string[] {
  return crowds(changes, kind).map((things) => {
    const [first, second] = things;
    const nouns = first ? (partnerPlurals[first.kind] ?? 'others') : '';
    const examples = [first, second].map((thing) => `“${thing ? plainTitle(thing) : ''}”`).join(' and ');
    return kind === 'added'
      ? `${things.length} new ${nouns}, such as ${examples}.`
      : `${things.length} ${nouns} are no longer needed, such as ${examples}.`;
  });
}

/** The changes that are told one by one. */
function few(changes: readonly PackChange[]): readonly PackChange[] {
  const told = new Set([...crowds(changes, 'added'), ...crowds(changes, 'removed')].flat());
  return changes.filter(({ thing }) => !told.has(thing));
}

function crowds(changes: readonly PackChange[], kind: 'added' | 'removed'): readonly (readonly PackThing[])[] {
  const things = changes
    .filter((change) => change.kind === kind || (kind === 'removed' && change.kind === 'retired'))
    .map(({ thing }) => thing);
  return [...groupBy(things, (thing) => thing.kind).values()].filter(({ length }) => length > most);
}

const partnerPlurals: { readonly [kind in ThingKind]?: string } = {
  module: 'parts of our talk',
  question: 'questions',
  field: 'points',
  option: 'choices',
  column: 'columns',
  row: 'lines',
  talk: 'conversations',
  evidenceType: 'kinds of proof',
  evidenceFact: 'facts in a proof',
  control: 'safeguards',
  integrationCheck: 'checks of an interface',
  drill: 'drills',
  step: 'steps',
  criterion: 'conditions',
  curriculum: 'curricula',
  course: 'courses',
  exam: 'exams',
  band: 'discount bands',
  coSelling: 'rules for who leads',
  rejectionReason: 'reasons to turn a deal down',
  asset: 'pieces of material',
};

function plainTitle(thing: PackThing): string {
  return thing.title.trim().replace(/[.]$/, '');
}

function noteLine(change: PackChange): readonly string[] {
  const thing = partnerName(change.thing);
  switch (change.kind) {
    case 'added':
      if (change.thing.kind === 'module') return [`We now also talk about ${thing}${questionCount(change.inside)}.`];
      return [`New: ${thing}.`];
    case 'removed':
    case 'retired':
      return [`No longer needed: ${thing}.`];
    case 'moved':
      return [];
    default: {
      const line = told[change.property]?.(thing, change.before, change.after) ?? '';
      return line === '' ? [] : [capital(line)];
    }
  }
}

function questionCount(inside: readonly PackThing[]): string {
  const count = inside.filter(({ kind }) => kind === 'question').length;
  return count === 0 ? '' : `: ${count} ${count === 1 ? 'question' : 'questions'}`;
}

/** A thing as a partner would call it: without ids. */
function partnerName(thing: PackThing): string {
  const title = plainTitle(thing);
  const noun = partnerNouns[thing.kind];
  return noun ? `${noun} “${title}”` : `“${title}”`;
}

const partnerNouns: { readonly [kind in ThingKind]?: string } = {
  question: 'the question',
  field: 'the point',
  option: 'the choice',
  column: 'the column',
  row: 'the line',
  control: 'the safeguard',
  criterion: 'the condition',
  step: 'the step',
  band: 'the discount band',
  rejectionReason: 'the reason',
  exam: 'the exam',
  curriculum: 'the curriculum',
  evidenceFact: 'the fact',
  course: 'the course',
  drill: 'the drill',
  coSelling: 'the segment',
};

function holdWords(value: Json): string {
  return value === null ? 'until it is replaced' : `for ${valueWords('validMonths', value) ?? String(value)}`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
