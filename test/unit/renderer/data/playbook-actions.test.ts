import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Json } from '#shared/base/json';
import { ok } from '#shared/base/result';
import type { Role } from '#shared/contracts/hq-api';
import { readPartnerExport } from '#shared/domain/gates/partner-export';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { earlierPacks } from '#shared/domain/playbook/earlier-packs';
import { retireOption, valueAt, withEdit } from '#shared/domain/playbook/pack-editing';
import type { PackVersion } from '#shared/domain/playbook/pack-version';
import { exportPartner } from '../../../../renderer/data/actions/export-actions';
import { startInterview } from '../../../../renderer/data/actions/interview-actions';
import {
  changeDraft,
  giveUpDraft,
  moveInterview,
  publishDraft,
  startDraft,
} from '../../../../renderer/data/actions/playbook-actions';
import { creation } from '../../../../renderer/data/edits';
import { allRecords, record } from '../../../../renderer/data/reading';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { aWorkspace, keepPartner } from '../../../builders/a-workspace';

const base = builtInPack().pack;
const next = `${base.version.split('.')[0]}.1.0`;

/** A draft in which one question reads differently. */
async function aDraft(workspace: Workspace, edit = reworded) {
  const started = await startDraft(workspace);
  if (!started.ok) throw new Error('The draft was not begun.');
  const changed = await changeDraft(workspace, started.value.id, { content: edit() });
  if (!changed.ok) throw new Error('The draft was not changed.');
  return changed.value;
}

function reworded() {
  const question = valueAt(JSON.parse(JSON.stringify(base)) as Json, 'question M1.Q1') as { [key: string]: Json };
  return { ...withEdit(base, {}, 'question M1.Q1', { ...question, text: 'Who would sign with us?' }) };
}

/** Writes a published version as it arrives from elsewhere. */
async function arrives(workspace: Workspace, version: PackVersion): Promise<void> {
  await write(workspace, async () => ok({ value: null, edits: [creation('packVersion', version)] }));
}

/** Waits until the shelf itself says that it holds this, however long checking takes on a busy machine. */
function shelved({ playbooks }: Workspace, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      deaf();
      resolve();
    };
    const deaf = playbooks.listen(look);
    look();
  });
}

async function published(workspace: Workspace, notes = 'Clearer words.') {
  const draft = await aDraft(workspace);
  const done = await publishDraft(workspace, draft.id, notes);
  if (!done.ok) throw new Error('The draft was not published.');
  await shelved(workspace, () => workspace.playbooks.current().pack.version === done.value.version);
  return done.value;
}

describe('publishing a playbook', () => {
  test('signs what was checked, puts it in force, and keeps the versions before readable', async () => {
    const { workspace } = await aWorkspace();
    await workspace.playbooks.ready;
    const version = await published(workspace);
    expect(version).toMatchObject({ version: next, notes: 'Clearer words.', by: `device:${workspace.key.deviceId}` });
    const { playbooks } = workspace;
    expect(playbooks.current().questionById.get('M1.Q1')?.text).toBe('Who would sign with us?');
    expect(playbooks.ofVersion(base.version)?.questionById.get('M1.Q1')?.text).not.toBe('Who would sign with us?');
    expect(playbooks.versions().map(({ index, isInForce }) => [index.pack.version, isInForce])).toEqual([
      [next, true],
      [base.version, false],
      ...earlierPacks().map(({ pack }) => [pack.version, false]),
    ]);
    const [draft] = await allRecords(workspace.database, 'packDraft');
    expect(draft?.publishedAs).toBe(next);
    expect(await changeDraft(workspace, draft?.id ?? '', { title: 'late' })).toEqual({
      ok: false,
      error: { kind: 'already-published' },
    });
  });

  test('is taken over by another device, and not where content, number or signature were changed on the way', async () => {
    const here = await aWorkspace();
    const version = await published(here.workspace);
    const changes: readonly (readonly [Partial<PackVersion>, string | null])[] = [
      [{}, null],
      [{ content: { ...version.content, title: 'Another' } }, 'content-changed'],
      [{ version: '9.0.0' }, 'signature-wrong'],
      [{ signature: version.signature.slice(0, -8) }, 'signature-wrong'],
      [{ signature: 'nothing' }, 'signature-wrong'],
      [{ key: { ...version.key, x: 'A'.repeat(43) } }, 'signature-wrong'],
      [{ key: { kty: 'EC' } }, 'signature-wrong'],
    ];
    for (const [change, problem] of changes) {
      const { workspace } = await aWorkspace();
      await workspace.playbooks.ready;
      await arrives(workspace, { ...version, ...change });
      const { playbooks } = workspace;
      await shelved(workspace, () => playbooks.published().length + playbooks.refused().length === 1);
      expect([playbooks.current().pack.version, playbooks.refused().map((refused) => refused.problem)]).toEqual(
        problem === null ? [next, []] : [base.version, [problem]],
      );
    }
  });

  test('of two versions under one number the earlier counts, whichever came first', async () => {
    const first = await published((await aWorkspace()).workspace, 'First.');
    const later = { ...(await published((await aWorkspace()).workspace, 'Second.')), at: '2026-11-22T08:00:00.000Z' };
    for (const order of [
      [first, later],
      [later, first],
    ]) {
      const { workspace } = await aWorkspace();
      for (const version of order) await arrives(workspace, version);
      const { playbooks } = workspace;
      await shelved(workspace, () => playbooks.published().length + playbooks.refused().length === 2);
      expect(playbooks.refused().map(({ version, problem }) => [version.notes, problem])).toEqual([
        ['Second.', 'version-taken'],
      ]);
      expect(workspace.playbooks.published().map(({ notes }) => notes)).toEqual(['First.']);
    }
  });

  test('is refused with the reason, and nothing is written', async () => {
    const { workspace } = await aWorkspace();
    await workspace.playbooks.ready;
    const empty = await startDraft(workspace);
    if (!empty.ok) throw new Error('The draft was not begun.');
    const refusal = async (notes = 'Why.') => {
      const done = await publishDraft(workspace, empty.value.id, notes);
      return done.ok ? null : done.error;
    };
    expect(await refusal()).toEqual({ kind: 'nothing-changed' });
    await changeDraft(workspace, empty.value.id, { content: reworded(), version: base.version });
    expect(await refusal()).toEqual({ kind: 'version-not-later', than: base.version });
    await changeDraft(workspace, empty.value.id, { version: 'next' });
    expect(await refusal()).toEqual({ kind: 'version-wrong' });
    await changeDraft(workspace, empty.value.id, { version: next });
    expect(await refusal('  ')).toEqual({ kind: 'notes-missing' });
    await changeDraft(workspace, empty.value.id, { content: { ...reworded(), 'module M1': { done: 'nonsense(' } } });
    expect(await refusal()).toMatchObject({ kind: 'findings' });
    expect(await allRecords(workspace.database, 'packVersion')).toEqual([]);
  });

  test('is for a lead and for headquarters', async () => {
    const { workspace } = await aWorkspace();
    const enrolment = {
      hq: 'https://hq.example',
      server: 'hq',
      user: { id: 'ines', name: 'Ines' },
      space: { id: 'space', name: 'All', epoch: '1' },
      logKey: '',
    };
    const spaces = (role: Role) => [{ id: 'space', name: 'All', epoch: '1', kind: 'territory' as const, role }];
    workspace.enrolment = { ...enrolment, role: 'manager', spaces: spaces('manager') };
    expect(await startDraft(workspace)).toEqual({ ok: false, error: { kind: 'not-allowed' } });
    workspace.enrolment = { ...enrolment, role: 'lead', spaces: spaces('lead') };
    expect((await startDraft(workspace)).ok).toBe(true);
  });

  test('a draft given up is gone from the list', async () => {
    const { workspace } = await aWorkspace();
    const draft = await aDraft(workspace);
    expect((await giveUpDraft(workspace, draft.id)).ok).toBe(true);
    expect(await allRecords(workspace.database, 'packDraft')).toEqual([]);
  });
});

describe('an interview under way', () => {
  test('stays in its version until it is moved, and then says where it came from', async () => {
    const { workspace } = await aWorkspace();
    await workspace.playbooks.ready;
    const partner = await keepPartner(workspace);
    const started = await startInterview(workspace, { partnerId: partner.id, moduleId: 'M1', visitId: null });
    if (!started.ok) throw new Error('The interview did not begin.');
    expect(await moveInterview(workspace, started.value.id)).toEqual({
      ok: false,
      error: { kind: 'version-not-later' },
    });
    await published(workspace);
    expect((await record(workspace.database, 'interview', started.value.id))?.packVersion).toBe(base.version);
    const moved = await moveInterview(workspace, started.value.id);
    expect(moved).toMatchObject({
      ok: true,
      value: { packVersion: next, movedFrom: [{ version: base.version, at: '2026-11-20T12:00:00.000Z' }] },
    });
    expect(await record(workspace.database, 'interview', started.value.id)).toEqual(moved.ok && moved.value);
  });
});

describe('the export of a partner', () => {
  test('is a file that is read back as it was, under the partner’s name and the day', async () => {
    const { workspace, host } = await aWorkspace();
    await workspace.playbooks.ready;
    const partner = await keepPartner(workspace);
    expect(await exportPartner(workspace, partner.id)).toEqual({ ok: true, value: 'saved' });
    const [saved] = host.saved;
    expect(saved?.name).toBe('nordlys-systems-as-2026-11-20.json');
    const read = readPartnerExport(JSON.parse((await saved?.content.text()) ?? ''));
    expect(read).toMatchObject({ ok: true, value: { packVersion: base.version, records: { partner }, visits: [] } });
    expect(await exportPartner(workspace, brand<'Partner'>('nobody'))).toEqual({
      ok: false,
      error: { kind: 'not-here' },
    });
  });
});

describe('a retired option', () => {
  test('is gone from what is asked and never from what was answered', async () => {
    const { workspace } = await aWorkspace();
    await workspace.playbooks.ready;
    const field = base.modules[0]?.questions[3]?.fields[0];
    const where = { questionId: 'M1.Q4', fieldId: field?.id ?? '', optionId: 'reseller' };
    const draft = await aDraft(workspace, () => ({ ...retireOption(base, {}, where) }));
    const done = await publishDraft(workspace, draft.id, 'A programme of its own.');
    await shelved(workspace, () => done.ok && workspace.playbooks.current().pack.version === done.value.version);
    const optionsIn = (version: string) =>
      workspace.playbooks
        .ofVersion(version)
        ?.questionById.get('M1.Q4')
        ?.fields[0]?.options?.map(({ id }) => id);
    expect(optionsIn(next)).not.toContain('reseller');
    expect(optionsIn(base.version)).toContain('reseller');
  });
});
