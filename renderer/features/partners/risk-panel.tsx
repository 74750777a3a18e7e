import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Exposure, Partner } from '#shared/domain/partners/partner';
import { type RiskStanding, riskScore, riskStanding, riskTierOf } from '#shared/domain/partners/partner-rules';
import { acceptRiskTier, rateExposure } from '../../data/actions/partner-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import { riskTierWords } from './partner-words';
import styles from './risk-panel.module.css';

export interface RiskPanelProps {
  readonly partner: Partner;
  readonly today: string;
}

/** What the partner could do to us, the tier that follows, and whether it was accepted. */
export function RiskPanel({ partner, today }: RiskPanelProps) {
  const text = useText();
  const [rating, setRating] = useState(false);
  const standing = riskStanding(partner, today);
  return (
    <Panel
      title={text('partners.risk.title')}
      actions={
        <Button onPress={() => setRating(true)}>
          {text(standing.state === 'notRated' ? 'partners.risk.rate' : 'partners.risk.rate-again')}
        </Button>
      }
    >
      <RiskStandingLine partner={partner} standing={standing} />
      <Dialog isOpen={rating} onClose={() => setRating(false)} title={text('partners.risk.title')} shape="wide">
        {rating && <ExposureForm partner={partner} onClose={() => setRating(false)} />}
      </Dialog>
    </Panel>
  );
}

function RiskStandingLine({ partner, standing }: { readonly partner: Partner; readonly standing: RiskStanding }) {
  const text = useText();
  const workspace = useWorkspace();
  const { formatDate } = useIntl();
  switch (standing.state) {
    case 'notRated':
      return <StateMark state="missing" word={text('partners.risk.not-rated')} />;
    case 'toAccept':
      return (
        <div className={styles.standing}>
          <StateMark
            state="pending"
            word={text('partners.risk.to-accept', { tier: text(riskTierWords[standing.tier]), score: standing.score })}
          />
          <Button onPress={() => void acceptRiskTier(workspace, partner.id, standing.tier)}>
            {text('partners.risk.accept')}
          </Button>
        </div>
      );
    case 'accepted':
      return (
        <>
          <StateMark
            state="proven"
            word={text('partners.risk.accepted', { tier: text(riskTierWords[standing.tier]) })}
          />
          <p className={styles.words}>
            {text('partners.risk.accepted-words', {
              score: standing.score,
              until: formatDate(standing.until, { dateStyle: 'long', timeZone: 'UTC' }),
            })}
          </p>
        </>
      );
    case 'toRevalidate':
      return (
        <div className={styles.standing}>
          <StateMark
            state="lapsing"
            word={text('partners.risk.to-revalidate', {
              tier: text(riskTierWords[standing.tier]),
              since: formatDate(standing.since, { dateStyle: 'long', timeZone: 'UTC' }),
            })}
          />
          <Button onPress={() => void acceptRiskTier(workspace, partner.id, standing.tier)}>
            {text('partners.risk.accept')}
          </Button>
        </div>
      );
  }
}

const dimensions = [
  'data',
  'integration',
  'access',
  'criticality',
  'substitutability',
] as const satisfies readonly (keyof Exposure)[];
const levels = ['0', '1', '2', '3', '4'] as const;

const dimensionWords = {
  data: 'partners.exposure.data',
  integration: 'partners.exposure.integration',
  access: 'partners.exposure.access',
  criticality: 'partners.exposure.criticality',
  substitutability: 'partners.exposure.substitutability',
} as const satisfies Record<keyof Exposure, MessageId>;

const levelWords = {
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
} as const satisfies Record<keyof Exposure, readonly MessageId[]>;

const harmless: Exposure = { data: 0, integration: 0, access: 0, criticality: 0, substitutability: 0 };

function ExposureForm({ partner, onClose }: { readonly partner: Partner; readonly onClose: () => void }) {
  const text = useText();
  const workspace = useWorkspace();
  const [exposure, setExposure] = useState<Exposure>(partner.exposure ?? harmless);
  const [problem, setProblem] = useState<string | null>(null);
  const tier = riskTierOf(exposure);
  const keep = async (accept: boolean) => {
    const rated = await rateExposure(workspace, partner.id, exposure);
    const kept = rated.ok && accept ? await acceptRiskTier(workspace, partner.id, tier) : rated;
    if (kept.ok) return onClose();
    setProblem(text(kept.error.kind === 'storage-full' ? 'errors.storage-full' : 'errors.storage-failed'));
  };
  return (
    <Form
      onSubmit={() => void keep(true)}
      problems={problem ? [{ name: null, message: problem }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('partners.form.cancel')}
          </Button>
          <Button onPress={() => void keep(false)}>{text('partners.risk.keep-only')}</Button>
          <Button kind="filled" type="submit">
            {text('partners.risk.keep-and-accept', { tier: text(riskTierWords[tier]) })}
          </Button>
        </>
      }
    >
      {dimensions.map((dimension) => (
        <Select
          key={dimension}
          label={text(dimensionWords[dimension])}
          value={levels[exposure[dimension]] ?? null}
          onChange={(level) => setExposure({ ...exposure, [dimension]: Number(level) })}
          choices={levels.map((id) => ({
            id,
            label: text(levelWords[dimension][Number(id)] ?? levelWords[dimension][0]),
          }))}
        />
      ))}
      <p className={styles.outcome} aria-live="polite">
        {text('partners.risk.outcome', { score: riskScore(exposure), tier: text(riskTierWords[tier]) })}
      </p>
    </Form>
  );
}
