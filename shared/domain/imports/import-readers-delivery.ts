import { caseSeverities } from '#shared/domain/datasets/tables';
import { type Desk, defectCauses, desks, type EngagementLead, engagementLeads } from '#shared/domain/delivery/delivery';
import { readSeverity, wordOf } from './import-cells';
import type { RowReader } from './import-row';
import type { ImportedRecord } from './imported-record';

const ourNames = { us: 'vendor', ours: 'vendor', we: 'vendor', both: 'joint' } as const satisfies Record<
  string,
  EngagementLead
>;
const ourDesk = { us: 'vendor', ours: 'vendor', we: 'vendor' } as const satisfies Record<string, Desk>;

export function readEngagement(row: RowReader): ImportedRecord | null {
  const partnerId = row.partner();
  const lead = row.word('lead', wordOf(engagementLeads, ourNames), engagementLeads);
  const startedOn = row.day('startedOn');
  const goLiveOn = row.day('goLiveOn');
  row.inOrder('startedOn', startedOn, 'goLiveOn', goLiveOn);
  if (partnerId === null) return null;
  return {
    kind: 'engagements',
    input: {
      partnerId,
      title: row.text('engagementName', 200),
      customerName: row.text('customerName', 200),
      reference: row.text('reference', 80),
      startedOn,
      goLiveOn,
      ...(lead === null ? {} : { lead }),
    },
  };
}

export function readDefect(row: RowReader): ImportedRecord | null {
  const partnerId = row.partner();
  const engagementId = row.engagement(partnerId);
  const severity = row.word('severity', readSeverity, caseSeverities);
  const foundOn = row.day('foundOn');
  const cause = row.word('cause', wordOf(defectCauses), defectCauses);
  if (partnerId === null || engagementId === null || severity === null || foundOn === null) return null;
  return {
    kind: 'defects',
    input: {
      partnerId,
      engagementId,
      title: row.text('defectTitle', 200),
      reference: row.text('reference', 80),
      severity,
      foundOn,
      ...(cause === null ? {} : { cause }),
    },
  };
}

export function readCase(row: RowReader): ImportedRecord | null {
  const partnerId = row.partner();
  const openedAt = row.instant('openedAt', 'start');
  const resolvedAt = row.instant('resolvedAt', 'end');
  const reopenedAt = row.instant('reopenedAt', 'end');
  row.inOrder('openedAt', openedAt, 'resolvedAt', resolvedAt);
  row.inOrder('openedAt', openedAt, 'reopenedAt', reopenedAt);
  // What nobody resolved cannot have come back.
  if (row.has('reopenedAt') && !row.has('resolvedAt')) {
    row.refuse('resolvedAt', 'missingWith', { otherId: 'reopenedAt' });
  }
  const desk = (id: string) => row.word(id, wordOf(desks, ourDesk), desks);
  const openedAtDesk = desk('openedAtDesk');
  const handledBy = desk('handledBy');
  const rightDesk = desk('rightDesk');
  const severity = row.word('severity', readSeverity, caseSeverities);
  if (partnerId === null || openedAt === null || openedAtDesk === null || handledBy === null) return null;
  return {
    kind: 'cases',
    input: {
      partnerId,
      subject: row.text('subject', 200),
      customerName: row.text('customerName', 200),
      reference: row.text('reference', 80),
      severity,
      openedAt,
      openedAtDesk,
      rightDesk,
      handledBy,
      resolvedAt,
      reopenedAt,
    },
  };
}
