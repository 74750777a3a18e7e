import './strict-page';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { chooseLocale } from './messages/messages';
import { load } from './session/appearance';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

load({ locale: chooseLocale(new URLSearchParams(location.search).get('locale'), navigator.languages) });

createRoot(root).render(
  <StrictMode>
    <App searchPartners={null} />
  </StrictMode>,
);
