import type { Json } from '#shared/base/json';
import type { Plan } from '#shared/domain/plans/plan';
import { bilingual } from './bilingual';
import { bold, paragraph } from './clause';
import {
  type DocumentFrame,
  embeddedData,
  embeddedFrame,
  printedParties,
  referenceOf,
  signatureBlocks,
  signatureNotice,
} from './document-frame';
import type { WordId } from './document-words';
import type { Block, DocumentPage } from './page';
import { languageNames, planAims } from './plan-aims';
import { type PlanPen, pairOf, planPen } from './plan-pen';
import { planRhythm } from './plan-rhythm';
import { planWay } from './plan-way';

/**
 * The Joint Success Plan as a document: cover, summary, contents, fifteen sections, definitions.
 *
 * @param data the data as it was fixed, to be put into the file; it may be of an earlier format than the plan
 */
export function planDocument(plan: Plan, frame: DocumentFrame, data: Json): DocumentPage {
  const { first, second } = plan.languages;
  const page = pageIn(plan, frame, data, planPen(first));
  return second === null ? page : bilingual(page, pageIn(plan, frame, data, planPen(second)));
}

function pageIn(plan: Plan, frame: DocumentFrame, data: Json, pen: PlanPen): DocumentPage {
  const { vendor, partner, said, languages } = plan;
  return {
    kind: 'plan',
    title: pen.text('plan.title'),
    subtitle: pen.text('plan.subtitle', { vendor: vendor.name, partner: partner.name, date: pen.date(said.valueDate) }),
    language: pen.language,
    reference: referenceOf('plan', frame.agreement),
    version: frame.agreement.version,
    dataSha256: frame.agreement.dataSha256,
    parties: printedParties(plan, pen.language),
    notices: [
      ...(frame.agreement.state === 'draft' ? [pen.text('frame.draft')] : []),
      pen.text('plan.notice.declaration'),
      pen.text('plan.notice.base', { baseAgreement: said.baseAgreement }),
      ...(languages.second === null ? [] : [pen.text('plan.notice.languages', languageNames(plan, pen))]),
      signatureNotice(pen.words, frame),
    ],
    ...embeddedData('jsp.json', pen.text('plan.embedded'), data),
    ...embeddedFrame('plan', frame),
    blocks: [
      ...planSummary(plan, pen),
      { kind: 'pageBreak' },
      { kind: 'contents', title: pen.text('plan.contents') },
      { kind: 'pageBreak' },
      ...planAims(plan, pen),
      ...planWay(plan, pen),
      ...planRhythm(plan, pen),
      ...signatures(plan, frame, pen),
      { kind: 'pageBreak' },
      ...planDefinitions(frame.agreement.dataSha256, pen),
    ],
  };
}

function signatures(plan: Plan, frame: DocumentFrame, pen: PlanPen): readonly Block[] {
  const sponsors = pairOf(plan, 'sponsor');
  if (sponsors === null) throw new Error('A plan without sponsors cannot be composed');
  return signatureBlocks('15', plan, frame, sponsors, { before: pen.text('plan.15.before') }, pen.words);
}

function planSummary(plan: Plan, pen: PlanPen): readonly Block[] {
  const names = (role: Plan['pairs'][number]['role'], id: WordId) => {
    const pair = pairOf(plan, role);
    return pair === null ? [] : [pen.rich(id, { vendor: pair.vendor.name, partner: pair.partner.name })];
  };
  const by = (what: string, date: string) => pen.rich('plan.0.by', { what, date: pen.date(date) });
  const next = plan.milestones
    .filter((one) => one.doneOn === null)
    .toSorted((left, right) =>
      left.latestFinish < right.latestFinish ? -1 : left.latestFinish > right.latestFinish ? 1 : 0,
    )
    .slice(0, 3);
  const { goals, firstCustomers, milestones } = plan;
  return [
    pen.heading(1, '', 'plan.0.title'),
    paragraph(plan.said.objective, 'lead', { questionId: 'M1.Q5', termId: 'objective' }),
    {
      kind: 'cards',
      cards: [
        {
          title: pen.text('plan.0.leadership'),
          points: [
            pen.rich('plan.0.first', { date: pen.date(plan.said.valueDate) }),
            ...goals.slice(0, 3).map((goal) =>
              pen.rich('plan.0.goal', {
                goal: goal.goal,
                baseline: pen.value(goal.baseline, goal.unit),
                target: pen.value(goal.target, goal.unit),
                date: pen.date(goal.by),
              }),
            ),
            ...names('sponsor', 'plan.0.sponsors'),
          ],
        },
        {
          title: pen.text('plan.0.product'),
          points: [
            ...milestones
              .filter((one) => one.id === 'A2' || one.id === 'A3')
              .map((one) => by(pen.milestone(one.id).title, one.latestFinish)),
            ...names('technicalAuthority', 'plan.0.technical'),
          ],
        },
        {
          title: pen.text('plan.0.success'),
          points: [
            ...firstCustomers
              .slice(0, 3)
              .map((row) => pen.rich('plan.0.customerBy', { name: row.name, need: row.need, date: pen.date(row.by) })),
            ...names('customerSuccessLeader', 'plan.0.customer'),
          ],
        },
        {
          title: pen.text('plan.0.next'),
          points:
            next.length === 0
              ? [pen.rich('plan.0.allReached')]
              : next.map((one) => by(`${one.id} ${pen.milestone(one.id).title}`, one.latestFinish)),
        },
      ],
    },
  ];
}

const definitions = ['milestone', 'latest', 'slack', 'example', 'gate1', 'gate2', 'outcome'] as const;

function planDefinitions(dataSha256: string | null, pen: PlanPen): readonly Block[] {
  return [
    pen.heading(1, 'A', 'plan.a.title'),
    pen.list(definitions.map((id) => pen.rich(`plan.a.${id}`))),
    pen.heading(1, 'B', 'plan.b.title'),
    pen.paragraph('plan.b.lead'),
    dataSha256 === null ? pen.paragraph('plan.b.draft', {}, 'notice') : paragraph([bold(dataSha256)], 'notice'),
  ];
}
