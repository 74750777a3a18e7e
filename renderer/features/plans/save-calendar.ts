import type { Agreement } from '#shared/domain/agreements/agreement';
import { commitmentCalendar } from '#shared/domain/exchange/commitment-calendar';
import type { Commitment } from '#shared/domain/plans/commitments';
import type { Plan } from '#shared/domain/plans/plan';
import { saveCopy } from '../../data/save-copy';
import type { Workspace } from '../../data/workspace';
import { showToast } from '../../ui/toast';
import type { Text } from '../../ui/use-text';
import { kindWords, promised, sideWords } from './plan-words';

/** The commitments with a day as a calendar file. Its moment is the day it speaks of, so that the same list is the same file. */
export function calendarOf(
  {
    plan,
    agreement,
    rows,
    stamp,
  }: {
    readonly plan: Plan;
    readonly agreement: Pick<Agreement, 'id' | 'version' | 'supersedesId'>;
    readonly rows: readonly Commitment[];
    readonly stamp: string;
  },
  text: Text,
): string {
  return commitmentCalendar(
    { plan, agreement, rows, stamp },
    {
      name: text('plans.calendar.name', { partner: plan.partner.name }),
      title: (one) => text('plans.calendar.title', { what: promised(one, text), partner: plan.partner.name }),
      detail: ({ kind, side, owner }) =>
        text('plans.calendar.detail', { kind: text(kindWords[kind]), side: text(sideWords[side]), owner }),
    },
  );
}

export async function saveCalendar(
  workspace: Workspace,
  given: {
    readonly plan: Plan;
    readonly agreement: Pick<Agreement, 'id' | 'version' | 'supersedesId'>;
    readonly rows: readonly Commitment[];
    readonly text: Text;
  },
): Promise<void> {
  const { text, plan } = given;
  const stamp = new Date(workspace.surroundings.now()).toISOString().slice(0, 10);
  const content = new Blob([calendarOf({ ...given, stamp: `${stamp}T00:00:00Z` }, text)], { type: 'text/calendar' });
  const name = `${text('plans.calendar.name', { partner: plan.partner.name })}.ics`.replaceAll(
    /[\\/:*?"<>|\p{Cc}]+/gu,
    ' ',
  );
  const saved = await saveCopy(workspace, { name, mime: content.type, content });
  if (!saved.ok) showToast({ tone: 'refused', words: text('documents.bytes.unwritable') });
  else if (saved.value === 'saved') showToast({ tone: 'done', words: text('plans.calendar.saved') });
}
