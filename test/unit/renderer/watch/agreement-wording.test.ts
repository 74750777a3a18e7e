import { beforeEach, describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { canonicalJson } from '#shared/base/json';
import { ok } from '#shared/base/result';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { agreementText } from '#shared/domain/documents/agreement-document';
import { pageTexts } from '#shared/domain/documents/page-texts';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { lockAgreement } from '../../../../renderer/data/actions/agreement-actions';
import { creation } from '../../../../renderer/data/edits';
import { keepBlob } from '../../../../renderer/data/keep-blob';
import { lookBack } from '../../../../renderer/data/look-back';
import { WatchDesk } from '../../../../renderer/data/watch/watch-desk';
import type { FromWatch } from '../../../../renderer/data/watch/watch-messages';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { aCompleteVisit, anAgreement } from '../../../builders/a-complete-visit';
import { keepVisit } from '../../../builders/a-kept-visit';
import { aWorkspace, editPartner } from '../../../builders/a-workspace';

const now = '2026-11-20T12:00:00.000Z';
const on = { pack: builtInPack().pack, names: { questions: {}, choices: {} }, now, by: 'ines' };

/** A watch that is answered as the window answers it; `hasData`: whether fixed texts are on this device. */
function watchOn(workspace: Workspace, database = workspace.database, hasData = true) {
  const told: FromWatch[] = [];
  const desk: WatchDesk = new WatchDesk(database, on, (news) => {
    told.push(news);
    if (news.kind === 'wantFixed')
      void (async () => {
        const content = hasData ? await workspace.host.blobs.open(news.sha256) : null;
        await desk.takeFixed(news.sha256, content);
      })();
  });
  const settled = async () => {
    await expect
      .poll(() => told.findLast((news) => news.kind === 'progress')?.progress, { timeout: 10_000 })
      .toMatchObject({ files: 0 });
  };
  const find = (words: string) =>
    desk.find({ words, kinds: null, most: 10 }).hits.map(({ id, isEarlier, place }) => [id, isEarlier, place?.where]);
  return { desk, told, settled, find };
}

let workspace: Workspace;
let clock = Date.parse(now);

beforeEach(async () => {
  clock = Date.parse(now);
  workspace = (await aWorkspace({ now: () => clock })).workspace;
});

describe('the wording of agreements', () => {
  test('is what stands on their pages', () => {
    const inputs = aCompleteVisit('plan');
    const text = agreementText(inputs);
    const page = text.ok ? text.value.pages({ agreement: inputs.agreement, signatories: [] }) : null;
    expect(page && pageTexts(page).join('\n')).toContain('Nordlicht Systemhaus GmbH');
  });

  test('of a draft is found as it would be printed today, and changes with what is answered', async () => {
    const { agreement } = await keepVisit(workspace, 'plan');
    const { desk, settled, find } = watchOn(workspace);
    await desk.look();
    await settled();
    expect(find('latest finish slack')).toEqual([[agreement.id, false, 'wording']]);
    await editPartner(workspace, agreement.partnerId, { legalName: 'Quecksilber Systemhaus GmbH' });
    await desk.changed([agreement.partnerId], now);
    await settled();
    expect(find('registered Quecksilber milestone')).toEqual([[agreement.id, false, 'wording']]);
  });

  test('of a locked agreement is that which was fixed, whatever is answered later', async () => {
    const { agreement } = await keepVisit(workspace, 'plan');
    expect(await lockAgreement(workspace, agreement.id)).toMatchObject({ ok: true });
    await editPartner(workspace, agreement.partnerId, { legalName: 'Quecksilber Systemhaus GmbH' });
    const { desk, settled, find } = watchOn(workspace);
    await desk.look();
    await settled();
    expect(find('Nordlicht registered slack').map(([id]) => id)).toEqual([agreement.id]);
  });

  test('of an agreement that was fixed on another device is found as long as it can be made here', async () => {
    const { agreement } = await keepVisit(workspace, 'plan');
    expect(await lockAgreement(workspace, agreement.id)).toMatchObject({ ok: true });
    const { desk, settled, find } = watchOn(workspace, workspace.database, false);
    await desk.look();
    await settled();
    expect(find('latest finish slack').map(([id]) => id)).toEqual([agreement.id]);
    await editPartner(workspace, agreement.partnerId, { legalName: 'Quecksilber Systemhaus GmbH' });
    const later = watchOn(workspace, workspace.database, false);
    await later.desk.look();
    await later.settled();
    expect(later.find('latest finish slack')).toEqual([]);
  });

  test('of a version that was superseded stands below that of the version in force', async () => {
    const inputs = await keepVisit(workspace, 'plan');
    const first = { ...inputs.agreement, state: 'signed' as const, dataSha256: await fixed(inputs) };
    const second: Agreement = {
      ...anAgreement('plan'),
      ...{ id: brand<'Agreement'>('0190f3c0-0000-7000-8000-0000000000f2'), version: 2, supersedesId: first.id },
    };
    const sha256 = await fixed({ ...inputs, agreement: second });
    const edits = [
      { operation: 'set' as const, entity: 'agreement' as const, id: first.id, fields: signedFields(first.dataSha256) },
      creation('agreement', { ...second, state: 'signed', dataSha256: sha256 }),
    ];
    expect(await write(workspace, async () => ok({ value: null, edits }))).toMatchObject({ ok: true });
    const { desk, settled, find } = watchOn(workspace);
    await desk.look();
    await settled();
    expect(find('latest finish slack')).toEqual([
      [second.id, false, 'wording'],
      [first.id, true, 'wording'],
    ]);
  });

  test('is that of then when somebody looks back', async () => {
    const { agreement } = await keepVisit(workspace, 'plan');
    clock = Date.parse('2026-11-22T12:00:00.000Z');
    await editPartner(workspace, agreement.partnerId, { legalName: 'Quecksilber Systemhaus GmbH' });
    const then = lookBack(workspace.database, Date.parse('2026-11-21T12:00:00.000Z'));
    const { desk, settled, find } = watchOn(workspace, then);
    await desk.look();
    await settled();
    expect(find('Nordlicht registered slack').map(([id]) => id)).toEqual([agreement.id]);
    expect(find('Quecksilber')).toEqual([]);
    then.close();
  });

  test('stays when its partner is read again, and goes with its agreement', async () => {
    const { agreement } = await keepVisit(workspace, 'plan');
    expect(await lockAgreement(workspace, agreement.id)).toMatchObject({ ok: true });
    const { desk, told, settled, find } = watchOn(workspace);
    await desk.look();
    await settled();
    const wanted = () => told.filter(({ kind }) => kind === 'wantFixed').length;
    const once = wanted();
    await desk.changed([agreement.partnerId], now);
    await settled();
    expect(find('latest finish slack')).toHaveLength(1);
    expect(wanted()).toBe(once);
    await workspace.database.rows.delete(agreement.id);
    await desk.changed([agreement.partnerId], now);
    await settled();
    expect(find('latest finish slack')).toEqual([]);
  });
});

const signedFields = (dataSha256: string) => ({ state: 'signed', dataSha256 });

/** Keeps the data of a text as locking does. @returns its SHA-256 */
async function fixed(inputs: Parameters<typeof agreementText>[0]): Promise<string> {
  const text = agreementText(inputs);
  if (!text.ok) throw new Error('The agreement of a test has no text.');
  const bytes = new TextEncoder().encode(canonicalJson(text.value.data));
  const kept = await keepBlob(workspace, { bytes, mime: 'application/json', partnerId: inputs.partner.id });
  if (!kept.ok) throw new Error('The data of a test was not kept.');
  return kept.value.sha256;
}
