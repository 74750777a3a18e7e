import { createRoot } from 'react-dom/client';

/** The least that React can draw: what a cold start of the program is compared with. */
const root = document.getElementById('root');
if (root) createRoot(root).render(<p>One line of text</p>);
