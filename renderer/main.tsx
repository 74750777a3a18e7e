import './strict-page';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { type Opening, OpeningScreen } from './app/opening-screen';
import { Speech } from './app/speech';
import { WorkspaceProvider } from './data/use-workspace';
import type { Workspace } from './data/workspace';
import { chooseHost } from './host/choose-host';
import type { Host } from './host/host';
import { HostProvider } from './host/use-host';
import { chooseLocale } from './messages/messages';
import { keepProgramOnDevice } from './offline-program';
import { openProgram } from './open-program';
import { load } from './session/appearance';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

load({ locale: chooseLocale(new URLSearchParams(location.search).get('locale'), navigator.languages) });

type Stage = Opening | { readonly state: 'open'; readonly host: Host; readonly workspace: Workspace };

// Once, outside React: in development it runs effects twice, and the journal opens only once.
const opened = chooseHost(window).then(openProgram);

/** The frame of everything: nothing of it is drawn twice, and the first thing drawn needs no records. */
function Root() {
  const [stage, setStage] = useState<Stage>({ state: 'opening' });
  useEffect(() => {
    void opened.then(setStage);
  }, []);
  if (stage.state !== 'open') {
    return (
      <Speech>
        <OpeningScreen opening={stage} />
      </Speech>
    );
  }
  const { host, workspace } = stage;
  return (
    <HostProvider host={host}>
      <WorkspaceProvider workspace={workspace}>
        <App searchPartners={async (words) => partnersFound(workspace, words)} />
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

createRoot(root).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);

void keepProgramOnDevice();
