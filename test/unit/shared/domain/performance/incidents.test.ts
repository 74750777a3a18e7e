import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { familyOf } from '#shared/domain/performance/counted-records';
import type { IncidentEvent } from '#shared/domain/performance/incident';
import { incidentAsCase } from '#shared/domain/performance/incident-case';
import { escalationStanding, incidentClocks } from '#shared/domain/performance/incident-clocks';
import {
  correctIncident,
  correctIncidentEvent,
  logIncident,
  takeBackIncidentEvent,
  takeIncidentStep,
} from '#shared/domain/performance/incident-commands';
import { countedEvents, incidentStanding, incidentStory, severityBy } from '#shared/domain/performance/incident-rules';
import { anAgreement, anEvent, anIncident, at } from '../../../../builders/an-incident';

const incident = anIncident();
const later = '2026-03-20T12:00:00Z';
const whole: readonly IncidentEvent[] = [
  anEvent('classified', '08:10', { severity: 's1' }),
  anEvent('acknowledged', '08:20'),
  anEvent('responded', '08:35'),
  anEvent('updated', '09:30'),
  anEvent('restored', '10:40'),
  anEvent('resolved', '15:00'),
  anEvent('closed', '16:00'),
];

const incidentOpening = anEvent('classified', '08:10', { severity: 's1' });
const byId = (left: IncidentEvent, right: IncidentEvent) => (left.id < right.id ? -1 : 1);

describe('an incident', () => {
  test('stands where its events have brought it, and is measured like a ticket', () => {
    expect(incidentStanding(incident, whole, '2026-03-10T08:15:00Z')).toMatchObject({ state: 'open', severity: 's1' });
    expect(incidentStanding(incident, whole, '2026-03-10T11:00:00Z')).toMatchObject({ state: 'restored' });
    const moment = (time: string) => Date.parse(`2026-03-10T${time}:00Z`);
    expect(incidentAsCase(incident, whole, later, { causeKey: 'certificate' })).toEqual({
      id: 'inc',
      service: '',
      region: '',
      channel: '',
      severities: [{ at: moment('08:10'), severity: 's1' }],
      startedAt: moment('08:00'),
      detectedAt: moment('08:05'),
      openedAt: moment('08:10'),
      acknowledgedAt: moment('08:20'),
      firstResponseAt: moment('08:35'),
      restoredAt: moment('10:40'),
      resolvedAt: moment('15:00'),
      closedAt: moment('16:00'),
      reopenedAt: null,
      followUpAt: null,
      updates: [moment('09:30')],
      pauses: [],
      contacts: 2,
      transferred: false,
      affectedShare: null,
      rootCause: 'certificate',
    });
  });

  test('is the same case whatever the order in which its events were written down', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...whole], { minLength: whole.length }), (shuffled) => {
        expect(incidentAsCase(incident, shuffled, later)).toEqual(incidentAsCase(incident, whole, later));
      }),
    );
  });

  test('keeps everything that was ever said, however often it is corrected', () => {
    const correction = fc.record({
      target: fc.nat(20),
      minute: fc.integer({ min: 11, max: 59 }),
      takesBack: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(correction, { maxLength: 12 }), (corrections) => {
        let events: readonly IncidentEvent[] = whole;
        for (const [index, { target, minute, takesBack }] of corrections.entries()) {
          const first = events[target % events.length] ?? incidentOpening;
          const next = { ...first, id: brand<'IncidentEvent'>(`c${index}`), replacesId: first.id, takesBack };
          const recordedAt = `2026-03-11T08:00:${String(index).padStart(2, '0')}Z`;
          events = [...events, { ...next, at: `2026-03-10T08:${minute}:00Z`, recordedAt }];
        }
        const families = whole.map((event) => familyOf(event, events, ({ recordedAt }) => recordedAt));
        expect(families.flat().toSorted(byId)).toEqual(events.toSorted(byId));
        const standing = families.filter((family) => family.at(-1)?.takesBack === false);
        expect(countedEvents(incident, events)).toHaveLength(standing.length);
      }),
    );
  });

  test('counts the restoration that held, and its first resolution, when it comes back', () => {
    const again = [...whole, anEvent('reopened', '17:00'), anEvent('restored', '18:00')];
    expect(incidentStanding(incident, again, '2026-03-10T17:30:00Z')).toMatchObject({
      state: 'reopened',
      restoredAt: null,
      resolvedAt: '2026-03-10T15:00:00Z',
      reopenedAt: '2026-03-10T17:00:00Z',
      closedAt: null,
    });
    expect(incidentStanding(incident, again, later).restoredAt).toBe('2026-03-10T18:00:00Z');
  });

  test('pauses only for a reason on the list, by somebody, and ends the pause when the service is back', () => {
    const paused = anEvent('paused', '09:00', { pauseReason: 'waitingForCustomer', personName: 'Tom Berger' });
    const bare = anEvent('paused', '09:00', { pauseReason: null });
    const ticketless = anEvent('paused', '09:00', { pauseReason: 'waitingForOtherParty' });
    const of = (event: IncidentEvent) => incidentStanding(incident, [...whole, event], later).pauses;
    expect(of(paused)).toEqual([
      {
        from: '2026-03-10T09:00:00Z',
        to: '2026-03-10T10:40:00Z',
        reason: 'waitingForCustomer',
        by: 'Tom Berger',
        note: '',
      },
    ]);
    expect([of(bare), of(ticketless)]).toEqual([[], []]);
  });
});

describe('severity', () => {
  test('follows the matrix, and is at least 2 where security is touched', () => {
    expect([severityBy(0, 0, false), severityBy(0, 2, false), severityBy(2, 2, false)]).toEqual(['s1', 's2', 's4']);
    expect(severityBy(3, 2, true)).toBe('s2');
    const touched = anIncident({ touchesSecurity: true });
    expect(incidentStanding(touched, [], later).severity).toBe('s2');
    expect(logIncident({ ...newIncident, touchesSecurity: true, severity: 's3' }, at('2026-03-10T09:00:00Z'))).toEqual({
      ok: false,
      error: { kind: 'security-at-least-s2' },
    });
  });

  test('is lowered only with the consent of who reported; until then the graver one runs', () => {
    const lower = { do: 'classify' as const, severity: 's3' as const, at: '2026-03-10T08:30:00Z' };
    const open = whole.slice(0, 2);
    expect(takeIncidentStep(lower, incident, open, at(later))).toEqual({
      ok: false,
      error: { kind: 'consent-missing' },
    });
    const asked = takeIncidentStep(
      { do: 'askLower', severity: 's3', note: 'One customer only' },
      incident,
      open,
      at('2026-03-10T08:30:00Z'),
    );
    if (!asked.ok) throw new Error('refused');
    const disputed = incidentStanding(incident, [...open, asked.value.event], later);
    expect([disputed.severity, disputed.lowerAskedFor?.severity]).toEqual(['s1', 's3']);
    const agreed = takeIncidentStep({ ...lower, consent: true }, incident, open, at(later));
    expect(agreed.ok && incidentStanding(incident, [...open, agreed.value.event], later).severity).toBe('s3');
  });
});

const newIncident = {
  partnerId: incident.partnerId,
  agreementId: incident.agreementId,
  title: 'Sign-in fails',
  severity: 's1' as const,
};

describe('writing an incident down', () => {
  test('gives the incident and its first classification', () => {
    const logged = logIncident(newIncident, at('2026-03-10T09:00:00Z'));
    if (!logged.ok) throw new Error('refused');
    expect(logged.value.incident).toMatchObject({ title: 'Sign-in fails', openedAt: '2026-03-10T09:00:00Z' });
    expect(logged.value.event).toMatchObject({ kind: 'classified', severity: 's1', at: '2026-03-10T09:00:00Z' });
  });

  test('is refused without a title, in the future, and where it was seen before it began', () => {
    const now = at('2026-03-10T09:00:00Z');
    expect(logIncident({ ...newIncident, title: '  ' }, now)).toEqual({
      ok: false,
      error: { kind: 'fields-refused', fields: ['title'] },
    });
    expect(logIncident({ ...newIncident, openedAt: '2026-03-10T09:01:00Z' }, now)).toEqual({
      ok: false,
      error: { kind: 'in-the-future' },
    });
    const seenFirst = { startedAt: '2026-03-10T08:30:00Z', detectedAt: '2026-03-10T08:00:00Z' };
    expect(logIncident({ ...newIncident, ...seenFirst }, now)).toEqual({
      ok: false,
      error: { kind: 'out-of-order', fields: ['startedAt'] },
    });
    expect(correctIncident(incident, { detectedAt: '2026-03-10T08:30:00Z' }, now)).toEqual({
      ok: false,
      error: { kind: 'out-of-order', fields: ['detectedAt'] },
    });
  });
});

describe('a step', () => {
  const refused = (step: Parameters<typeof takeIncidentStep>[0], events = whole, now = later) => {
    const taken = takeIncidentStep(step, incident, events, at(now));
    return taken.ok ? null : taken.error;
  };

  test('is refused where it does not fit what happened', () => {
    expect(refused({ do: 'acknowledge' })).toEqual({ kind: 'not-now', state: 'closed' });
    expect(refused({ do: 'resume' }, whole.slice(0, 2))).toEqual({ kind: 'not-now', state: 'acknowledged' });
    expect(refused({ do: 'close' }, whole.slice(0, 5))).toEqual({ kind: 'not-now', state: 'restored' });
    expect(refused({ do: 'followUp', at: '2026-03-10T08:00:00Z' })).toEqual({ kind: 'before-opening' });
    expect(refused({ do: 'followUp', at: '2026-03-21T08:00:00Z' })).toEqual({ kind: 'in-the-future' });
    expect(refused({ do: 'reopen', note: ' ' })).toEqual({ kind: 'reason-missing' });
    expect(refused({ do: 'pause', reason: 'waitingForOtherParty', note: '' }, whole.slice(0, 2))).toEqual({
      kind: 'reason-missing',
    });
  });

  test('is refused where what is known already would fall', () => {
    expect(refused({ do: 'resolve', at: '2026-03-10T08:15:00Z' }, whole.slice(0, 5))).toEqual({
      kind: 'contradicts',
      kinds: ['acknowledged', 'responded', 'updated', 'restored'],
    });
  });

  test('may be written down later than it happened', () => {
    const taken = takeIncidentStep({ do: 'update', at: '2026-03-10T08:50:00Z' }, incident, whole, at(later));
    expect(taken.ok && incidentStanding(incident, [...whole, taken.value.event], later).updates).toEqual([
      '2026-03-10T08:50:00Z',
      '2026-03-10T09:30:00Z',
    ]);
  });
});

describe('a mistake', () => {
  const acknowledged = whole[1] ?? anEvent('acknowledged', '08:20');

  test('is corrected by a later event; the first stays and counts no more', () => {
    const corrected = correctIncidentEvent(
      acknowledged,
      { at: '2026-03-10T08:24:00Z', because: 'Read off the wrong clock' },
      { incident, events: whole },
      at(later),
    );
    if (!corrected.ok) throw new Error('refused');
    const events = [...whole, corrected.value.event];
    expect(incidentStanding(incident, events, later).acknowledgedAt).toBe('2026-03-10T08:24:00Z');
    expect(incidentStory(incident, events, later).lines).toHaveLength(whole.length);
    expect(events).toContain(acknowledged);
    expect(takeBackIncidentEvent(acknowledged, 'No', { incident, events }, at(later))).toEqual({
      ok: false,
      error: { kind: 'replaced-already' },
    });
  });

  test('is taken back with a reason, and not without', () => {
    const situation = { incident, events: whole };
    expect(takeBackIncidentEvent(acknowledged, '', situation, at(later))).toEqual({
      ok: false,
      error: { kind: 'reason-missing' },
    });
    const back = takeBackIncidentEvent(acknowledged, 'It was another ticket', situation, at(later));
    if (!back.ok) throw new Error('refused');
    // Who answered at 08:35 had seen it by then.
    expect(incidentStanding(incident, [...whole, back.value.event], later).acknowledgedAt).toBe('2026-03-10T08:35:00Z');
  });

  test('corrected by two people apart ends with one truth: the word written last', () => {
    const first = anEvent('acknowledged', '08:22', {
      id: 'a',
      replacesId: acknowledged.id,
      recordedAt: '2026-03-11T08:00:00Z',
    });
    const second = anEvent('acknowledged', '08:26', {
      id: 'b',
      replacesId: acknowledged.id,
      recordedAt: '2026-03-11T08:01:00Z',
    });
    for (const events of [
      [...whole, first, second],
      [second, first, ...whole],
    ])
      expect(incidentStanding(incident, events, later).acknowledgedAt).toBe('2026-03-10T08:26:00Z');
  });
});

describe('the clocks', () => {
  test('say what is due next and since when', () => {
    const clocks = incidentClocks(incident, whole.slice(0, 3), anAgreement(), '2026-03-10T09:40:00Z');
    expect(clocks.map(({ owed, state, due }) => [owed, state, due])).toEqual([
      ['acknowledge', 'inTime', '2026-03-10T08:25:00Z'],
      ['firstResponse', 'inTime', '2026-03-10T08:40:00Z'],
      ['update', 'overdue', '2026-03-10T09:10:00Z'],
      ['restore', 'running', '2026-03-10T12:10:00Z'],
      ['resolve', 'running', '2026-03-11T08:10:00Z'],
    ]);
  });

  test('of a closed serious incident leave the follow-up, and of a security incident the notice', () => {
    const touched = anIncident({ touchesSecurity: true });
    const owed = incidentClocks(touched, whole, anAgreement(), later).slice(-2);
    expect(owed.map((clock) => [clock.owed, clock.state, clock.due])).toEqual([
      ['followUp', 'overdue', '2026-03-13T22:59:59Z'],
      ['breachNotice', 'overdue', '2026-03-12T08:05:00Z'],
    ]);
  });

  test('call the next rung of the ladder, earlier where nobody has acknowledged', () => {
    const person = { name: 'Ruth Adler', title: '', email: '', phone: '' };
    const rung = (level: 'L0' | 'L1' | 'L2', hours: number) => {
      const after = { kind: 'within' as const, count: hours, unit: 'hours' as const };
      const people = { role: 'onCall' as const, duty: '', vendor: person, partner: person };
      return { level, ...people, after: { s1: after, s2: after, s3: after } };
    };
    const terms = { agreement: anAgreement(), ladder: [rung('L0', 0), rung('L1', 1), rung('L2', 2)] };
    const when = (events: readonly IncidentEvent[], asOf: string) => escalationStanding(incident, events, terms, asOf);
    expect(when(whole.slice(0, 1), '2026-03-10T08:26:00Z')).toEqual({
      dueNow: { level: 'L1', since: '2026-03-10T08:25:00Z' },
      next: { level: 'L2', at: '2026-03-10T10:10:00Z' },
    });
    expect(when(whole.slice(0, 2), '2026-03-10T08:26:00Z')).toEqual({
      dueNow: null,
      next: { level: 'L1', at: '2026-03-10T09:10:00Z' },
    });
    const called = [...whole.slice(0, 2), anEvent('escalated', '09:20', { level: 'L2' })];
    expect(when(called, '2026-03-10T10:20:00Z')).toEqual({ dueNow: null, next: null });
    expect(when(whole, '2026-03-10T12:00:00Z')).toEqual({ dueNow: null, next: null });
  });
});
