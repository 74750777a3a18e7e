import type { Gatherer, Gathering, Row } from './gatherer';
import { momentText } from './moment-text';
import { type CheckSeries, type Moment, type RequestSeries, requestOutcomes } from './tables';

/** Numbers of a column that grows; nobody knows beforehand how many rows a file has. */
class GrowingColumn {
  private numbers = new Float64Array(1024);
  length = 0;

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length] = number;
    this.length += 1;
  }

  at(index: number): number {
    return this.numbers[index] ?? Number.NaN;
  }

  isSorted(): boolean {
    for (let index = 1; index < this.length; index += 1) if (this.at(index) < this.at(index - 1)) return false;
    return true;
  }

  /** The numbers in the given order; in their own where none is given. */
  taken(order: Uint32Array | null): Float64Array {
    if (order === null) return this.numbers.slice(0, this.length);
    return Float64Array.from(order, (index) => this.at(index));
  }
}

/** The order by time of rows that are not in it; rows of the same moment stay as they are. Null: they are in order. */
function orderOf(at: GrowingColumn): Uint32Array | null {
  if (at.isSorted()) return null;
  const order = Uint32Array.from({ length: at.length }, (_, index) => index);
  return order.sort((left, right) => at.at(left) - at.at(right) || left - right);
}

function displaced(order: Uint32Array | null): number {
  if (order === null) return 0;
  let count = 0;
  for (const [place, index] of order.entries()) if (place !== index) count += 1;
  return count;
}

interface GrowingChecks {
  readonly service: string;
  readonly region: string;
  readonly at: GrowingColumn;
  readonly up: GrowingColumn;
  readonly responseMs: GrowingColumn;
  readonly row: GrowingColumn;
  observedUntil: Moment;
}

/** Checks by service and region. A check that is there twice, word for word, counts once; up and down at one moment are refused. */
export function gatherChecks({ service, observedUntil, refused }: Gathering): Gatherer {
  const series = new Map<string, GrowingChecks>();
  const seriesOf = (own: string, region: string) => {
    const key = `${own}\n${region}`;
    const known = series.get(key);
    if (known !== undefined) return known;
    const made: GrowingChecks = {
      service: own,
      region,
      at: new GrowingColumn(),
      up: new GrowingColumn(),
      responseMs: new GrowingColumn(),
      row: new GrowingColumn(),
      observedUntil: Number.NEGATIVE_INFINITY,
    };
    series.set(key, made);
    return made;
  };
  return {
    take: (row: Row, number) => {
      const own = seriesOf((row['service'] || service) as string, (row['region'] ?? '') as string);
      const isUp = row['up'] === 'up';
      const responseMs = row['responseMs'] as number | null;
      own.at.push(row['at'] as Moment);
      own.up.push(isUp ? 1 : 0);
      own.responseMs.push(responseMs === null || (!isUp && responseMs === 0) ? Number.NaN : responseMs);
      own.row.push(number);
      const until = row['observedUntil'] as Moment | null;
      if (until !== null && until > own.observedUntil) own.observedUntil = until;
    },
    done: () => {
      let sortedRows = 0;
      let repeatedRows = 0;
      const checks = [...series.values()].map((own): CheckSeries => {
        const order = orderOf(own.at);
        sortedRows += displaced(order);
        const kept = onceEach(own, order, refused);
        repeatedRows += own.at.length - kept.length;
        const at = own.at.taken(kept);
        const last = at.at(-1) ?? Number.NEGATIVE_INFINITY;
        const until = own.observedUntil > Number.NEGATIVE_INFINITY ? own.observedUntil : (observedUntil ?? last);
        if (until < last) refused({ code: 'endsBeforeLastCheck', row: own.row.at(kept.at(-1) ?? 0) });
        return {
          service: own.service,
          region: own.region,
          at,
          up: Uint8Array.from(kept, (index) => own.up.at(index)),
          responseMs: own.responseMs.taken(kept),
          observedUntil: until,
        };
      });
      return { tables: { checks }, sortedRows, repeatedRows };
    },
  };
}

function onceEach(own: GrowingChecks, order: Uint32Array | null, refused: Gathering['refused']): Uint32Array {
  const kept = new Uint32Array(own.at.length);
  let count = 0;
  for (let place = 0; place < own.at.length; place += 1) {
    const index = order === null ? place : (order[place] ?? 0);
    const before = kept[count - 1];
    if (count > 0 && before !== undefined && own.at.at(before) === own.at.at(index)) {
      // A monitor may write two timings of one moment. Two states of one moment are a contradiction.
      const isSameState = own.up.at(before) === own.up.at(index);
      if (isSameState && Object.is(own.responseMs.at(before), own.responseMs.at(index))) continue;
      if (!isSameState)
        refused({
          code: 'duplicate',
          row: own.row.at(index),
          first: own.row.at(before),
          columns: ['at', 'service', 'region'],
          found: momentText(own.at.at(index)),
        });
    }
    kept[count] = index;
    count += 1;
  }
  return kept.slice(0, count);
}

interface GrowingRequests {
  readonly service: string;
  readonly at: GrowingColumn;
  readonly durationMs: GrowingColumn;
  readonly outcome: GrowingColumn;
  readonly count: GrowingColumn;
  hasCount: boolean;
}

const outcomeNumber = new Map<unknown, number>(requestOutcomes.map((outcome, number) => [outcome, number]));

/** Requests by service. */
export function gatherRequests({ service }: Gathering): Gatherer {
  const series = new Map<string, GrowingRequests>();
  const seriesOf = (own: string) => {
    const known = series.get(own);
    if (known !== undefined) return known;
    const column = () => new GrowingColumn();
    const made = { at: column(), durationMs: column(), outcome: column(), count: column() };
    const whole: GrowingRequests = { service: own, hasCount: false, ...made };
    series.set(own, whole);
    return whole;
  };
  return {
    take: (row: Row) => {
      const own = seriesOf((row['service'] || service) as string);
      const count = row['count'] as number | null;
      if (count !== null) own.hasCount = true;
      own.at.push(row['at'] as Moment);
      own.durationMs.push((row['durationMs'] as number | null) ?? Number.NaN);
      own.outcome.push(outcomeNumber.get(row['outcome']) ?? 0);
      own.count.push(count ?? 1);
    },
    done: () => {
      let sortedRows = 0;
      const requests = [...series.values()].map((own): RequestSeries => {
        const order = orderOf(own.at);
        sortedRows += displaced(order);
        return {
          service: own.service,
          at: own.at.taken(order),
          durationMs: own.durationMs.taken(order),
          outcome: Uint8Array.from(own.outcome.taken(order)),
          count: own.hasCount ? own.count.taken(order) : null,
        };
      });
      return { tables: { requests }, sortedRows, repeatedRows: 0 };
    },
  };
}
