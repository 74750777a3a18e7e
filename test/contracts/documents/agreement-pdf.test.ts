import { expect, test } from 'vitest';
import { agreementText } from '#shared/domain/documents/agreement-document';
import { serviceLevelIds } from '#shared/domain/slas/service-level';
import { aCompleteVisit, anAgreement } from '../../builders/a-complete-visit';
import { printed } from '../../builders/printed';
import { someInk } from '../../builders/some-ink';

const squeezed = (text: string) => text.replaceAll(/\s/g, '');

test.each(['plan', 'sla'] as const)(
  'a complete agreement with every measure can be printed and says what it says (%s)',
  async (kind) => {
    const agreement = anAgreement(kind);
    const terms =
      kind === 'sla'
        ? { ...agreement.terms, unitsPerHour: '1000', extraMeasures: [...serviceLevelIds] }
        : agreement.terms;
    const inputs = aCompleteVisit(kind, { agreement: { ...agreement, terms } });
    const text = agreementText(inputs);
    if (!text.ok) throw new Error(JSON.stringify(text.error));
    const dataSha256 = 'ab'.repeat(32);
    const page = text.value.pages({
      agreement: { ...inputs.agreement, state: 'locked', dataSha256 },
      signatories: [
        {
          party: 'partner',
          personName: 'Eva Lindner',
          role: 'CEO',
          signed: { ink: someInk(), at: '2026-12-02T10:00:00Z' },
        },
      ],
    });
    const { pages } = await printed(page);
    const all = squeezed(pages.join(''));
    for (const said of ['Bogenwerk Software AG', 'Nordlicht Systemhaus GmbH', 'Tomáš Novák', dataSha256])
      expect(all).toContain(squeezed(said));
    for (const block of page.blocks) if (block.kind === 'heading') expect(all).toContain(squeezed(block.text));
  },
);
