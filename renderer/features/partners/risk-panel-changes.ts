import type { CalendarDate } from '#shared/base/calendar-date';
import { controlStandings } from '#shared/domain/gates/evaluate-partner';
import { factsOf, type PartnerRecords } from '#shared/domain/gates/partner-records';
import { questionApplies } from '#shared/domain/interviews/answered-facts';
import type { Exposure, RiskTier } from '#shared/domain/partners/partner';
import type { Control, Question } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';

/** What a partner's tier brings or takes away. */
export interface TierChanges {
  readonly questions: Change<Question>;
  readonly controls: Change<Control>;
}

interface Change<Thing> {
  readonly come: readonly Thing[];
  readonly go: readonly Thing[];
}

/** Which questions and controls come and go once a partner is rated and accepted as given. */
export function tierChanges(
  records: PartnerRecords,
  index: PackIndex,
  rated: { readonly exposure: Exposure; readonly tier: RiskTier; readonly asOf: CalendarDate },
): TierChanges {
  const { exposure, tier, asOf } = rated;
  const riskTierAccepted = { tier, by: '', at: `${asOf}T00:00:00Z` };
  const after: PartnerRecords = { ...records, partner: { ...records.partner, exposure, riskTierAccepted } };
  const moment = { asOf };
  const [factsBefore, factsAfter] = [factsOf(records, index, moment), factsOf(after, index, moment)];
  const controlsAfter = new Set(applying(after, index, asOf));
  const controlsBefore = new Set(applying(records, index, asOf));
  return {
    questions: changeOf(
      index.pack.modules.flatMap(({ questions }) => questions),
      (question) => questionApplies(question, factsBefore),
      (question) => questionApplies(question, factsAfter),
    ),
    controls: changeOf(
      index.pack.controls,
      ({ id }) => controlsBefore.has(id),
      ({ id }) => controlsAfter.has(id),
    ),
  };
}

function applying(records: PartnerRecords, index: PackIndex, asOf: CalendarDate): readonly string[] {
  return controlStandings(records, index, { asOf })
    .filter(({ state }) => state !== 'notApplicable')
    .map(({ control }) => control.id);
}

function changeOf<Thing>(
  things: readonly Thing[],
  before: (thing: Thing) => boolean,
  after: (thing: Thing) => boolean,
): Change<Thing> {
  return {
    come: things.filter((thing) => !before(thing) && after(thing)),
    go: things.filter((thing) => before(thing) && !after(thing)),
  };
}
