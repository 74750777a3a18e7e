import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { agreementText } from '#shared/domain/documents/agreement-document';
import { serviceLevelIds } from '#shared/domain/slas/service-level';
import { printInNode } from '../../../../renderer/documents/print-in-node';
import { aCompleteVisit, anAgreement } from '../../../builders/a-complete-visit';

test.each([
  ['en', 'none'],
  ['de', 'none'],
  ['en', 'de'],
] as const)(
  'look %s %s',
  async (documentLanguage, secondLanguage) => {
    const agreement = anAgreement('sla');
    const terms = {
      ...agreement.terms,
      documentLanguage,
      secondLanguage,
      dependencies: [
        { name: 'Cloud platform', owner: 'Cloud provider', availability: '99.99' },
        { name: 'Payment gateway', owner: 'Bank', availability: '99.95' },
      ],
      monthlyFee: { amount: '12500.00', currency: 'EUR' },
      ...(documentLanguage === 'de' ? { unitsPerHour: '1000', extraMeasures: [...serviceLevelIds] } : {}),
      deviations: [
        {
          clause: '13',
          change: 'added',
          words: 'Both parties meet once a year at the place of the Partner.',
          reason: 'Wish of the Partner',
        },
      ],
    };
    const inputs = aCompleteVisit('sla', { agreement: { ...agreement, terms } as never });
    const text = agreementText(inputs);
    if (!text.ok) throw new Error(JSON.stringify(text.error));
    const page = text.value.pages({
      agreement: { ...inputs.agreement, state: 'locked', dataSha256: 'ab'.repeat(32) },
      signatories: [],
    });
    const made = await printInNode(page, { createdAt: '2026-11-21T10:00:00Z', author: 'Ines Kramer' });
    if (!made.ok) throw new Error(JSON.stringify(made.error).slice(0, 2000));
    writeFileSync(`/tmp/h5/${documentLanguage}-${secondLanguage}.pdf`, made.value.bytes);
  },
  120000,
);
