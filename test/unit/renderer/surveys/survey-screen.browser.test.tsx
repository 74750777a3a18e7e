import { IntlProvider } from 'react-intl';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useCommandKeys } from '../../../../renderer/app/keys';
import { usePartnerFile } from '../../../../renderer/data/queries/partner-file';
import { recordsOf } from '../../../../renderer/data/reading';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import { SurveyScreen } from '../../../../renderer/features/surveys/survey-screen';
import { english } from '../../../../renderer/messages/messages';
import { isTurned, turnScreen } from '../../../../renderer/session/presentation';
import { aPlace } from '../../../builders/a-place';
import { aWorkspace, keepPartner } from '../../../builders/a-workspace';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

const place = aPlace('div', () => turnScreen('own'));

function Keys() {
  useCommandKeys();
  return null;
}

function Opened({ partnerId }: { readonly partnerId: string }) {
  const file = usePartnerFile(partnerId);
  return file ? <SurveyScreen file={file} /> : null;
}

async function open() {
  const { workspace } = await aWorkspace({ name: `survey-${crypto.randomUUID()}` });
  const partner = await keepPartner(workspace);
  const router = createMemoryRouter([{ path: '*', element: <Opened partnerId={partner.id} /> }]);
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <WorkspaceProvider workspace={workspace}>
        <Keys />
        <RouterProvider router={router} />
      </WorkspaceProvider>
    </IntlProvider>,
  );
  await expect.element(page.getByRole('button', { name: 'Turn the screen' })).toBeVisible();
  return () => recordsOf(workspace.database, 'surveyAnswer', partner.id);
}

async function turn() {
  await page.getByRole('textbox', { name: /Name or e-mail/ }).fill('Ada Berg');
  await page.getByRole('button', { name: 'Turn the screen' }).click();
  await expect.element(page.getByRole('heading', { name: /recommend/ })).toBeVisible();
}

describe('a survey with the screen turned', () => {
  test('is answered with the keys alone, and hands the screen back', async () => {
    const answers = await open();
    await turn();
    expect(isTurned()).toBe(true);
    expect(place.element.textContent).not.toContain('Nordlys');
    await userEvent.keyboard('1');
    await userEvent.keyboard('0');
    await expect.element(page.getByRole('radio', { name: /^10/ })).toBeChecked();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('textbox', { name: /In your own words/ })).toHaveFocus();
    await userEvent.keyboard('Quick{Tab}{Tab}{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
    expect(await answers()).toMatchObject([
      { survey: 'promoter', score: 10, comment: 'Quick', contact: 'Ada Berg', how: 'here' },
    ]);
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(page.getByText('The answer is kept')).toBeVisible();
    expect(isTurned()).toBe(false);
  });

  test('shows nothing of what was chosen to whoever takes the screen back in the middle', async () => {
    const answers = await open();
    await turn();
    await userEvent.keyboard('3');
    turnScreen('own');
    await expect.element(page.getByText('The answer is not handed in yet')).toBeVisible();
    expect(document.querySelector('input[type=radio]')).toBeNull();
    expect(await answers()).toEqual([]);
    await page.getByRole('button', { name: 'Turn the screen again' }).click();
    await expect.element(page.getByRole('radio', { name: /^3/ })).toBeChecked();
  });

  test('does not begin while nobody is named', async () => {
    await open();
    await page.getByRole('button', { name: 'Turn the screen' }).click();
    await expect.element(page.getByText(/Say who answered/)).toBeVisible();
    expect(isTurned()).toBe(false);
  });
});
