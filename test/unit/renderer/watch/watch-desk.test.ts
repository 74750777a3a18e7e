import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { ok } from '#shared/base/result';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { planVisit } from '../../../../renderer/data/actions/visit-actions';
import { creation } from '../../../../renderer/data/edits';
import { WatchDesk } from '../../../../renderer/data/watch/watch-desk';
import type { FromWatch } from '../../../../renderer/data/watch/watch-messages';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { aDecision } from '../../../builders/a-guided-case';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';

const now = '2026-11-20T12:00:00.000Z';
const on = { pack: builtInPack().pack, names: { questions: {}, choices: {} }, now, by: 'ines' };

function deskOn(workspace: Workspace) {
  const told: FromWatch[] = [];
  const desk = new WatchDesk(workspace.database, on, (news) => told.push(news));
  const days = () => told.flatMap((news) => (news.kind === 'days' ? news.days : []));
  const silent = () => told.flatMap((news) => (news.kind === 'days' ? news.silent : []));
  const find = (words: string) => desk.find({ words, kinds: null, most: 10 });
  return { desk, told, days, silent, find };
}

const beacon = aPartner({ id: brand<'Partner'>('01900000-0000-7000-8000-0000000000b1'), legalName: 'Beacon Ltd' });

describe('the watch', () => {
  test('finds what is on the device, and after a change what has changed', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace, beacon);
    const { desk, find } = deskOn(workspace);
    await desk.look();
    expect(find('beac').hits.map(({ kind, title }) => [kind, title])).toEqual([
      [
        'partner',
        [
          { text: 'Beacon', isMatch: true },
          { text: ' Ltd', isMatch: false },
        ],
      ],
    ]);
    await editPartner(workspace, beacon.id, { note: 'Their insurer is in Graz.' });
    expect(find('insurer').hits).toEqual([]);
    await desk.changed([beacon.id], now);
    expect(find('insurer').hits.map(({ place }) => place?.where)).toEqual(['note']);
    expect(find('insurer').counts).toEqual({ partner: 1 });
  });

  test('tells what a partner brings into the day, and that it brings nothing any more', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace, beacon);
    const { desk, days, silent } = deskOn(workspace);
    await desk.look();
    expect(days()).toEqual([]);
    const planned = await planVisit(workspace, { partnerId: beacon.id, plannedFor: '2026-11-21T09:00:00.000Z' });
    await desk.changed([beacon.id], now);
    expect(days().map(({ legalName, visits }) => [legalName, visits.length])).toEqual([['Beacon Ltd', 1]]);
    const visitId = planned.ok ? planned.value.id : '';
    const gone = [{ operation: 'set' as const, entity: 'visit' as const, id: visitId, fields: { endedAt: now } }];
    expect(await write(workspace, async () => ok({ value: null, edits: gone }))).toMatchObject({ ok: true });
    await desk.changed([beacon.id], now);
    expect(silent()).toEqual([beacon.id]);
  });

  test('tells gates at which something is to be done', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace, beacon);
    const decision = aDecision('passed', { partnerId: beacon.id });
    expect(
      await write(workspace, async () => ok({ value: null, edits: [creation('gateDecision', decision)] })),
    ).toMatchObject({ ok: true });
    const { desk, days } = deskOn(workspace);
    await desk.look();
    // Nobody has said how risky the partner is, so there are no days of grace.
    expect(days().flatMap(({ gates }) => gates.map(({ standing }) => standing.state))).toEqual(['suspended']);
  });

  test('asks for the words in a file once, and finds them under the record that carries it', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace, beacon);
    const file = { sha256: 'a'.repeat(64), bytes: 20, mime: 'text/plain', name: 'minutes.txt' };
    const picture = { ...file, sha256: 'b'.repeat(64), mime: 'image/png', name: 'photo.png' };
    const evidence = {
      id: '01900000-0000-7000-8000-0000000000e1',
      partnerId: beacon.id,
      typeId: 'E1.1',
      title: 'Minutes',
    };
    const revision = {
      ...{ id: '01900000-0000-7000-8000-0000000000e2', partnerId: beacon.id, evidenceId: evidence.id, number: 1 },
      ...{ source: 'file', files: [file, picture], capturedAt: now, capturedBy: 'ines', effectiveFrom: '2026-11-20' },
    };
    const edits = [creation('evidence', evidence as never), creation('evidenceRevision', revision as never)];
    expect(await write(workspace, async () => ok({ value: null, edits }))).toMatchObject({ ok: true });
    const { desk, told, find } = deskOn(workspace);
    await desk.look();
    const wanted = () => told.flatMap((news) => (news.kind === 'wantFile' ? [news.file.name] : []));
    expect(wanted()).toEqual(['minutes.txt']);
    await desk.takeFile(file.sha256, new Blob(['The escalation drill was passed.']));
    expect(find('escalation drill').hits.map(({ place, refs }) => [place?.where, refs['evidenceId']])).toEqual([
      ['inside', evidence.id],
    ]);
    await desk.changed([beacon.id], now);
    expect(find('escalation').hits).toHaveLength(1);
    expect(wanted()).toEqual(['minutes.txt']);
  });

  test('forgets a partner that is no longer on the device', async () => {
    const { workspace } = await aWorkspace();
    await keepPartner(workspace, beacon);
    const { desk, find } = deskOn(workspace);
    await desk.look();
    await workspace.database.rows.delete(beacon.id);
    await desk.changed([beacon.id], now);
    expect(find('beacon').hits).toEqual([]);
  });
});
