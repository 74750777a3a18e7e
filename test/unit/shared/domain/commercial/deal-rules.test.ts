import { describe, expect, test } from 'vitest';
import { dealStanding, dealStory } from '#shared/domain/commercial/deal-rules';
import { aDeal, aDealEvent, someDealRules } from '../../../../builders/a-deal';

const deal = aDeal();
const strict = { ...someDealRules, silenceApproves: false };
const standing = (events: Parameters<typeof dealStanding>[1], on: string, rules = someDealRules) =>
  dealStanding(deal, events, rules, `${on}T12:00:00Z`);

// Monday, 2 November 2026.
const submitted = aDealEvent('submitted', '2026-11-02');
const rejected = aDealEvent('rejected', '2026-11-03', { code: 'noNeed', reason: 'Nobody was named.', by: 'ruth' });
const appealed = aDealEvent('appealed', '2026-11-04', { reason: 'The buyer is Eva Moser.' });

describe('the clock of a first decision', () => {
  test('ends with the second working day after the submission', () => {
    expect(standing([submitted], '2026-11-04')).toEqual({
      state: 'submitted',
      since: '2026-11-02T10:00:00Z',
      due: '2026-11-04',
      overdue: false,
    });
  });

  test('does not run at a weekend', () => {
    expect(standing([aDealEvent('submitted', '2026-11-06')], '2026-11-08')).toMatchObject({ due: '2026-11-10' });
    expect(standing([aDealEvent('submitted', '2026-11-07')], '2026-11-08')).toMatchObject({ due: '2026-11-11' });
  });

  test('does not run on a holiday', () => {
    const holidays = new Set(['2026-11-03']);
    expect(dealStanding(deal, [submitted], someDealRules, '2026-11-03T12:00:00Z', holidays)).toMatchObject({
      due: '2026-11-05',
    });
  });

  test('stands still while information is asked for, and goes on with the days that were left', () => {
    const asked = aDealEvent('infoRequested', '2026-11-03', { reason: 'Who decides?' });
    expect(standing([submitted, asked], '2026-11-30')).toEqual({
      state: 'infoRequested',
      since: '2026-11-03T10:00:00Z',
      question: 'Who decides?',
      daysLeft: 1,
    });
    const given = aDealEvent('infoGiven', '2026-11-27', { reason: 'Eva Moser' });
    expect(standing([submitted, asked, given], '2026-11-27')).toMatchObject({ state: 'submitted', due: '2026-11-30' });
  });

  test('leaves one working day to read an answer that was asked for on the last day', () => {
    const asked = aDealEvent('infoRequested', '2026-11-04');
    const given = aDealEvent('infoGiven', '2026-11-05');
    expect(standing([submitted, asked, given], '2026-11-05')).toMatchObject({ due: '2026-11-06' });
  });
});

describe('silence beyond the clock', () => {
  test('approves, and protects from the day after the last', () => {
    expect(standing([submitted], '2026-11-05')).toEqual({
      state: 'approved',
      how: 'silence',
      since: '2026-11-05',
      protectedUntil: '2027-02-03',
      extended: false,
      progressed: false,
    });
  });

  test('only makes the decision overdue where the playbook says so', () => {
    expect(standing([submitted], '2026-11-05', strict)).toMatchObject({ state: 'submitted', overdue: true });
  });

  test('cannot be undone by a rejection that came too late', () => {
    const late = aDealEvent('rejected', '2026-11-05', { code: 'noNeed', reason: 'No' });
    const story = dealStory(deal, [submitted, late], someDealRules, '2026-11-05T12:00:00Z');
    expect(story.standing).toMatchObject({ state: 'approved', how: 'silence' });
    expect(story.lines).toEqual([
      { kind: 'event', event: submitted, heeded: true },
      { kind: 'clock', what: 'approved', on: '2026-11-05' },
      { kind: 'event', event: late, heeded: false },
    ]);
  });

  test('on an appeal overturns: a way to appeal on which nobody answers would be none', () => {
    const events = [submitted, rejected, appealed];
    expect(standing(events, '2026-11-11')).toMatchObject({ state: 'appealed', due: '2026-11-11', overdue: false });
    expect(standing(events, '2026-11-12')).toMatchObject({
      state: 'approved',
      how: 'silenceOnAppeal',
      since: '2026-11-12',
    });
    expect(standing(events, '2026-11-12', strict)).toMatchObject({ state: 'appealed', overdue: true });
  });
});

describe('an appeal', () => {
  const events = [submitted, rejected, appealed];

  test('is not decided by who rejected', () => {
    const own = aDealEvent('upheld', '2026-11-05', { by: 'ruth', reason: 'I said no.' });
    expect(standing([...events, own], '2026-11-05')).toMatchObject({ state: 'appealed', firstDecider: 'ruth' });
  });

  test('that is upheld is the end of it', () => {
    const upheld = aDealEvent('upheld', '2026-11-05', { by: 'omar', reason: 'No budget until 2028.' });
    expect(standing([...events, upheld, aDealEvent('appealed', '2026-11-06')], '2027-01-01')).toEqual({
      state: 'upheld',
      reason: 'No budget until 2028.',
      at: '2026-11-05T10:00:00Z',
    });
  });

  test('that is overturned protects from that day', () => {
    const overturned = aDealEvent('overturned', '2026-11-05', { by: 'omar', reason: 'She is named.' });
    expect(standing([...events, overturned], '2026-11-05')).toMatchObject({
      state: 'approved',
      how: 'appeal',
      since: '2026-11-05',
    });
  });
});

describe('protection', () => {
  const approved = aDealEvent('approved', '2026-11-03');

  test('holds ninety days and then expires', () => {
    expect(standing([submitted, approved], '2027-02-01')).toMatchObject({
      state: 'approved',
      protectedUntil: '2027-02-01',
    });
    expect(standing([submitted, approved], '2027-02-02')).toEqual({ state: 'expired', protectedUntil: '2027-02-01' });
  });

  test('is extended once, with evidence of progress', () => {
    const progress = aDealEvent('progress', '2027-01-10', { reason: 'Demo held, offer asked for.' });
    const extended = aDealEvent('extended', '2027-01-11');
    expect(standing([submitted, approved, extended], '2027-01-12')).toMatchObject({ protectedUntil: '2027-02-01' });
    expect(standing([submitted, approved, progress, extended], '2027-01-12')).toMatchObject({
      protectedUntil: '2027-04-02',
      extended: true,
    });
    const again = aDealEvent('extended', '2027-03-01');
    expect(standing([submitted, approved, progress, extended, again], '2027-03-02')).toMatchObject({
      protectedUntil: '2027-04-02',
    });
  });

  test('does not come back with a win that is noted after its end', () => {
    expect(standing([submitted, approved, aDealEvent('won', '2027-02-02')], '2027-02-03')).toMatchObject({
      state: 'expired',
    });
  });
});

test('what had not happened by an instant is not seen at it', () => {
  expect(dealStanding(deal, [submitted, rejected], someDealRules, '2026-11-02T23:59:59Z').state).toBe('submitted');
  expect(dealStanding(deal, [submitted], someDealRules, '2026-11-01T00:00:00Z')).toEqual({ state: 'draft' });
});

test('of two decisions made apart the first stands', () => {
  const yes = aDealEvent('approved', '2026-11-03T09:00:00Z');
  const no = aDealEvent('rejected', '2026-11-03T11:00:00Z', { code: 'noNeed', reason: 'No' });
  expect(standing([no, submitted, yes], '2026-11-03').state).toBe('approved');
});
