import type { Json } from '#shared/base/json';
import type { Instant } from '#shared/domain/metrics/fact';
import { tallyGroup } from '#shared/domain/metrics/group-figures';
import type { InsightsQuestion, Scope, Tally, TrendPoint } from '#shared/domain/metrics/insights';
import { tallyInsights } from '#shared/domain/metrics/insights-tally';
import { partnerAt } from '#shared/domain/metrics/measured-partner';
import { tallyDetail } from '#shared/domain/metrics/metric-detail';
import { monthEndsBefore } from '#shared/domain/metrics/month-ends';
import { isInScope } from '#shared/domain/metrics/scope';
import { tallyScorecards } from '#shared/domain/metrics/scorecards-tally';
import { reportingInForce } from '#shared/domain/reporting/reporting-rules';
import { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { figuresTold } from './figures-told';
import { gatherQuestion } from './gather-question';
import type { InsightsAnswers, InsightsAsked, InsightsProgress } from './insights-question';
import { isWhole } from './ledger-check';
import { bringLedgersUp, giveUpLedgers } from './ledger-keeper';
import { lookBack } from './look-back';
import { holeAt, readPastHoles } from './past-holes';
import { PlaybookShelf } from './playbook-shelf';
import { allRecords } from './reading';
import type { StoredLedger } from './stored';
import { summaryKey } from './summary-key';

/** Ledgers read in one piece: about a megabyte. */
const portion = 200;

interface On {
  readonly now: Instant;
  readonly progress: (progress: InsightsProgress) => void;
  readonly signal: AbortSignal;
}

/** Thrown when whoever asked does not want the answer any more. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Thrown when somebody asks for a day that this device cannot be looked back to. */
export class PastLost extends Error {
  override readonly name = 'PastLost';
}

/** Thrown where ledgers were not what was written; they are made again, and the question is asked once more. */
class DamagedLedgers extends Error {
  override readonly name = 'DamagedLedgers';
  constructor(readonly partnerIds: readonly string[]) {
    super('Ledgers are damaged.');
  }
}

/** Answers questions about figures from the ledgers, which it first brings up to now. Lives in a worker. */
export class InsightsDesk {
  readonly #database: Database;
  readonly #looked = new Set<string>();
  #playbooks: { readonly shelf: PlaybookShelf; readonly published: number } | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  async answer<Asked extends InsightsAsked>(asked: Asked, on: On): Promise<InsightsAnswers[Asked['kind']]> {
    if (asked.asOf !== null && holeAt(await readPastHoles(this.#database), asked.asOf)) throw new PastLost();
    await this.tend(on);
    await this.#database.meta.put({ key: figuresTold, value: true });
    try {
      return (await this.#reckon(asked, on)) as InsightsAnswers[Asked['kind']];
    } catch (error) {
      if (!(error instanceof DamagedLedgers)) throw error;
      await giveUpLedgers(this.#database, error.partnerIds, on.now);
      return this.answer(asked, on);
    }
  }

  /** Brings the ledgers up to now, so that the next question need not wait for it. */
  async tend({ now, signal, progress }: On): Promise<void> {
    const index = (await this.#shelf()).current();
    const { zone } = reportingInForce(await allRecords(this.#database, 'reportingSettings'));
    await bringLedgersUp(
      this.#database,
      { index, now, zone },
      { signal, progress: (done, of) => progress({ done, of }) },
    );
  }

  /** In a worker nobody tells of a new version of the playbook; that there are more is seen. */
  async #shelf(): Promise<PlaybookShelf> {
    const published = await this.#database.rows.where('[entity+partnerId]').equals(['packVersion', '']).count();
    if (this.#playbooks?.published !== published)
      this.#playbooks = { shelf: new PlaybookShelf(this.#database, new ChangeSignal()), published };
    const { shelf } = this.#playbooks;
    await shelf.ready;
    return shelf;
  }

  async #reckon(asked: InsightsAsked, on: On): Promise<InsightsAnswers[InsightsAsked['kind']]> {
    const asOf = asked.asOf ?? on.now;
    const question = await this.#question(asOf, on.now);
    switch (asked.kind) {
      case 'summary': {
        const insights = await this.#pass(tallyInsights(question), asOf, on);
        if (asked.asOf === null) await this.#keep(summaryKey, insights as unknown as Json, on.now);
        return insights;
      }
      case 'detail':
        return this.#pass(tallyDetail(question, asked.metric, asked.scope), asOf, on);
      case 'scorecards':
        return this.#pass(tallyScorecards(question), asOf, on);
      case 'trend':
        return this.#trend(asked, asOf, on);
    }
  }

  /** What was set and noted then: rates, programme and sold deals of a later day do not belong to an earlier figure. */
  async #question(asOf: Instant, now: Instant): Promise<InsightsQuestion> {
    if (asOf >= now) return gatherQuestion(this.#database, asOf);
    const then = lookBack(this.#database, asOf);
    try {
      return await gatherQuestion(then, asOf);
    } finally {
      then.close();
    }
  }

  async #pass<Outcome>(tally: Tally<Outcome>, asOf: Instant, on: On): Promise<Outcome> {
    const of = await this.#database.ledgers.count();
    const damaged: string[] = [];
    let done = 0;
    let after = '';
    for (;;) {
      if (on.signal.aborted) throw new Stopped();
      const page = await this.#database.ledgers.where('partnerId').above(after).limit(portion).toArray();
      for (const ledger of page) {
        if (!this.#isWhole(ledger)) {
          damaged.push(ledger.partnerId);
          continue;
        }
        const partner = partnerAt(ledger.partnerId, ledger, asOf);
        if (partner !== null) tally.add(partner);
      }
      done += page.length;
      on.progress({ done, of });
      const last = page.at(-1);
      after = last?.partnerId ?? after;
      if (last && page.length === portion) continue;
      if (damaged.length > 0) throw new DamagedLedgers(damaged);
      return tally.finish();
    }
  }

  /** Looked at once while the program runs: what was written since is as it was written. */
  #isWhole(ledger: StoredLedger): boolean {
    if (this.#looked.has(ledger.partnerId)) return true;
    if (!isWhole(ledger)) return false;
    this.#looked.add(ledger.partnerId);
    return true;
  }

  async #trend(
    asked: Extract<InsightsAsked, { readonly kind: 'trend' }>,
    asOf: Instant,
    on: On,
  ): Promise<readonly TrendPoint[]> {
    const points: TrendPoint[] = [];
    const { zone } = await this.#question(asOf, on.now);
    const holes = await readPastHoles(this.#database);
    const ends = monthEndsBefore(asOf, zone, asked.months).filter((end) => holeAt(holes, end) === null);
    for (const [at, end] of ends.entries()) {
      on.progress({ done: at, of: ends.length + 1 });
      points.push({ asOf: end, reading: await this.#readingAt(asked, end, on) });
    }
    points.push({ asOf, reading: await this.#readingAt(asked, asOf, on) });
    return points;
  }

  /** The past does not change, so that what was reckoned of it is kept; except where a ledger is begun. */
  async #readingAt(
    { metric, scope }: Extract<InsightsAsked, { readonly kind: 'trend' }>,
    asOf: Instant,
    on: On,
  ): Promise<TrendPoint['reading']> {
    const question = await this.#question(asOf, on.now);
    const begun = await this.#database.ledgers.count();
    const { sold, ...rest } = question;
    const key = `group ${JSON.stringify([scope, begun, sold?.length ?? null, rest])}`;
    const kept = await this.#database.keptFigures.get(key);
    const silent = { ...on, progress: () => undefined };
    const figures =
      (kept?.figures as unknown as ReturnType<ReturnType<typeof tallyGroup>['finish']> | undefined) ??
      (await this.#pass(within(tallyGroup(question), scope, question.zone), asOf, silent));
    if (!kept && asOf < on.now) await this.#keep(key, figures as unknown as Json, on.now);
    return figures.readings[metric];
  }

  async #keep(key: string, figures: Json, at: Instant): Promise<void> {
    await this.#database.keptFigures.put({ key, at, figures });
  }
}

function within<Outcome>(tally: Tally<Outcome>, scope: Scope, zone: string): Tally<Outcome> {
  return {
    add: (partner) => {
      if (isInScope(partner, scope, zone)) tally.add(partner);
    },
    finish: () => tally.finish(),
  };
}
