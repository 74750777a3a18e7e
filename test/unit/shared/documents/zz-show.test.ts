import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { agreementText } from '#shared/domain/documents/agreement-document';
import { aCompleteVisit } from '../../../builders/a-complete-visit';
import { printedBytes } from '../../../builders/printed';
import { someInk } from '../../../builders/some-ink';
test('show', async () => {
  for (const kind of ['plan', 'sla'] as const) {
    const inputs = aCompleteVisit(kind);
    const text = agreementText(inputs);
    if (!text.ok) throw new Error('x');
    const page = text.value.pages({ agreement: { ...inputs.agreement, state: 'locked', dataSha256: 'ab'.repeat(32) }, signatories: [{party:'partner', personName:'Eva Lindner', role:'Managing Director', signed:{ink: someInk(), at:'2026-12-02T10:00:00Z'}}] });
    const made = await printedBytes(page);
    writeFileSync(`/tmp/${kind}.pdf`, made.bytes);
    console.log(kind, made.pages);
  }
}, 60000);
