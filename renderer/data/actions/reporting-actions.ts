import { ok } from '#shared/base/result';
import {
  type NewInsightReport,
  type NewRate,
  type ReportingChange,
  noteRate as rateNoted,
  setReporting as reportingSet,
  keepInsightReport as reportKept,
} from '#shared/domain/reporting/reporting-commands';
import { reportingInForce } from '#shared/domain/reporting/reporting-rules';
import { correction, creation } from '../edits';
import { allRecords } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';

/** Sets currency, zone, weights or targets; what is not named stays. */
export function setReporting(workspace: Workspace, change: ReportingChange) {
  return write(workspace, async () => {
    const known = await allRecords(workspace.database, 'reportingSettings');
    const set = reportingSet(known, change, contextOf(workspace));
    if (!set.ok) return set;
    const { before, after } = set.value;
    const edits =
      before === null ? [creation('reportingSettings', after)] : correction('reportingSettings', before, after);
    return ok({ value: after, edits });
  });
}

/** Notes the rate of a month into the reporting currency. */
export function noteRate(workspace: Workspace, input: NewRate) {
  return write(workspace, async () => {
    const { currency } = reportingInForce(await allRecords(workspace.database, 'reportingSettings'));
    const known = await allRecords(workspace.database, 'monthlyRate');
    const noted = rateNoted(input, currency, known, contextOf(workspace));
    return noted.ok ? ok({ value: noted.value, edits: [creation('monthlyRate', noted.value)] }) : noted;
  });
}

/** Keeps a report with its figures, for good. */
export function keepInsightReport(workspace: Workspace, input: NewInsightReport) {
  return write(workspace, async () => {
    const kept = reportKept(input, contextOf(workspace));
    return kept.ok ? ok({ value: kept.value, edits: [creation('insightReport', kept.value)] }) : kept;
  });
}
