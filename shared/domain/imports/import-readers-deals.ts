import { brand } from '#shared/base/brand';
import { normalDomain } from '#shared/domain/commercial/customer-domain';
import type { DealEventKind } from '#shared/domain/commercial/deal';
import { dealStanding } from '#shared/domain/commercial/deal-rules';
import { readCountry, readCurrency, readList, readMoney, wordOf } from './import-cells';
import type { Finder } from './import-known';
import type { RowReader } from './import-row';
import type { ImportedDealEvent, ImportedRecord } from './imported-record';

const dealStates = ['won', 'lost', 'open'] as const;
const otherStates = { closedwon: 'won', closedlost: 'lost' } as const;

export function readDeal(row: RowReader, find: Finder): ImportedRecord | null {
  const partnerId = row.partner();
  const country = row.read('country', 'notACountry', readCountry);
  const value = row.decimal('value', 'notAMoney', readMoney);
  const currency = row.read('currency', 'notACurrency', readCurrency);
  // When it is expected lies ahead, so it is no day on which something has happened.
  const expectedOn = row.date('expectedOn');
  row.read('customerDomain', 'notADomain', normalDomain);
  const addOns = readList(row.text('addOns', 4000));
  if (addOns.length > 50 || addOns.some((one) => one.length > 120)) row.refuse('addOns', 'tooLong');
  const history = readHistory(row, find);
  if (partnerId === null || country === null || value === null || currency === null) return null;
  return {
    kind: 'deals',
    input: {
      partnerId,
      customerName: row.text('customerName', 200),
      customerDomain: row.text('customerDomain', 200),
      country,
      product: row.text('product', 120),
      value,
      currency,
      need: row.text('need', 2000),
      expectedOn,
      ...(addOns.length > 0 ? { addOns: [...addOns] } : {}),
      history,
    },
  };
}

/**
 * What happened to the deal before it came here. Only what the rules of deals would have heeded is taken: a deal that
 * was won after its protection had ended would stand as expired, and the table would have said something else.
 */
function readHistory(row: RowReader, find: Finder): readonly ImportedDealEvent[] {
  const state = row.word('state', wordOf(dealStates, otherStates), dealStates) ?? 'open';
  const submittedOn = row.day('submittedOn');
  const approvedOn = row.day('approvedOn');
  const extendedOn = row.day('extendedOn');
  const closedOn = row.day('closedOn');
  row.inOrder('submittedOn', submittedOn, 'approvedOn', approvedOn);
  row.inOrder('approvedOn', approvedOn, 'extendedOn', extendedOn);
  row.inOrder('approvedOn', approvedOn, 'closedOn', closedOn);
  row.inOrder('extendedOn', extendedOn, 'closedOn', closedOn);
  const isClosed = state !== 'open';
  if (isClosed && !row.has('approvedOn')) row.refuse('approvedOn', 'missingWith', { otherId: 'state' });
  if (isClosed && !row.has('closedOn')) row.refuse('closedOn', 'missingWith', { otherId: 'state' });
  if (!isClosed && row.has('closedOn')) row.refuse('state', 'missingWith', { otherId: 'closedOn' });
  if (row.has('extendedOn') && !row.has('approvedOn')) {
    row.refuse('approvedOn', 'missingWith', { otherId: 'extendedOn' });
  }
  const reason = row.text('reason', 2000);
  const happened = (kind: DealEventKind, day: string | null, second: number): readonly ImportedDealEvent[] =>
    // A table knows days. The seconds only keep what happened on one day in its order.
    day === null ? [] : [{ kind, at: `${day}T00:00:0${second}.000Z`, reason: kind === 'lost' ? reason : '' }];
  const history = [
    ...happened('submitted', submittedOn ?? approvedOn, 0),
    ...happened('approved', approvedOn, 1),
    ...happened('progress', extendedOn, 2),
    ...happened('extended', extendedOn, 3),
    ...(state === 'open' ? [] : happened(state, closedOn, 4)),
  ];
  if (state !== 'open' && row.findings.length === 0) checkHistory(row, { find, history, state });
  return history;
}

function checkHistory(
  row: RowReader,
  told: {
    readonly find: Finder;
    readonly history: readonly ImportedDealEvent[];
    readonly state: 'won' | 'lost';
  },
): void {
  const { dealRules: rules } = told.find.known;
  if (rules === null) {
    row.refuse('state', 'protectionOver');
    return;
  }
  const deal = { id: brand<'Deal'>('told') };
  const events = told.history.map((event, at) => ({
    ...event,
    id: brand<'DealEvent'>(String(at)),
    partnerId: brand<'Partner'>(''),
    dealId: deal.id,
    code: '',
    by: '',
  }));
  const standing = dealStanding(deal, events, rules, events.at(-1)?.at ?? '');
  if (standing.state === told.state) return;
  row.refuse('closedOn', 'protectionOver', {
    allowed: standing.state === 'expired' ? standing.protectedUntil : '',
  });
}
