import { calendarFile } from '#shared/domain/exchange/calendar-file';
import type { DatedCommitment } from '#shared/domain/guidance/dated-commitments';
import { saveCopy } from '../../data/save-copy';
import type { Workspace } from '../../data/workspace';
import { showToast } from '../../ui/toast';
import type { Text } from '../../ui/use-text';
import { promisedWords, sideWords, sourceWords } from './commitment-words';
import type { NameOf } from './line';

export interface PromisesInWords {
  readonly text: Text;
  readonly nameOf: NameOf;
  readonly handoffTitle: (kind: string) => string;
}

/** Promises as a calendar file. Its moment is the day it speaks of, so that the same promises are the same file. */
function promiseCalendar(
  promises: readonly DatedCommitment[],
  asOf: string,
  { text, nameOf, handoffTitle }: PromisesInWords,
): string {
  return calendarFile({
    name: text('today.promise.calendar'),
    id: '',
    stamp: `${asOf}T00:00:00Z`,
    sequence: 0,
    entries: promises.map((one) => ({
      key: one.calendar.key,
      of: one.calendar.of,
      sequence: one.calendar.sequence,
      day: one.due,
      title: text('today.promise.calendar-title', {
        what: promisedWords(one, text, handoffTitle),
        partner: nameOf(one.partnerId),
      }),
      detail: text('today.promise.calendar-detail', {
        source: text(sourceWords[one.source]),
        side: text(sideWords[one.side]),
        owner: one.owner,
      }),
    })),
  });
}

/** Hands the person the calendar file of some promises, or of one. */
export async function savePromises(
  workspace: Workspace,
  promises: readonly DatedCommitment[],
  asOf: string,
  words: PromisesInWords,
): Promise<void> {
  const { text } = words;
  const content = new Blob([promiseCalendar(promises, asOf, words)], { type: 'text/calendar' });
  const name = `${text('today.promise.calendar')} ${asOf}.ics`;
  const saved = await saveCopy(workspace, { name, mime: content.type, content });
  if (!saved.ok) showToast({ tone: 'refused', words: text('documents.bytes.unwritable') });
  else if (saved.value === 'saved') showToast({ tone: 'done', words: text('today.promise.saved') });
}
