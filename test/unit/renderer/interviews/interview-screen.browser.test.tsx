import { useState } from 'react';
import { IntlProvider } from 'react-intl';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { brand } from '#shared/base/brand';
import type { Json } from '#shared/base/json';
import { ok } from '#shared/base/result';
import type { Interview } from '#shared/domain/interviews/interview';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFile } from '#shared/records/partner-file';
import { creation } from '../../../../renderer/data/edits';
import { usePartnerFile } from '../../../../renderer/data/queries/partner-file';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import type { Workspace } from '../../../../renderer/data/workspace';
import { write } from '../../../../renderer/data/writer';
import { InterviewScreen } from '../../../../renderer/features/interviews/interview-screen';
import { useInterviewView } from '../../../../renderer/features/interviews/interview-view';
import { RankingInput } from '../../../../renderer/features/interviews/ranking-input';
import { english } from '../../../../renderer/messages/messages';
import { turnScreen } from '../../../../renderer/session/presentation';
import { aPlace } from '../../../builders/a-place';
import { aQuestion, aSmallPlaybook } from '../../../builders/a-small-playbook';
import { aPartner, aWorkspace } from '../../../builders/a-workspace';
import '../../../../renderer/ui/tokens.css';
import '../../../../renderer/ui/base.css';

const place = aPlace('div', () => {
  turnScreen('own');
  delete document.documentElement.dataset['presentation'];
});

const options = ['Margin', 'Leads', 'Training'].map((label) => ({ id: label.toLowerCase(), label }));
const ranking = {
  id: 'order',
  label: 'What matters',
  type: 'ranking',
  required: true,
  internal: false,
  options,
} as const;

describe('a ranking', () => {
  test('is made and changed with the keys alone, and says where each thing went', async () => {
    const told: (readonly string[])[] = [];
    place.draw(
      <IntlProvider locale="en-GB" messages={english}>
        <Ranked onOrder={(order) => told.push(order)} />
      </IntlProvider>,
    );
    await expect.element(page.getByRole('group', { name: 'What matters' })).toBeVisible();
    for (const [at, label] of ['Leads', 'Margin', 'Training'].entries()) {
      const choice = page.getByRole('button', { name: `${label}: put in place ${at + 1}` });
      await expect.element(choice).toBeVisible();
      (choice.element() as HTMLElement).focus();
      await userEvent.keyboard('{Enter}');
    }
    const up = page.getByRole('button', { name: 'Move Training up' });
    await expect.element(up).toBeVisible();
    (up.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Training: place 2 of 3')).toBeInTheDocument();
    // The same button is still under the finger, although its row was drawn elsewhere.
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Training up');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Training: place 1 of 3')).toBeInTheDocument();
    expect(told.at(-1)).toEqual(['training', 'leads', 'margin']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Training down');
  });
});

function Ranked({ onOrder }: { readonly onOrder: (order: readonly string[]) => void }) {
  const [order, setOrder] = useState<readonly string[]>([]);
  return (
    <RankingInput
      field={{ ...ranking, options: [...options] }}
      label={ranking.label}
      value={order}
      onChange={(next) => {
        setOrder(next);
        onOrder(next);
      }}
    />
  );
}

const words = (label: string, over: { readonly [key: string]: Json } = {}) => ({
  id: label.toLowerCase(),
  label,
  type: 'text',
  ...over,
});
const playbook = aSmallPlaybook({
  m1: [
    aQuestion('M1.Q1', [
      words('Spoken'),
      words('Judged', { internal: true, required: false }),
      words('Shown', { type: 'files', evidenceTypeId: 'E1.1', required: false }),
    ]),
    aQuestion('M1.Q2', [words('Later')], { appliesIf: "answer('M1.Q1.spoken') == 'yes'" }),
  ],
});

async function anInterview(formId: string): Promise<{ readonly workspace: Workspace; readonly interview: Interview }> {
  const { workspace } = await aWorkspace({ name: `interview-screen-${crypto.randomUUID()}` });
  const partner = aPartner();
  const interview: Interview = {
    id: brand<'Interview'>('interview'),
    partnerId: partner.id,
    visitId: null,
    moduleId: formId,
    interviewers: [],
    personIds: [],
    packId: 'small',
    packVersion: '1.0.0',
    movedFrom: [],
    startedAt: '2026-11-20T11:00:00.000Z',
    finishedAt: null,
  };
  await write(workspace, async () =>
    ok({ value: null, edits: [creation('partner', partner), creation('interview', interview)] }),
  );
  return { workspace, interview };
}

let evidenceDrawn = 0;

function CountedEvidence() {
  evidenceDrawn += 1;
  return <span>Files</span>;
}

function Opened({ interview, index }: { readonly interview: Interview; readonly index: PackIndex }) {
  const file = usePartnerFile(interview.partnerId);
  return file ? <Shown interview={interview} index={index} file={file} /> : null;
}

function Shown({
  interview,
  index,
  file,
}: {
  readonly interview: Interview;
  readonly index: PackIndex;
  readonly file: PartnerFile;
}) {
  const view = useInterviewView(interview, file, index);
  const first = view.outline[0]?.question.id ?? '';
  return <InterviewScreen view={view} questionId={first} EvidenceInput={CountedEvidence} onCapture={() => undefined} />;
}

async function open(formId: string): Promise<Workspace> {
  const { workspace, interview } = await anInterview(formId);
  const router = createMemoryRouter([{ path: '*', element: <Opened interview={interview} index={playbook} /> }]);
  place.draw(
    <IntlProvider locale="en-GB" messages={english}>
      <WorkspaceProvider workspace={workspace}>
        <RouterProvider router={router} />
      </WorkspaceProvider>
    </IntlProvider>,
  );
  return workspace;
}

/** As the program does it: the attribute hides what is private, the state leaves out what is internal. */
function turn(): void {
  turnScreen('partner');
  document.documentElement.dataset['presentation'] = 'partner';
}

describe('an interview while the screen is turned to the partner', () => {
  test('shows neither internal fields nor how far we believe an answer, at once and without a reload', async () => {
    await open('M1');
    await expect.element(page.getByRole('textbox', { name: 'Judged (if any)' })).toBeVisible();
    await expect.element(page.getByRole('radiogroup', { name: /How far is it backed/ })).toBeVisible();
    await userEvent.type(page.getByRole('textbox', { name: 'Judged (if any)' }), 'evasive');
    turn();
    await expect.element(page.getByRole('textbox', { name: 'Judged (if any)' })).not.toBeInTheDocument();
    await expect.element(page.getByRole('textbox', { name: 'Spoken' })).toBeVisible();
    expect(
      [...place.element.querySelectorAll<HTMLElement>('[data-private]')].filter((part) => part.offsetParent !== null),
    ).toEqual([]);
    turnScreen('own');
    delete document.documentElement.dataset['presentation'];
    await expect.element(page.getByRole('textbox', { name: 'Judged (if any)' })).toHaveValue('evasive');
  });

  test('shows nothing at all of a talk with our own people', async () => {
    await open('N1');
    await expect.element(page.getByRole('heading', { name: 'N1.Q1?' })).toBeVisible();
    turn();
    await expect.element(page.getByText('Nothing to show here')).toBeVisible();
    expect(place.element.textContent).not.toMatch(/N1|Words|Nordlys/);
  });
});

describe('a key pressed in one field', () => {
  test('draws no other field anew', async () => {
    await open('M1');
    const spoken = page.getByRole('textbox', { name: 'Spoken' });
    await expect.element(spoken).toBeVisible();
    const before = evidenceDrawn;
    await userEvent.type(spoken, 'twenty keys or so');
    await expect.element(spoken).toHaveValue('twenty keys or so');
    expect(evidenceDrawn).toBe(before);
  });
});
