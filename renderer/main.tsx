import './strict-page';
import './ui/tokens.css';
import './ui/base.css';
import { type ComponentType, StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Opening } from './app/opening';
import { OpeningScreen } from './app/opening-screen';
import { Speech } from './app/speech';
import { chooseLocale } from './messages/messages';
import { keepProgramOnDevice } from './offline-program';
import type { OpenProgram } from './open-program';
import { load } from './session/appearance';

/**
 * The first picture and nothing more. All else is fetched beside it and comes when it is there: what this file
 * imports by name, every start waits for. `npm run bench` tells its size.
 */

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

load({ locale: chooseLocale(new URLSearchParams(location.search).get('locale'), navigator.languages) });

type Stage =
  | Opening
  | { readonly state: 'drawn'; readonly Screens: ComponentType<{ on: OpenProgram }>; readonly on: OpenProgram };

// Once, outside React: in development it runs effects twice, and the journal opens only once.
const opened = open();

async function open(): Promise<Stage> {
  const screens = import('./running-program');
  const { openProgram } = await import('./open-program');
  const program = await openProgram(window);
  return program.state === 'open' ? { state: 'drawn', Screens: (await screens).RunningProgram, on: program } : program;
}

/** The frame of everything: nothing of it is drawn twice, and the first thing drawn needs no records. */
function Root() {
  const [stage, setStage] = useState<Stage>({ state: 'opening' });
  useEffect(() => {
    void opened.then(setStage);
  }, []);
  if (stage.state === 'drawn') return <stage.Screens on={stage.on} />;
  return (
    <Speech>
      <OpeningScreen opening={stage} />
    </Speech>
  );
}

createRoot(root).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);

// Afterwards: it reads every file of the program, and the records are waited for.
void opened.then(keepProgramOnDevice, keepProgramOnDevice);
