import { type DealStoryLine, dealStory } from '#shared/domain/commercial/deal-rules';
import { incentiveScore } from '#shared/domain/commercial/incentive';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { GalleryGroup } from '../../ui/gallery-group';
import { CommercialView } from './commercial-panel';
import { DealScreen } from './deal-screen';
import { DealStoryPanel } from './deal-story-panel';
import { IncentivePanel } from './incentive-panel';
import { sampleCommercial, sampleInstant } from './sample-commercial';

const full = sampleCommercial(true);
const index = builtInPack();
const rules = index.pack.commercial;

function story(dealId: string): readonly DealStoryLine[] {
  const deal = full.deals.find(({ id }) => id === dealId);
  return deal && rules ? dealStory(deal, full.dealEvents, rules.deals, sampleInstant).lines : [];
}

function screen(dealId: string) {
  const deal = full.deals.find(({ id }) => id === dealId);
  return deal && rules ? <DealScreen file={full} deal={deal} rules={rules} /> : null;
}

export const commercialGallery: GalleryGroup = {
  id: 'commercial',
  title: 'Commercial',
  samples: [
    {
      name: 'panel, empty',
      wide: true,
      draw: () => <CommercialView file={sampleCommercial(false)} index={index} asOf={sampleInstant} />,
    },
    {
      name: 'panel, full',
      wide: true,
      draw: () => <CommercialView file={full} index={index} asOf={sampleInstant} />,
    },
    { name: 'deal, more was asked for', wide: true, draw: () => screen('asked') },
    { name: 'deal, appealed', wide: true, draw: () => screen('appealed') },
    {
      name: 'story, a decision that came too late',
      draw: () => rules && <DealStoryPanel lines={story('silent')} rules={rules.deals} />,
    },
    { name: 'story, empty', draw: () => rules && <DealStoryPanel lines={[]} rules={rules.deals} /> },
    {
      name: 'incentive, measured',
      draw: () =>
        rules && (
          <IncentivePanel
            score={incentiveScore({ jointWins: 3, csat90: '91.5', defectEscape: '8' }, rules.incentive)}
            target={rules.incentive.jointWinsTarget}
          />
        ),
    },
  ],
};
