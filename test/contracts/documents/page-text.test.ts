import { describe, expect, test } from 'vitest';
import { wordsIn } from '#shared/base/words';
import { agreementText } from '#shared/domain/documents/agreement-document';
import { pageText } from '../../../renderer/documents/engine/page-text';
import { aCompleteVisit, anAgreement } from '../../builders/a-complete-visit';
import { printedBytes } from '../../builders/printed';

async function agreementBytes(): Promise<Uint8Array> {
  const agreement = anAgreement('sla');
  const inputs = aCompleteVisit('sla', { agreement });
  const text = agreementText(inputs);
  if (!text.ok) throw new Error(JSON.stringify(text.error));
  const page = text.value.pages({
    agreement: { ...inputs.agreement, state: 'locked', dataSha256: 'ab'.repeat(32) },
    signatories: [],
  });
  return (await printedBytes(page)).bytes;
}

describe('the words on the pages of a PDF', () => {
  test('are those of our own documents, as somebody would look for them', async () => {
    const text = await pageText(await agreementBytes(), 400_000);
    const forms = new Set(wordsIn(text).flatMap((word) => word.forms));
    for (const word of ['nordlicht', 'systemhaus', 'bogenwerk', 'tomas', 'severity', 'escalation'])
      expect(forms).toContain(word);
  });

  test('end where enough has been read', async () => {
    expect((await pageText(await agreementBytes(), 500)).length).toBeLessThanOrEqual(600);
  });

  test('are not read from a file that is damaged', async () => {
    const bytes = await agreementBytes();
    await expect(pageText(bytes.subarray(0, 2_000), 1_000)).rejects.toThrow();
  });
});
