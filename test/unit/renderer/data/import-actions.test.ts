import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { ok } from '#shared/base/result';
import { dealStanding } from '#shared/domain/commercial/deal-rules';
import { guessMapping } from '#shared/domain/imports/import-columns';
import type { ImportKind } from '#shared/domain/imports/import-kinds';
import { nothingKnown } from '#shared/domain/imports/import-known';
import { planImport } from '#shared/domain/imports/import-plan';
import type { Person } from '#shared/domain/partners/person';
import { importRows } from '../../../../renderer/data/actions/import-actions';
import {
  forgetMapping,
  rememberMapping,
  renameMapping,
} from '../../../../renderer/data/actions/import-mapping-actions';
import { creation } from '../../../../renderer/data/edits';
import { gatherKnown } from '../../../../renderer/data/import-known';
import { readPreferences } from '../../../../renderer/data/preferences';
import { allRecords, recordsOf } from '../../../../renderer/data/reading';
import { write } from '../../../../renderer/data/writer';
import { aPartner, aWorkspace, keepPartner } from '../../../builders/a-workspace';

const headings = ['name', 'country'];

function planned(count: number) {
  const rows = Array.from({ length: count }, (_, at) => [`Partner ${at}`, 'NO']);
  return planImport('partners', { headings, rows }, guessMapping('partners', headings), nothingKnown);
}

describe('taking in a table', () => {
  test('adds the rows that were agreed and nothing else', async () => {
    const { workspace } = await aWorkspace();
    const [first, , third] = planned(3);
    if (!first || !third) throw new Error('The plan lost rows.');
    const done = await importRows(workspace, [first, third]);
    expect(done).toEqual({ ok: true, value: { added: 2, changed: 0, refused: [], isCancelled: false } });
    const names = (await allRecords(workspace.database, 'partner')).map(({ legalName }) => legalName);
    expect(names.sort()).toEqual(['Partner 0', 'Partner 2']);
  });

  test('stops where it is told to, and what was added stays', async () => {
    const { workspace } = await aWorkspace();
    const abort = new AbortController();
    const done = await importRows(workspace, planned(250), {
      signal: abort.signal,
      progress: () => abort.abort(),
    });
    expect(done).toMatchObject({ ok: true, value: { added: 100, isCancelled: true } });
    expect(await allRecords(workspace.database, 'partner')).toHaveLength(100);
  });
});

describe('taking in what the field and headquarters feed', () => {
  const now = '2026-11-20T12:00:00.000Z';
  const ada: Person = {
    ...{ id: brand<'Person'>('ada'), partnerId: aPartner().id, party: 'partner', name: 'Ada Berg', role: 'sales' },
    ...{ title: '', email: 'ada@nordlys.example', phone: '', language: '' },
  };

  async function takenIn(kind: ImportKind, table: readonly string[]) {
    const { workspace } = await aWorkspace();
    const partner = await keepPartner(workspace);
    await workspace.directory.fill();
    await write(workspace, async () => ok({ value: null, edits: [creation('person', ada)] }));
    const take = async () => {
      const [headings = [], ...rows] = table.map((line) => line.split(','));
      const known = await gatherKnown(workspace, kind);
      const planned = planImport(kind, { headings, rows }, guessMapping(kind, headings), { ...known, now });
      const done = await importRows(workspace, planned);
      return { states: planned.map(({ fate }) => fate.state), done };
    };
    return { workspace, partner, first: await take(), again: await take() };
  }

  test('a result of an exam waits for review, and puts the person once into the role that is named', async () => {
    const { workspace, partner, first, again } = await takenIn('examResults', [
      'Partner,Email,Exam,Score,Date,Role',
      '911222333,ada@nordlys.example,exam-sales,86,2026-11-02,sales',
      '911222333,ada@nordlys.example,exam-baseline,70,2026-11-03,sales',
    ]);
    expect(first).toMatchObject({ states: ['new', 'new'], done: { ok: true, value: { added: 2 } } });
    expect(again.states).toEqual(['known', 'known']);
    const { database } = workspace;
    expect(await recordsOf(database, 'learner', partner.id)).toMatchObject([{ personId: 'ada', role: 'sales' }]);
    const revisions = await recordsOf(database, 'evidenceRevision', partner.id);
    const facts = revisions
      .map((one) => one.facts)
      .sort((left, right) => Number(right['score']) - Number(left['score']));
    expect(facts).toEqual([
      { person: 'ada', role: 'sales', score: 86, exam: 'exam-sales', passed: true },
      { person: 'ada', role: 'sales', score: 70, exam: 'exam-baseline', passed: false },
    ]);
    expect(await recordsOf(database, 'evidenceReview', partner.id)).toEqual([]);
  });

  test('a deal that was won stands as won', async () => {
    const { workspace, partner, first } = await takenIn('deals', [
      'Partner,Customer,Domain,Country,Product,Amount,Currency,State,Approved on,Closed on,Add-ons',
      '911222333,Fjord,fjord.example,NO,Desk,1000,NOK,won,2026-09-01,2026-10-01,Chat;Phone',
    ]);
    expect(first.done).toMatchObject({ ok: true, value: { added: 1, refused: [] } });
    const [deal] = await recordsOf(workspace.database, 'deal', partner.id);
    const events = await recordsOf(workspace.database, 'dealEvent', partner.id);
    const rules = workspace.playbooks.current().pack.commercial?.deals;
    if (!deal || !rules) throw new Error('There is no deal to stand anywhere.');
    expect(deal.addOns).toEqual(['Chat', 'Phone']);
    expect(dealStanding(deal, events, rules, now)).toMatchObject({
      state: 'won',
      at: '2026-10-01T00:00:04.000Z',
      protectedFrom: '2026-09-01',
    });
  });

  test('the corrected table corrects what the first one brought, and adds nothing twice', async () => {
    const head = 'Partner,Subject,Opened,Desk,Handled by,Resolved,Ticket';
    const row = '911222333,Login,2026-11-02T10:00Z,partner,partner';
    const { workspace } = await takenIn('cases', [head, `${row},,T-1`]);
    const headings = head.split(',');
    const rows = [`${row},2026-11-03T10:00Z,T-1`.split(',')];
    const take = async () => {
      const known = { ...(await gatherKnown(workspace, 'cases')), now };
      return importRows(workspace, planImport('cases', { headings, rows }, guessMapping('cases', headings), known));
    };
    expect(await take()).toMatchObject({ ok: true, value: { added: 0, changed: 1, refused: [] } });
    expect(await take()).toMatchObject({ ok: true, value: { added: 0, changed: 0, refused: [] } });
    expect(await allRecords(workspace.database, 'serviceCase')).toMatchObject([
      { subject: 'Login', resolvedAt: '2026-11-03T10:00:00.000Z' },
    ]);
  });

  test('a deal that was left open is won by the next table', async () => {
    const head = 'Partner,Customer,Domain,Country,Product,Amount,Currency,State,Approved on,Closed on';
    const row = '911222333,Fjord,fjord.example,NO,Desk,1000,NOK';
    const { workspace, partner } = await takenIn('deals', [head, `${row},open,2026-11-01,`]);
    const headings = head.split(',');
    const rows = [`${row},won,2026-11-01,2026-11-10`.split(',')];
    const known = { ...(await gatherKnown(workspace, 'deals')), now };
    const planned = planImport('deals', { headings, rows }, guessMapping('deals', headings), known);
    expect(await importRows(workspace, planned)).toMatchObject({ ok: true, value: { changed: 1, refused: [] } });
    const kinds = (await recordsOf(workspace.database, 'dealEvent', partner.id)).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['approved', 'submitted', 'won']);
    expect(await allRecords(workspace.database, 'deal')).toHaveLength(1);
  });

  test.each([
    [
      'engagements',
      'engagement',
      ['Partner,Project,Customer,Reference,Go-live', '911222333,Pool,Fjord,P-1,2026-10-01'],
    ],
    [
      'cases',
      'serviceCase',
      ['Partner,Subject,Opened,Desk,Handled by', '911222333,Login,2026-11-02T10:00Z,partner,partner'],
    ],
    ['surveys', 'surveyAnswer', ['Partner,Survey,Score,Email,Date', '911222333,NPS,9,Ada Berg,2026-11-02T10:00Z']],
    ['soldDeals', 'soldDeal', ['Reference,Close date,Amount,Currency,Partner', 'D-1,2026-09-01,1000,EUR,yes']],
    ['monthlyRates', 'monthlyRate', ['Month,Currency,Rate', '2026-09,USD,0.92']],
  ] as const)(
    '%s are added once, whether they are known when planned or only when written',
    async (kind, entity, table) => {
      const { workspace, first, again } = await takenIn(kind, table);
      expect(first).toMatchObject({ states: ['new'], done: { ok: true, value: { added: 1, refused: [] } } });
      expect(again.states).toEqual(['known']);
      expect(await allRecords(workspace.database, entity)).toHaveLength(1);
      const [headings = [], ...rows] = table.map((line) => line.split(','));
      const before = { ...(await gatherKnown(workspace, kind)), ...forgotten, now };
      const late = await importRows(
        workspace,
        planImport(kind, { headings, rows }, guessMapping(kind, headings), before),
      );
      expect(late).toMatchObject({ ok: true, value: { added: 0, refused: [2] } });
    },
  );

  const forgotten = { engagements: [], cases: [], answers: [], soldDeals: [], rates: [] };
});

describe('how a source is read', () => {
  test('is remembered on this device, renamed and forgotten', async () => {
    const { workspace } = await aWorkspace();
    const style = { decimal: 'comma', days: 'dayFirst' } as const;
    const given = { name: 'CRM', kind: 'partners', headings, mapping: { legalName: 0, country: 1 }, style } as const;
    const [saved] = (await rememberMapping(workspace, given)).importMappings;
    const id = saved?.id ?? '';
    await renameMapping(workspace, id, ' Sales tool ');
    expect((await readPreferences(workspace)).importMappings).toMatchObject([
      { name: 'Sales tool', kind: 'partners', ...style },
    ]);
    await forgetMapping(workspace, id);
    expect((await readPreferences(workspace)).importMappings).toEqual([]);
  });
});
