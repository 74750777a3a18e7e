import { useState } from 'react';
import { App } from './app/app';
import { fetchPage } from './app/fetch-page';
import type { PaletteSearch } from './app/palette-search';
import { insightsOf } from './data/insights';
import { InsightsSourceProvider } from './data/insights-source';
import { WorkspaceProvider } from './data/use-workspace';
import { providePdfReader, watchOf } from './data/watch/open-watch';
import type { SearchHit } from './data/watch/search-desk';
import type { Workspace } from './data/workspace';
import { hitAddress } from './features/search/hit-address';
import { HostProvider } from './host/use-host';
import type { OpenProgram } from './open-program';

// While the records are still being opened.
fetchPage(location.hash);

// Fetched when the first file of that kind is to be read.
providePdfReader(async (bytes) => (await import('./documents/read-text')).readPdfText(bytes));

/** The whole interface on an open workspace. */
export function RunningProgram({ on: { host, workspace } }: { readonly on: OpenProgram }) {
  const [ask] = useState(() => insightsOf(workspace));
  const [search] = useState(() => paletteSearch(workspace));
  return (
    <HostProvider host={host}>
      <WorkspaceProvider workspace={workspace}>
        <InsightsSourceProvider ask={ask}>
          <App search={search} />
        </InsightsSourceProvider>
      </WorkspaceProvider>
    </HostProvider>
  );
}

const mostPartners = 6;
const mostHits = 8;

function paletteSearch(workspace: Workspace): PaletteSearch {
  const { directory } = workspace;
  return {
    partners: (words) =>
      directory
        .find(words)
        .slice(0, mostPartners)
        .map(({ id, legalName, country }) => ({
          id,
          label: legalName,
          description: country,
          href: `/partners/${id}`,
        })),
    everything: async (words) => {
      // More than are shown: partners stand above already, and what leads to one place is shown once.
      const most = (mostHits + mostPartners) * 4;
      const { hits, counts } = await watchOf(workspace).find({ words, kinds: null, most });
      const records = eachPlaceOnce(hits.filter(({ kind }) => kind !== 'partner')).slice(0, mostHits);
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return { hits: records, total };
    },
    nameOf: (partnerId) => directory.view.partners.find(({ id }) => id === partnerId)?.legalName ?? '',
  };
}

/** The best hit of each place: of an incident and its twelve events one line is enough. */
function eachPlaceOnce(hits: readonly SearchHit[]): readonly SearchHit[] {
  const places = new Set<string>();
  return hits.filter((hit) => {
    const place = hitAddress(hit);
    if (places.has(place)) return false;
    places.add(place);
    return true;
  });
}
