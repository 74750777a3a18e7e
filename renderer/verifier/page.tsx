import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import './page.css';
import { CheckPage } from './check-page';
import { readTrust, type Trusted } from './trust';

const root = document.getElementById('root');
const worker = document.getElementById('check-worker')?.textContent;
if (root && worker) {
  const firstLanguage = navigator.language.startsWith('de') ? 'de' : 'en';
  const show = (trust: readonly Trusted[]) =>
    createRoot(root).render(<CheckPage trust={trust} worker={worker} firstLanguage={firstLanguage} />);
  // Without a secure context nothing can be read; the page says so.
  readTrust(document.getElementById('trust')?.textContent ?? '').then(show, () => show([]));
}
