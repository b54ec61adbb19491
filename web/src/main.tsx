import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { bringProblemWords } from './texts/problems';
import './ui/global.css';

/** When the first page stands nearly everywhere, in milliseconds. */
const FIRST_PAGE_MS = 5_000;

// A page that the browser kept whole and brings back may be another person’s.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  setTimeout(() => requestIdleCallback(() => void bringProblemWords()), FIRST_PAGE_MS);
}
