import './no-eval';
import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import './page.css';
import { CheckPage } from './check-page';
import { readTrust, revocationListsIn, type Trust } from './trust';

const root = document.getElementById('root');
const worker = document.getElementById('check-worker')?.textContent;
if (root && worker) {
  const firstLanguage = navigator.language.startsWith('de') ? 'de' : 'en';
  const text = document.getElementById('trust')?.textContent ?? '';
  const revocationLists = revocationListsIn(text);
  const show = (trust: Trust) =>
    createRoot(root).render(
      <CheckPage trust={trust} revocationLists={revocationLists} worker={worker} firstLanguage={firstLanguage} />,
    );
  // Without a secure context nothing can be read; the page says so.
  readTrust(text).then(show, () => show({ roots: [], timeRoots: [] }));
}
