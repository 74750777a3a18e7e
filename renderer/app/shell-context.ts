import { createContext } from 'react';

/** What the frame may ask of the shell around it. */
export const ShellContext = createContext<{ readonly openPalette: () => void; readonly noteFriction: () => void }>({
  openPalette: () => undefined,
  noteFriction: () => undefined,
});
