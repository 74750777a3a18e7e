import { useState } from 'react';
import { App } from './app/app';
import { insightsOf } from './data/insights';
import { InsightsSourceProvider } from './data/insights-source';
import { WorkspaceProvider } from './data/use-workspace';
import type { Workspace } from './data/workspace';
import { HostProvider } from './host/use-host';
import type { OpenProgram } from './open-program';

/** The whole interface on an open workspace. */
export function RunningProgram({ on: { host, workspace } }: { readonly on: OpenProgram }) {
  const [ask] = useState(() => insightsOf(workspace));
  return (
    <HostProvider host={host}>
      <WorkspaceProvider workspace={workspace}>
        <InsightsSourceProvider ask={ask}>
          <App searchPartners={async (words) => partnersFound(workspace, words)} />
        </InsightsSourceProvider>
      </WorkspaceProvider>
    </HostProvider>
  );
}

function partnersFound(workspace: Workspace, words: string) {
  const found = words.trim() === '' ? [] : workspace.directory.find(words).slice(0, 8);
  return found.map(({ id, legalName, country }) => ({
    id,
    label: legalName,
    description: country,
    href: `/partners/${id}`,
  }));
}
