import { expect, test } from 'vitest';
import { ok } from '#shared/base/result';
import { decideGate } from '../../../../renderer/data/actions/gate-actions';
import { creation } from '../../../../renderer/data/edits';
import { type GateWatch, watchGates } from '../../../../renderer/data/queries/gate-news';
import { write } from '../../../../renderer/data/writer';
import { aDecision } from '../../../builders/a-guided-case';
import { aPartner } from '../../../builders/a-partner-case';
import { aWorkspace } from '../../../builders/a-workspace';

test('looks at the gates of the partners it is given, and again at the one that changes', async () => {
  const { workspace } = await aWorkspace();
  const edits = [creation('partner', aPartner()), creation('gateDecision', aDecision('passed'))];
  expect(await write(workspace, async () => ok({ value: null, edits }))).toMatchObject({ ok: true });
  const told: GateWatch[] = [];
  const next = () => expect.poll(() => told.at(-1)?.state).toBe('read');
  const stop = watchGates(workspace, ['partner', 'not here'], '2026-11-20', (watch) => told.push(watch));
  await next();
  // Nobody has said how risky the partner is, so there are no days of grace.
  expect(told.at(-1)?.news.map(({ partnerId, view }) => [partnerId, view.standing.state])).toEqual([
    ['partner', 'suspended'],
  ]);
  await decideGate(workspace, 'partner', 'G1', { decision: 'refused', reason: 'They have closed.' });
  await expect.poll(() => told.at(-1)?.news).toEqual([]);
  stop();
});
