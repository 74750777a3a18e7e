import type { Json } from '#shared/base/json';
import { conflictsOf } from '#shared/sync/conflict';
import { deletedField } from '#shared/sync/row';
import { elementsOf, setEdits } from '#shared/sync/set-field';
import { type Edit, ModelDevice } from './model-device';
import { type Delivery, ModelHeadquarters } from './model-headquarters';
import type { Doing, EditStep, Fate, Story, SyncStep } from './story';

export interface Played {
  readonly headquarters: ModelHeadquarters;
  readonly devices: readonly ModelDevice[];
}

const start = Date.parse('2026-11-20T12:00:00Z');

/** Plays a story and then lets everybody come to rest: a good line, until nothing waits and all stand at the head. */
export function play(story: Story): Played {
  const headquarters = new ModelHeadquarters();
  const devices = story.skews.map((skew, index) => new ModelDevice(index, skew));
  const post: Delivery[] = [];
  let now = start;
  for (const step of story.steps) {
    now += 20_000;
    if (step.kind === 'wait') now += step.minutes * 60_000;
    if (step.kind === 'late') {
      const delivery = post[step.which % Math.max(post.length, 1)];
      if (delivery) headquarters.push(delivery, now);
    }
    const acting = 'device' in step ? devices[step.device % devices.length] : undefined;
    if (!acting) continue;
    if (step.kind === 'edit') doEdit(acting, step, now);
    if (step.kind === 'sync') sync({ headquarters, post }, acting, step, now);
    if (step.kind === 'restart') acting.restart(now);
    if (step.kind === 'lose') acting.lose(now);
  }
  const good: SyncStep = {
    ...{ kind: 'sync', device: 0, batch: 500, page: 1_000, pushes: [], pulls: [], between: null, noise: 0 },
  };
  for (const device of [...devices, ...devices]) {
    now += 1_000;
    sync({ headquarters, post }, device, good, now);
  }
  return { headquarters, devices };
}

interface Line {
  readonly headquarters: ModelHeadquarters;
  /** Every delivery that was ever on its way. */
  readonly post: Delivery[];
}

function sync({ headquarters, post }: Line, device: ModelDevice, step: SyncStep, now: number): void {
  for (let turn = 0; ; turn += 1) {
    const delivery = device.nextDelivery(step.batch, now, step.noise);
    if (!delivery) break;
    post.push(delivery);
    const fate = step.pushes[turn] ?? 'good';
    if (fate === 'lost-request') return;
    const answer = headquarters.push(delivery, now);
    if (fate === 'twice') headquarters.push(delivery, now);
    if (fate === 'lost-ack' || fate === 'crash') return;
    if (answer.kind === 'gap') throw new Error(`Headquarters misses change ${answer.expected} of ${device.tag}.`);
    device.acknowledge(answer.entries);
  }
  if (step.between) doEdit(device, step.between, now);
  for (let turn = 0; ; turn += 1) {
    const fate: Fate = step.pulls[turn] ?? 'good';
    if (fate === 'lost-request') return;
    const page = headquarters.pull(device.index, device.cursor, step.page);
    if (fate === 'lost-ack' || fate === 'crash') return;
    device.accept(page, headquarters.log);
    if (fate === 'twice') device.accept(page, headquarters.log);
    if (!page.more) return;
  }
}

/** What the person can do here and now; null where there is nothing to be done. */
function doEdit(device: ModelDevice, step: EditStep, now: number): void {
  const edit = editOf(device, step);
  if (edit && Object.keys(edit.fields).length > 0) device.write(edit, now);
}

const people = ['ana', 'ben', 'cho', 'dia'] as const;
const states = ['draft', 'locked', 'signed'] as const;
const singleFields: { readonly [key in Doing]?: readonly [entity: string, field: string] } = {
  'legal-name': ['partner', 'legalName'],
  country: ['partner', 'country'],
  note: ['partner', 'note'],
  website: ['partner', 'website'],
  'agreement-term': ['agreement', 'term'],
};

function editOf(device: ModelDevice, { doing, row, value }: EditStep): Edit | null {
  const single = singleFields[doing];
  if (single) return editing(device, single[0], `${single[0]}-${row % 2}`, { [single[1]]: `v${value}` });
  const partner = device.row(`partner-${row % 2}`, 'partner');
  switch (doing) {
    case 'interviewers':
      return interviewers(device, `interview-${row % 2}`, value);
    case 'answer':
      return editing(device, 'answer', `answer-${device.tag}-${device.journal.length}`, { given: value });
    case 'answer-again':
      return editing(device, 'answer', device.rowIds().find((id) => id.startsWith('answer-')) ?? '', { given: value });
    case 'agreement-state':
      return editing(device, 'agreement', `agreement-${row % 2}`, { state: states[value % 3] ?? 'draft' });
    case 'sign':
      return { entity: 'signedDocument', row: `document-${row}`, op: 'create', fields: { bytes: `of ${device.tag}` } };
    case 'sign-again':
      return { entity: 'signedDocument', row: `document-${row}`, op: 'set', fields: { bytes: 'forged' } };
    case 'delete':
      return { entity: 'partner', row: partner.id, op: 'delete', fields: { [deletedField]: true } };
    case 'bring-back':
      return { entity: 'partner', row: partner.id, op: 'set', fields: { [deletedField]: false } };
    case 'decide': {
      const conflict = conflictsOf(partner)[0];
      if (!conflict) return null;
      const kept = conflict.heads[value % conflict.heads.length]?.value ?? null;
      return { entity: 'partner', row: partner.id, op: 'resolve', fields: { [conflict.field]: kept } };
    }
    default:
      return null;
  }
}

function editing(
  device: ModelDevice,
  entity: string,
  row: string,
  fields: { readonly [field: string]: Json },
): Edit | null {
  if (row === '') return null;
  const isNew = Object.keys(device.row(row, entity).fields).length === 0;
  return { entity, row, op: isNew ? 'create' : 'set', fields };
}

function interviewers(device: ModelDevice, id: string, value: number): Edit {
  const row = device.row(id, 'interview');
  const person = people[value % people.length] ?? 'ana';
  if (Object.keys(row.fields).length === 0)
    return { entity: 'interview', row: id, op: 'create', fields: { interviewers: [person] } };
  const now = elementsOf(row, 'interviewers');
  const wanted = now.includes(person) ? now.filter((each) => each !== person) : [...now, person];
  return { entity: 'interview', row: id, op: 'set', fields: setEdits(row, 'interviewers', wanted) };
}
