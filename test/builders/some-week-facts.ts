import { brand } from '#shared/base/brand';
import type { WeekFacts } from '#shared/domain/documents/sheet-week';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { aBlocker, aProgramme, aTemplate, firstPilot, secondPilot } from './a-programme';

const thirdPartner = brand<'Partner'>('01930000-0000-7000-8000-00000000aa03');
const names = new Map<string, string>([
  [firstPilot, 'Nordlicht Systemhaus GmbH'],
  [secondPilot, 'Alder & Finch Consulting Ltd'],
  [thirdPartner, 'Costa Verde Integradores, S.A.'],
]);

/** A full week, as one is in the middle of a programme: every part of the page has something to say. */
export function someWeekFacts(changes: Partial<WeekFacts> = {}): WeekFacts {
  const { programme, goals } = aProgramme({
    baselines: { firstValue: '118', firstDeal: '92.5', contractTime: '34', touches: '9' },
    outcomes: { firstValue: '84', contractTime: '19' },
  });
  const states = ['done', 'done', 'done', 'done', 'inHand', 'done', 'inHand', 'inHand', 'toDo', 'inHand'] as const;
  const owners = ['Ines Aalto', 'Jonas Weber', 'Mara Lindqvist', ''];
  return {
    issuer: 'Bogenwerk Software AG',
    programme,
    template: aTemplate(),
    goals: goals.map((goal, place) => {
      const state = states[place] ?? 'toDo';
      const doneAt = state === 'done' ? (place > 2 ? '2026-11-18T15:00:00Z' : '2026-10-30T15:00:00Z') : null;
      return { ...goal, state, doneAt, shown: state === 'done' ? 'Shown' : '', owner: owners[place % 4] ?? '' };
    }),
    blockers: [
      aBlocker({
        severity: 5,
        reach: 3,
        title: 'Sandbox keys arrive after the first visit, so the checks wait for the second',
      }),
      aBlocker({
        severity: 4,
        reach: 3,
        title: 'Deviations from the base agreement take legal three weeks',
        owner: 'Legal',
      }),
      aBlocker({ severity: 4, reach: 2, partnerId: firstPilot, title: 'Laboratory system has no open interface' }),
      aBlocker({ severity: 3, reach: 2, title: 'The delivery exam is only in English', owner: 'Mara Lindqvist' }),
      aBlocker({ severity: 5, reach: 1, partnerId: thirdPartner, title: 'Owners cannot be screened in the register' }),
      aBlocker({ severity: 1, reach: 2, title: 'Brand kit lacks a dark logo' }),
    ],
    decisions: [
      { ...aDecision, partnerId: firstPilot, gateId: 'G1', decision: 'passed' },
      {
        ...aDecision,
        id: brand<'GateDecision'>('01930000-0000-7000-8000-00000000dd02'),
        partnerId: secondPilot,
        gateId: 'G1',
        decision: 'refused',
        reason: 'The attestation names a company that was merged last year; a new one is promised for Tuesday.',
      },
      {
        ...aDecision,
        id: brand<'GateDecision'>('01930000-0000-7000-8000-00000000dd03'),
        partnerId: thirdPartner,
        gateId: 'G1',
        decision: 'passed',
        asOf: '2026-11-09T10:00:00Z',
      },
    ],
    pilots: [
      {
        partnerId: firstPilot,
        name: names.get(firstPilot) ?? '',
        gates: [
          { title: 'Gate 1', standing: { state: 'open' } },
          { title: 'Gate 2', standing: { state: 'closed' } },
        ],
        modulesDone: 4,
        modules: 8,
        next: 'Technical integration: read one record from the sandbox',
      },
      {
        partnerId: secondPilot,
        name: names.get(secondPilot) ?? '',
        gates: [
          { title: 'Gate 1', standing: { state: 'closed' } },
          { title: 'Gate 2', standing: { state: 'closed' } },
        ],
        modulesDone: 2,
        modules: 8,
        next: 'Attestation of security, signed by an officer of the new company',
      },
    ],
    note: {
      id: brand<'WeekNote'>('01930000-0000-7000-8000-00000000ee01'),
      programmeId: programme.id,
      week: '2026-11-16',
      said: 'Nordlicht closed its first customer case eleven days earlier than any partner of last year. The runbook was used by two people who did not write it; both found the handoff of exams unclear, and it is being rewritten.',
      asks: 'May sandbox keys be issued before the contract is signed, for thirty days?\nWho pays for the translation of the delivery exam?',
    },
    on: '2026-11-20',
    partnerName: (partnerId) => names.get(partnerId) ?? partnerId,
    gateTitle: (gateId) => builtInPack().gateById.get(gateId as 'G1')?.title ?? gateId,
    reader: { kind: 'executives' },
    ...changes,
  };
}

const aDecision = {
  id: brand<'GateDecision'>('01930000-0000-7000-8000-00000000dd01'),
  partnerId: firstPilot,
  gateId: 'G1',
  packVersion: '1.0.0',
  asOf: '2026-11-17T11:30:00Z',
  decision: 'passed' as const,
  provisional: true,
  results: [],
  evidence: [],
  by: 'ines',
  reason: '',
};
