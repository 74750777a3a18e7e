import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { useRecordsOf } from '../../../../renderer/data/queries/record-queries';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { composeSla } from '#shared/domain/slas/sla-rules';
import { aCompleteVisit } from '../../../builders/a-complete-visit';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import { NegotiationTable } from '../../../../renderer/features/negotiation/negotiation-table';
import { english } from '../../../../renderer/messages/messages';
import { ToastRegion } from '../../../../renderer/ui/toast';
import { keepVisit } from '../../../builders/a-kept-visit';
import { aWorkspace } from '../../../builders/a-workspace';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';
import service from '/work/shared/data/monitoring/edition-data-service.csv?raw';
import redirect from '/work/shared/data/monitoring/edition-redirect.csv?raw';

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
});
afterEach(() => {
  root.unmount();
  place.remove();
});

const inputs = aCompleteVisit('sla');
const composed = composeSla(inputs);
if (!composed.ok) throw new Error(JSON.stringify(composed.error));
const standing = measurable(composed.value);

function Negotiation() {
  const files = useRecordsOf('performanceFile', inputs.partner.id);
  return files ? (
    <div style={{ blockSize: '100vh', padding: 16, overflow: 'auto' }}>
      <NegotiationTable agreement={inputs.agreement} partner={inputs.partner} standing={standing} files={files} history={files} />
    </div>
  ) : null;
}

const shots = '/work/main/node_modules/.cache/h8';
test('scratch', async () => {
  await page.viewport(1440, 900);
  const { workspace } = await aWorkspace();
  await keepVisit(workspace, 'sla');
  const router = createMemoryRouter([{ path: '*', element: <Negotiation /> }]);
  root.render(
    <IntlProvider locale="en-GB" messages={english}>
      <WorkspaceProvider workspace={workspace}>
        <RouterProvider router={router} />
        <ToastRegion />
      </WorkspaceProvider>
    </IntlProvider>,
  );
  await expect.element(page.getByRole('heading', { name: 'Negotiate on data' })).toBeVisible();
  await page.screenshot({ path: `${shots}/1-empty.png` });
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  const files = new DataTransfer();
  files.items.add(new File([service], 'edition-data-service.csv', { type: 'text/csv' }));
  files.items.add(new File([redirect], 'edition-redirect.csv', { type: 'text/csv' }));
  if (!input) throw new Error('no input');
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.element(page.getByRole('button', { name: 'Read and keep' })).toBeVisible();
  await page.screenshot({ path: `${shots}/2-mapping.png` });
  await page.getByLabelText(/Who stands for these figures/).fill('Eva Lindner');
  await page.getByRole('button', { name: 'Read and keep' }).click();
  await new Promise((r) => setTimeout(r, 1500));
  await page.screenshot({ path: `${shots}/3-after-first.png` });
  await page.getByLabelText(/Who stands for these figures/).fill('Eva Lindner');
  await page.getByRole('button', { name: 'Read and keep' }).click();
  await new Promise((r) => setTimeout(r, 3000));
  await page.screenshot({ path: `${shots}/4-grid.png` });
  document.querySelector<HTMLElement>('[data-cell]')?.click();
  await new Promise((r) => setTimeout(r, 600));
  await page.screenshot({ path: `${shots}/5-why.png` });
});
