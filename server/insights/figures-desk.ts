import { metricFor } from '#shared/domain/metrics/all-metrics';
import type { Instant } from '#shared/domain/metrics/fact';
import type { Insights, MetricDetail, PartnerLine, Scope, Tally, TrendPoint } from '#shared/domain/metrics/insights';
import { tallyInsights } from '#shared/domain/metrics/insights-tally';
import { partnerAt } from '#shared/domain/metrics/measured-partner';
import { tallyMetric } from '#shared/domain/metrics/metric';
import { tallyDetail } from '#shared/domain/metrics/metric-detail';
import type { MetricId } from '#shared/domain/metrics/metric-list';
import { monthEndsBefore } from '#shared/domain/metrics/month-ends';
import type { Reading } from '#shared/domain/metrics/reading';
import { isInScope } from '#shared/domain/metrics/scope';
import { tallyScorecards } from '#shared/domain/metrics/scorecards-tally';
import type { Database } from '../db/database';
import { keepLedgers, ledgersDue } from './keep-ledgers';
import { countLedgers, ledgersIn } from './ledger-store';
import { PlaybookInForce } from './playbook-in-force';
import { organisationOf, questionThen, reportingZone } from './question-then';
import { tell } from './told';

/** What can be asked of the figures of headquarters, and over which territories. */
export interface FiguresAsked {
  /** Null: now. */
  readonly asOf: Instant | null;
  /** Null: all of them. */
  readonly spaces: readonly string[] | null;
}

export interface FiguresOn {
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, of: number) => void;
}

/** Thrown when whoever asked does not want the answer any more. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface DeskParts {
  readonly database: Database;
  readonly now: () => number;
}

/** Answers questions about figures of all territories from the ledgers, which it first brings up to now. */
export class FiguresDesk {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #playbook: PlaybookInForce;
  #keeping: Promise<unknown> = Promise.resolve();

  constructor({ database, now }: DeskParts) {
    this.#database = database;
    this.#now = now;
    this.#playbook = new PlaybookInForce(database);
  }

  /** How many ledgers must be brought up before figures can be told. */
  async due(): Promise<number> {
    return ledgersDue(this.#database, { index: await this.#playbook.current(), now: this.#now() });
  }

  /** Brings all ledgers up to now, one such work after the other. */
  bringUp(on: FiguresOn = {}): Promise<void> {
    const work = this.#keeping.then(async () => {
      if (on.signal?.aborted) return;
      const index = await this.#playbook.current();
      const zone = await reportingZone(this.#database);
      await keepLedgers(this.#database, { index, now: this.#now(), zone }, on);
    });
    this.#keeping = work.catch(() => undefined);
    return work;
  }

  async summary(asked: FiguresAsked, on: FiguresOn = {}): Promise<Insights> {
    const { asOf, organisation } = await this.#begin(asked, on);
    const question = await questionThen(this.#database, organisation, asOf);
    const tally = tallyInsights(question);
    await this.#pass([{ asOf, tally }], asked, on);
    return tally.finish();
  }

  async detail(
    asked: FiguresAsked & { readonly metric: MetricId; readonly scope: Scope },
    on: FiguresOn = {},
  ): Promise<MetricDetail> {
    const { asOf, organisation } = await this.#begin(asked, on);
    const tally = tallyDetail(await questionThen(this.#database, organisation, asOf), asked.metric, asked.scope);
    await this.#pass([{ asOf, tally }], asked, on);
    return tally.finish();
  }

  async scorecards(asked: FiguresAsked, on: FiguresOn = {}): Promise<readonly PartnerLine[]> {
    const { asOf, organisation } = await this.#begin(asked, on);
    const tally = tallyScorecards(await questionThen(this.#database, organisation, asOf));
    await this.#pass([{ asOf, tally }], asked, on);
    return tally.finish();
  }

  /** The reading at the end of each of the last months and at the day itself, all of them in one walk. */
  async trend(
    asked: FiguresAsked & { readonly metric: MetricId; readonly scope: Scope; readonly months: number },
    on: FiguresOn = {},
  ): Promise<readonly TrendPoint[]> {
    const { asOf, organisation } = await this.#begin(asked, on);
    const { zone } = await questionThen(this.#database, organisation, asOf);
    const points: Point<Reading>[] = [];
    for (const at of [...monthEndsBefore(asOf, zone, asked.months), asOf]) {
      const question = await questionThen(this.#database, organisation, at);
      const whole = tallyMetric(metricFor(asked.metric, question), at);
      const tally: Tally<Reading> = {
        add: (partner) => {
          if (isInScope(partner, asked.scope, question.zone)) whole.add(partner);
        },
        finish: () => whole.finish(),
      };
      points.push({ asOf: at, tally });
    }
    await this.#pass(points, asked, on);
    return points.map(({ asOf: at, tally }) => ({ asOf: at, reading: tally.finish() }));
  }

  /** From here on nothing of what is told now can become known any more. */
  async #begin(
    { asOf }: FiguresAsked,
    on: FiguresOn,
  ): Promise<{ readonly asOf: Instant; readonly organisation: string }> {
    const at = asOf ?? this.#now();
    await this.bringUp(on);
    if (on.signal?.aborted) throw new Stopped();
    const organisation = await organisationOf(this.#database);
    await tell(this.#database, organisation, at);
    return { asOf: at, organisation };
  }

  async #pass(points: readonly Point[], { spaces }: FiguresAsked, { signal, progress }: FiguresOn): Promise<void> {
    const of = progress ? await countLedgers(this.#database, spaces) : 0;
    let done = 0;
    for await (const page of ledgersIn(this.#database, spaces)) {
      if (signal?.aborted) throw new Stopped();
      for (const ledger of page)
        for (const { asOf, tally } of points) {
          const partner = partnerAt(ledger.partnerId, ledger, asOf);
          if (partner !== null) tally.add(partner);
        }
      done += page.length;
      progress?.(done, of);
    }
  }
}

interface Point<Outcome = unknown> {
  readonly asOf: Instant;
  readonly tally: Tally<Outcome>;
}
