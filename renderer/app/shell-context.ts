import { createContext } from 'react';

/** What the frame may ask of the shell around it. */
export const ShellContext = createContext<{ readonly openPalette: () => void; readonly noteFriction: () => void }>({
  openPalette: () => undefined,
  noteFriction: () => undefined,
});

/** Opens the friction note from anywhere, also while a text is being written. */
export const frictionKeys = 'mod+j';
