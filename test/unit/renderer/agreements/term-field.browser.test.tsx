import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider } from 'react-intl';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { planTerms } from '#shared/domain/agreements/plan-terms';
import { draftAgreement } from '../../../../renderer/data/actions/agreement-actions';
import { readAgreement, useAgreement } from '../../../../renderer/data/queries/agreement-queries';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import { TermField } from '../../../../renderer/features/agreements/term-field';
import { english } from '../../../../renderer/messages/messages';
import { aPlace } from '../../../builders/a-place';
import { aWorkspace, keepPartner } from '../../../builders/a-workspace';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

const place = aPlace('div');

/** The start of a plan, of which the screen hears only a while after it was kept, as on a busy device. */
function StartOfPlan({ agreementId, partnerId }: { readonly agreementId: string; readonly partnerId: string }) {
  const decided = useAgreement(agreementId)?.agreement.terms.startDate;
  const [heard, setHeard] = useState(decided);
  useEffect(() => {
    const late = setTimeout(() => setHeard(decided), 1_500);
    return () => clearTimeout(late);
  }, [decided]);
  return (
    <TermField
      agreementId={agreementId}
      partnerId={partnerId}
      term={planTerms.startDate}
      decided={heard}
      isMissing={heard === undefined}
      isContested={false}
      onFocus={() => undefined}
    />
  );
}

const part = (name: string) => page.getByRole('spinbutton', { name });
const shown = () => page.getByRole('group', { name: 'Start of the plan' }).element().textContent;

async function type(name: string, digits: string): Promise<void> {
  (part(name).element() as HTMLElement).focus();
  await userEvent.keyboard(digits);
}

async function open(name: string) {
  const { workspace } = await aWorkspace({ name });
  const partner = await keepPartner(workspace);
  const drafted = await draftAgreement(workspace, partner.id, 'plan');
  if (!drafted.ok) throw new Error('No plan was drafted.');
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <I18nProvider locale="en-GB">
        <WorkspaceProvider workspace={workspace}>
          <StartOfPlan agreementId={drafted.value.id} partnerId={partner.id} />
          <button type="button">Elsewhere</button>
        </WorkspaceProvider>
      </I18nProvider>
    </IntlProvider>,
  );
  await expect.element(part('day')).toBeVisible();
  return async () => (await readAgreement(workspace, drafted.value.id))?.agreement.terms.startDate;
}

async function decide(day: string, month: string): Promise<void> {
  await type('day', day);
  await type('month', month);
  await type('year', '2027');
  await page.getByRole('button', { name: 'Elsewhere' }).click();
}

test('a day that is typed again while the one before is being kept is the day that was typed', async () => {
  const kept = await open('term-field-again');
  await decide('04', '01');
  // The field never goes back to what was there before, however late the screen hears of what was kept.
  for (let looks = 0; looks < 10; looks += 1) {
    expect(shown()).toContain('04/01/2027');
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await type('day', '0');
  await new Promise((resolve) => setTimeout(resolve, 1_600));
  await userEvent.keyboard('1');
  await type('month', '02');
  await type('year', '2027');
  await page.getByRole('button', { name: 'Elsewhere' }).click();
  await expect.poll(kept).toBe('2027-02-01');
  expect(shown()).toContain('01/02/2027');
});

test('a day that is taken back before the screen has heard of it is taken back', async () => {
  const kept = await open('term-field-back');
  await decide('04', '01');
  await expect.poll(kept).toBe('2027-01-04');
  await new Promise((resolve) => setTimeout(resolve, 1_600));
  await decide('01', '02');
  await expect.poll(kept).toBe('2027-02-01');
  // The screen still thinks of the fourth of January.
  await decide('04', '01');
  await expect.poll(kept).toBe('2027-01-04');
  await expect.poll(shown).toContain('04/01/2027');
});
