import type { Exposure } from '#shared/domain/partners/partner';
import type { MessageId } from '../../ui/use-text';

/** The five inputs of the rubric, the heaviest first. */
export const dimensions = [
  'data',
  'integration',
  'access',
  'criticality',
  'substitutability',
] as const satisfies readonly (keyof Exposure)[];

export const dimensionWords = {
  data: 'partners.exposure.data',
  integration: 'partners.exposure.integration',
  access: 'partners.exposure.access',
  criticality: 'partners.exposure.criticality',
  substitutability: 'partners.exposure.substitutability',
} as const satisfies Record<keyof Exposure, MessageId>;

/** What each level of an input means, from 0 to 4. */
export const levelWords = {
  data: [
    'partners.exposure.data-0',
    'partners.exposure.data-1',
    'partners.exposure.data-2',
    'partners.exposure.data-3',
    'partners.exposure.data-4',
  ],
  integration: [
    'partners.exposure.integration-0',
    'partners.exposure.integration-1',
    'partners.exposure.integration-2',
    'partners.exposure.integration-3',
    'partners.exposure.integration-4',
  ],
  access: [
    'partners.exposure.access-0',
    'partners.exposure.access-1',
    'partners.exposure.access-2',
    'partners.exposure.access-3',
    'partners.exposure.access-4',
  ],
  criticality: [
    'partners.exposure.criticality-0',
    'partners.exposure.criticality-1',
    'partners.exposure.criticality-2',
    'partners.exposure.criticality-3',
    'partners.exposure.criticality-4',
  ],
  substitutability: [
    'partners.exposure.substitutability-0',
    'partners.exposure.substitutability-1',
    'partners.exposure.substitutability-2',
    'partners.exposure.substitutability-3',
    'partners.exposure.substitutability-4',
  ],
} as const satisfies Record<keyof Exposure, readonly [MessageId, MessageId, MessageId, MessageId, MessageId]>;
