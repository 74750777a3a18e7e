import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test } from 'vitest';
import { putMeta } from '../../../../renderer/data/identity';
import { useGrants } from '../../../../renderer/data/queries/territory-queries';
import { WorkspaceProvider } from '../../../../renderer/data/use-workspace';
import { aWorkspace } from '../../../builders/a-workspace';

test('what is granted is known from the first moment, and changes with a round', async () => {
  const { workspace } = await aWorkspace({ name: `grants-${crypto.randomUUID()}` });
  const granted = (id: string) => ({ id, name: id, kind: 'territory' as const, epoch: 'e1', role: 'lead' as const });
  const enrolment = {
    ...{ hq: 'http://hq.test', server: 'hq', user: { id: 'tom', name: 'Tom' }, role: 'lead' as const, logKey: '' },
    space: { id: 'north', name: 'North', epoch: 'e1' },
  };
  workspace.enrolment = { ...enrolment, spaces: [granted('north')] };
  await putMeta(workspace.database, 'enrolment', workspace.enrolment);
  const seen: string[] = [];
  function Seen() {
    const ids = useGrants().map(({ id }) => id);
    seen.push(ids.join(' '));
    return null;
  }
  const root = createRoot(document.createElement('div'));
  onTestFinished(() => root.unmount());
  root.render(
    <WorkspaceProvider workspace={workspace}>
      <Seen />
    </WorkspaceProvider>,
  );
  await expect.poll(() => seen.length).toBeGreaterThan(1);
  await putMeta(workspace.database, 'enrolment', { ...enrolment, spaces: [granted('north'), granted('south')] });
  await expect.poll(() => seen.at(-1)).toBe('north south');
  expect([...new Set(seen)]).toEqual(['north', 'north south']);
});
