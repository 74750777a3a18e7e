import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { guessMapping, missingColumns } from '#shared/domain/imports/import-columns';
import { type ImportKind, importColumns, importKinds } from '#shared/domain/imports/import-kinds';
import { columnWords } from '../../../../../renderer/features/imports/import-words';

const english = JSON.parse(
  readFileSync(new URL('../../../../../renderer/messages/en/imports.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, string>>;

test.each(importKinds)('a table of %s headed with the words of our own screens is understood whole', (kind) => {
  const ids = importColumns[kind].map(({ id }) => id);
  const headings = ids.map((id) => english[columnWords[id] ?? ''] ?? '');
  expect(guessMapping(kind, headings)).toEqual(Object.fromEntries(ids.map((id, at) => [id, at])));
});

describe('tables as other programs export them', () => {
  test.each<[string, ImportKind, string]>([
    ['a CRM', 'partners', 'Account Name,Billing Country,VAT ID,Account Type,Website'],
    ['a CRM', 'people', 'Account,Contact Name,Job Title,Email Address,Phone Number,Preferred Language'],
    [
      'a CRM',
      'deals',
      'Partner Name,Account Name,Website,Billing Country,Product Name,Amount,Currency ISO Code,Deal Stage,Create Date',
    ],
    ['a CRM', 'soldDeals', 'Opportunity ID,Close Date,Amount,Currency,Partner Involved,Territory'],
    [
      'a help desk',
      'cases',
      'Organization,Ticket Subject,Created At,Queue,Assignment Group,Solved At,Priority,Ticket ID',
    ],
    ['a tracker of defects', 'defects', 'Company,Project,Issue Summary,Priority,Created,Root Cause,Key'],
    ['a survey tool', 'surveys', 'Company,Survey Type,NPS Score,Respondent Email,Response Date,Open Feedback'],
    ['a learning system', 'examResults', 'Company,Learner Email,Course Name,Final Score,Date Completed'],
  ])('%s: %s lack no column, and every one is used', (_whose, kind, line) => {
    const headings = line.split(',');
    const mapping = guessMapping(kind, headings);
    expect(missingColumns(kind, mapping)).toEqual([]);
    expect(Object.values(mapping).sort((left, right) => left - right)).toEqual(headings.map((_heading, at) => at));
  });

  test('answers headed by their question are scores of it', () => {
    expect(guessMapping('surveys', ['Who answered', 'Recommendation'])).toEqual({ contact: 0, score: 1 });
  });
});
