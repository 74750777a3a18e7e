import type { Partner } from '#shared/domain/partners/partner';
import type { ConsoleTrouble } from '#shared/sync/console';
import { useLaneOf, useTerritories } from '../../data/queries/territory-queries';
import { useConsole } from '../../session/console';
import { useSync } from '../../session/sync';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import { TerritoryPanel } from './territory-panel';

const troubleWords = {
  offline: 'headquarters.trouble.offline',
  'sign-in': 'headquarters.trouble.sign-in',
  'not-granted': 'headquarters.trouble.not-granted',
  busy: 'headquarters.trouble.busy',
} as const satisfies Record<Exclude<ConsoleTrouble['kind'], 'refused'>, MessageId>;

/** The partner's territory, where the person has several. */
export function PartnerTerritory({ partner }: { readonly partner: Partner }) {
  const text = useText();
  const territories = useTerritories();
  const lane = useLaneOf(partner.id);
  const { headquarters } = useConsole();
  const { controls } = useSync();
  if (territories.length < 2 || typeof lane !== 'string') return null;
  return (
    <TerritoryPanel
      partner={partner}
      space={lane}
      territories={territories}
      onMove={async (from, to, reason) => {
        if (!headquarters) return text('headquarters.trouble.offline');
        const moved = await headquarters.movePartner({ partner: partner.id, from: from.id, to: to.id, reason });
        if (!moved.ok) {
          const { error } = moved;
          return error.kind === 'refused'
            ? text('headquarters.trouble.refused', { message: error.message })
            : text(troubleWords[error.kind]);
        }
        showToast({ words: text('partners.territory.moved', { territory: to.name }), tone: 'done' });
        // What was moved comes back with the next round.
        controls?.syncNow();
        return null;
      }}
    />
  );
}
