import { describe, expect, test } from 'vitest';
import { assetTexts } from '#shared/domain/documents/sheet-assets';
import { partnerGuide } from '#shared/domain/documents/sheet-guide';
import { internalRunbook } from '#shared/domain/documents/sheet-runbook';
import { weekUpdate } from '#shared/domain/documents/sheet-week';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { aProgramme, firstPilot } from '../../builders/a-programme';
import { printed, printedBytes } from '../../builders/printed';
import { someWeekFacts } from '../../builders/some-week-facts';

/** Text as drawn: lines are broken where they fit, so blanks at their ends are gone. */
const squeezed = (text: string) => text.replaceAll(/\s/g, '');
const facts = { issuer: 'Bogenwerk Software AG', date: '2026-11-20' };
const said = async (page: ReturnType<typeof weekUpdate>) => squeezed((await printed(page)).pages.join(''));

describe('a weekly update', () => {
  test('is one page in a full week, and says the day, the headline, the goals, the pilots and what is asked', async () => {
    const file = await printed(weekUpdate(someWeekFacts()));
    expect(file.pages).toHaveLength(1);
    const page = squeezed(file.pages[0] ?? '');
    for (const words of [
      'Bogenwerk Software AG20 November 2026',
      'Week of 16 November 2026   ·   Day 47 of 90   ·   Sprint 2: Build the way',
      'Time to first value: 28 % shorter, 84 days after 118 days',
      'Reached this week (5 of 15 in all)',
      'Walk through all eight modules with invented data, Jonas Weber',
      'Nordlicht Systemhaus GmbHGate 1 to be decidedGate 2 not yet4 of 8',
      'Alder & Finch Consulting LtdGate 1 not passedThe attestation names a company',
      'the worst 5 of 6, by severity × partners',
      'What we need decidedMay sandbox keys be issued',
      'Weekly update 2026-11-16Page 1 of 1',
    ])
      expect(page).toContain(squeezed(words));
  });

  test('is one page in the first week, when there is nothing to say, and then says that', async () => {
    const { programme, goals } = aProgramme({ pilotIds: [] });
    const empty = { programme, goals, blockers: [], decisions: [], pilots: [], note: null, on: '2026-10-05' };
    const file = await printed(weekUpdate(someWeekFacts(empty)));
    expect(file.pages).toHaveLength(1);
    const page = squeezed(file.pages[0] ?? '');
    for (const words of ['Time to first value: not measured yet', 'No pilot has been won yet.', 'Nothing is open.'])
      expect(page).toContain(squeezed(words));
  });

  test('to a pilot names no other partner and asks for no decision', async () => {
    const page = await said(weekUpdate(someWeekFacts({ reader: { kind: 'pilot', partnerId: firstPilot } })));
    expect(page).toContain(squeezed('Nordlicht Systemhaus GmbH'));
    for (const other of ['Alder & Finch', 'Costa Verde', 'screened in the register', 'need decided', 'sandbox keys be'])
      expect(page).not.toContain(squeezed(other));
  });

  test('says of a time that grew that it grew, and of a lone figure that the other is not measured', async () => {
    const worse = aProgramme({ baselines: { firstValue: '100' }, outcomes: { firstValue: '104.5' } });
    const lone = aProgramme({ baselines: { firstValue: '100' } });
    expect(await said(weekUpdate(someWeekFacts(worse)))).toContain(squeezed('5 % longer, 104.5 days after 100 days'));
    expect(await said(weekUpdate(someWeekFacts(lone)))).toContain(
      squeezed('100 days before the start; after it, not measured yet'),
    );
  });
});

describe('the partner guide', () => {
  const pack = builtInPack();

  test('says what the rules say: arcs, proofs, gates, bands, clocks, roles', async () => {
    const { commercial } = pack.pack;
    const page = await said(partnerGuide(pack, facts));
    for (const { title, arc } of pack.pack.modules)
      for (const words of [title, arc.problem, arc.solution, arc.impact]) expect(page).toContain(squeezed(words));
    for (const { promise, criteria } of pack.pack.gates)
      for (const words of [promise.replace(/\.$/, ''), ...criteria.map(({ title }) => title)])
        expect(page).toContain(squeezed(words));
    for (const { name, percent } of commercial?.bands ?? []) expect(page).toContain(squeezed(`${name}${percent} %`));
    expect(page).toContain(squeezed(`${commercial?.deals.decisionDays} working days; our silence means yes`));
    for (const { title, purpose } of pack.pack.roles) expect(page).toContain(squeezed(`${title}${purpose}`));
  });

  test('holds nothing internal: no words of an internal asset, no question of our own, no right answer', async () => {
    const page = await said(partnerGuide(pack, facts));
    // Single words and figures stand in every text; a sentence of ours must not.
    const isSentence = (text: string) => text.split(' ').length > 3;
    const shared = new Set(
      pack.pack.assets
        .filter(({ audience }) => audience === 'partner')
        .flatMap(({ blocks }) => blocks.flatMap(assetTexts)),
    );
    const assets = pack.pack.assets
      .filter(({ audience }) => audience === 'internal')
      .flatMap(({ purpose, blocks }) => [purpose, ...blocks.flatMap(assetTexts)])
      .filter((text) => isSentence(text) && !shared.has(text));
    const questions = [...pack.pack.modules, ...pack.pack.talks]
      .flatMap((form) => form.questions)
      .flatMap(({ fields }) => fields.filter(({ internal }) => internal));
    const fields = questions.flatMap(({ label, help = '' }) => [label, help]).filter(isSentence);
    const talks = pack.pack.talks
      .filter(({ audience }) => audience === 'internal')
      .flatMap((talk) => talk.questions.map(({ text }) => text));
    const answers = pack.pack.exams.flatMap((exam) => exam.questions.map(({ because }) => because));
    const secrets = [...assets, ...fields, ...talks, ...answers];
    expect(secrets.length).toBeGreaterThan(100);
    expect(secrets.filter((text) => page.includes(squeezed(text)))).toEqual([]);
  });

  test('shows no place to be filled in as if it were forgotten', async () => {
    const page = await said(partnerGuide(pack, facts));
    expect(page.match(/\[[^\]]*\]/g)).toBe(null);
  });
});

describe('the internal runbook', () => {
  test('says of every activity who answers for it, of every handoff its hours, of every control its tiers', async () => {
    const { pack } = builtInPack();
    const title = (roleId: string) => pack.roles.find(({ id }) => id === roleId)?.title ?? roleId;
    const page = await said(internalRunbook(builtInPack(), facts));
    expect(page).toContain(squeezed('Not to be handed to partners.'));
    for (const activity of pack.activities) {
      const answers = Object.entries(activity.raci).find(([, part]) => part.includes('A'))?.[0] ?? '';
      expect(page).toContain(squeezed(`${activity.title}${title(answers)}`));
    }
    for (const { title: what, doneBy, targetHours } of pack.handoffs)
      expect(page).toContain(squeezed(`${what}${title(doneBy)}${targetHours}`));
    for (const { title: control } of pack.controls) expect(page).toContain(squeezed(control));
    const own = pack.assets.filter(({ audience }) => audience === 'internal');
    for (const { title: asset } of own) expect(page).toContain(squeezed(asset));
  });
});

test('a sheet carries its mark and the page on every page, also the first, and is the same file for the same page', async () => {
  const page = partnerGuide(builtInPack(), facts);
  const [one, two] = await Promise.all([printedBytes(page), printedBytes(page)]);
  expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  const { pages } = await printed(page);
  const version = builtInPack().pack.version;
  expect(pages.filter((text, at) => !text.endsWith(`Playbook ${version}Page ${at + 1} of ${pages.length}`))).toEqual(
    [],
  );
  expect(pages.join('')).not.toContain('Draft');
});
