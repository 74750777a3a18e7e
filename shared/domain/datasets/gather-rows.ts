import { gatherChecks, gatherRequests } from './gather-series';
import type { Gatherer, Gathering, Row } from './gatherer';
import type { SeverityChange } from './read-cell';
import type {
  ActionDue,
  BehaviourRating,
  BreachNotice,
  Case,
  ChangeNotice,
  ContractDue,
  CustomerSpan,
  Exclusion,
  Moment,
  Order,
  Outage,
  Pause,
  ReviewDelivered,
  SurveyAnswer,
  TableName,
  Tables,
  ThroughputHour,
} from './tables';

/** Puts the rows of one table together. Cells were checked by their columns; here they only find their places. */
export function gatherer(name: TableName, gathering: Gathering): Gatherer {
  if (name === 'checks') return gatherChecks(gathering);
  if (name === 'requests') return gatherRequests(gathering);
  const { service } = gathering;
  switch (name) {
    case 'outages':
      return rowByRow(
        (row): Outage => ({ id: word(row, 'id'), ...placeOf(row, service), ...spanOf(row) }),
        (outages) => ({
          outages,
        }),
      );
    case 'cases':
      return rowByRow(
        (row, number) => caseOf(row, number, gathering),
        (cases) => ({ cases }),
      );
    case 'throughput':
      return rowByRow(
        (row): ThroughputHour => ({
          at: number(row, 'at'),
          service: word(row, 'service') || service,
          completed: number(row, 'completed'),
        }),
        (throughput) => ({ throughput }),
      );
    case 'ratings':
      return rowByRow(
        (row): SurveyAnswer => ({ at: number(row, 'at'), score: number(row, 'score'), region: word(row, 'region') }),
        (ratings) => ({ ratings }),
      );
    case 'exclusions':
      return rowByRow(
        (row): Exclusion => ({ ...spanOf(row), service: word(row, 'service') || service, why: word(row, 'why') }),
        (exclusions) => ({ exclusions }),
      );
    case 'behaviours':
      return rowByRow(
        (row): BehaviourRating => ({
          at: number(row, 'at'),
          rater: word(row, 'rater'),
          behaviour: word(row, 'behaviour') as BehaviourRating['behaviour'],
          score: number(row, 'score'),
        }),
        (behaviours) => ({ behaviours }),
      );
    default:
      return gatherDated(name);
  }
}

function gatherDated(
  name: 'contracts' | 'customers' | 'reviews' | 'actions' | 'orders' | 'changes' | 'breaches',
): Gatherer {
  const id = (row: Row) => word(row, 'id');
  const at = (row: Row, column: string) => number(row, column);
  switch (name) {
    case 'contracts':
      return rowByRow(
        (row): ContractDue => ({
          id: id(row),
          dueAt: at(row, 'dueAt'),
          renewed: row['renewed'] === 'yes',
          value: row['value'] as string | null,
        }),
        (contracts) => ({ contracts }),
      );
    case 'customers':
      return rowByRow(
        (row): CustomerSpan => ({ id: id(row), startedAt: at(row, 'startedAt'), lostAt: whenOf(row, 'lostAt') }),
        (customers) => ({ customers }),
      );
    case 'reviews':
      return rowByRow(
        (row): ReviewDelivered => ({
          id: id(row),
          incidentClosedAt: at(row, 'incidentClosedAt'),
          deliveredAt: whenOf(row, 'deliveredAt'),
        }),
        (reviews) => ({ reviews }),
      );
    case 'actions':
      return rowByRow(
        (row): ActionDue => ({ id: id(row), dueAt: at(row, 'dueAt'), closedAt: whenOf(row, 'closedAt') }),
        (actions) => ({ actions }),
      );
    case 'orders':
      return rowByRow(
        (row): Order => ({ id: id(row), at: at(row, 'at'), corrected: row['corrected'] === 'yes' }),
        (orders) => ({ orders }),
      );
    case 'changes':
      return rowByRow(
        (row): ChangeNotice => ({
          id: id(row),
          noticeClass: word(row, 'noticeClass') as ChangeNotice['noticeClass'],
          announcedAt: whenOf(row, 'announcedAt'),
          effectiveAt: at(row, 'effectiveAt'),
        }),
        (changes) => ({ changes }),
      );
    case 'breaches':
      return rowByRow(
        (row): BreachNotice => ({ id: id(row), awareAt: at(row, 'awareAt'), noticeAt: whenOf(row, 'noticeAt') }),
        (breaches) => ({ breaches }),
      );
  }
}

function rowByRow<Record>(
  recordOf: (row: Row, number: number) => Record,
  tablesOf: (records: readonly Record[]) => Tables,
): Gatherer {
  const records: Record[] = [];
  return {
    take: (row, number) => records.push(recordOf(row, number)),
    done: () => ({ tables: tablesOf(records), sortedRows: 0, repeatedRows: 0 }),
  };
}

function caseOf(row: Row, rowNumber: number, { service, refused }: Gathering): Case {
  const openedAt = number(row, 'openedAt');
  const opening = row['severity'] as SeverityChange['severity'] | null;
  const changes = (row['severityChanges'] ?? []) as readonly SeverityChange[];
  if (opening === null && changes.length === 0) refused({ code: 'noSeverity', row: rowNumber });
  return {
    id: word(row, 'id'),
    ...placeOf(row, service),
    channel: word(row, 'channel'),
    severities: opening === null ? changes : [{ at: openedAt, severity: opening }, ...changes],
    startedAt: whenOf(row, 'startedAt'),
    detectedAt: whenOf(row, 'detectedAt'),
    openedAt,
    acknowledgedAt: whenOf(row, 'acknowledgedAt'),
    firstResponseAt: whenOf(row, 'firstResponseAt'),
    restoredAt: whenOf(row, 'restoredAt'),
    resolvedAt: whenOf(row, 'resolvedAt'),
    closedAt: whenOf(row, 'closedAt'),
    reopenedAt: whenOf(row, 'reopenedAt'),
    followUpAt: whenOf(row, 'followUpAt'),
    updates: (row['updates'] ?? []) as readonly Moment[],
    pauses: (row['pauses'] ?? []) as readonly Pause[],
    contacts: row['contacts'] as number | null,
    transferred: row['transferred'] === 'yes',
    affectedShare: row['affectedShare'] as string | null,
    rootCause: word(row, 'rootCause'),
  };
}

const word = (row: Row, column: string) => (row[column] ?? '') as string;
const number = (row: Row, column: string) => row[column] as number;
const whenOf = (row: Row, column: string) => row[column] as Moment | null;
const spanOf = (row: Row) => ({ from: number(row, 'from'), to: number(row, 'to') });
const placeOf = (row: Row, service: string) => ({
  service: word(row, 'service') || service,
  region: word(row, 'region'),
});
