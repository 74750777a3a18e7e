import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { useDocumentLook } from './document-look';
import { type PaletteSearch, PaletteSearchContext } from './palette-search';
import { createRoutes } from './routes';
import { Speech } from './speech';

export interface AppProps {
  /** Finds things for the palette; null while there is no workspace to look in. */
  readonly search: PaletteSearch | null;
}

/** The whole interface. */
export function App({ search }: AppProps) {
  const [router] = useState(createRoutes);
  useDocumentLook();
  return (
    <Speech>
      <PaletteSearchContext value={search}>
        <RouterProvider router={router} />
      </PaletteSearchContext>
    </Speech>
  );
}
