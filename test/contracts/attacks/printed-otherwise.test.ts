import { beforeAll, expect, test } from 'vitest';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { printInNode } from '../../../renderer/documents/print-in-node';
import { rebuildReport } from '../../../renderer/documents/rebuild-report';
import { printedBytes } from '../../builders/printed';
import { printFacts, type SignedStages, signedStages } from '../../builders/signed-stages';
import { against, type Bytes, checkedAt } from './attack';
import { signedByBoth } from './families/prepared-documents';

let sla: SignedStages;
beforeAll(async () => {
  sla = await signedStages();
}, 60_000);

const check = (bytes: Bytes) =>
  verifyFile(bytes, { anchors: [sla.authority.root], revocationLists: [], at: checkedAt('signed') });

test('a document printed to say something else than its data passes for its signatures, and not when it is made again', async () => {
  const hidden = sla.page.blocks.filter((_, place) => place !== 3);
  expect(hidden.length).toBe(sla.page.blocks.length - 1);
  const { bytes } = await printedBytes({ ...sla.page, blocks: hidden }, printFacts);
  const target = { sla, plan: sla, stage: 'signed', bytes: sla.signed } as const;
  const signed = await signedByBoth(new Uint8Array(bytes), target);
  const report = await check(signed);
  expect(against(report)).toEqual({ judgement: 'valid', because: [] });
  const deeper = await rebuildReport(signed, report, printInNode);
  expect(against(deeper)).toEqual({ judgement: 'invalid', because: ['rebuiltDifferent'] });
}, 60_000);

test('a document whose data is not the one its frame names does not pass either', async () => {
  const { embedded } = sla.page;
  if (embedded === undefined || embedded === null) throw new Error('no data');
  const data = { ...(embedded.data as object), title: 'Another agreement' } as typeof embedded.data;
  const { bytes } = await printedBytes({ ...sla.page, embedded: { ...embedded, data } }, printFacts);
  const target = { sla, plan: sla, stage: 'signed', bytes: sla.signed } as const;
  const signed = await signedByBoth(new Uint8Array(bytes), target);
  const deeper = await rebuildReport(signed, await check(signed), printInNode);
  expect(deeper.judgement).not.toBe('valid');
}, 60_000);
