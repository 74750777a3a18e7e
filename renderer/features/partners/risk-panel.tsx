import { useState } from 'react';
import { useIntl } from 'react-intl';
import { concessionStanding, grantedOn, loweredTier, tierNamed } from '#shared/domain/gates/concession-standing';
import type { Partner, RiskTier } from '#shared/domain/partners/partner';
import { isLower, type RiskStanding, riskStanding, riskTierOf } from '#shared/domain/partners/partner-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { acceptRiskTier } from '../../data/actions/partner-actions';
import { usePartnerFile } from '../../data/queries/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { riskTierWords } from '../../widgets/partner-words';
import styles from './risk-panel.module.css';
import { ExposureForm } from './risk-panel-form';
import { LowerTierDialog } from './risk-panel-lower-tier';

export interface RiskPanelProps {
  readonly partner: Partner;
  readonly today: string;
}

/** What the partner could do to us, the tier that follows, whether it was accepted, and whether it was lowered. */
export function RiskPanel({ partner, today }: RiskPanelProps) {
  const text = useText();
  const index = usePlaybook();
  const file = usePartnerFile(partner.id) ?? null;
  const [doing, setDoing] = useState<'rate' | 'lower' | null>(null);
  const lowered = file && loweredTier(grantedOn(file, index, today));
  const standing = riskStanding(partner, today, lowered);
  const natural = partner.exposure && riskTierOf(partner.exposure);
  const close = () => setDoing(null);
  return (
    <Panel
      title={text('partners.risk.title')}
      actions={
        <Button onPress={() => setDoing('rate')}>
          {text(standing.state === 'notRated' ? 'partners.risk.rate' : 'partners.risk.rate-again')}
        </Button>
      }
    >
      <RiskStandingLine partner={partner} standing={standing} />
      {natural && <Lowering file={file} today={today} natural={natural} onAsk={() => setDoing('lower')} />}
      <Dialog isOpen={doing === 'rate'} onClose={close} title={text('partners.risk.title')} shape="wide">
        {doing === 'rate' && <ExposureForm partner={partner} file={file} today={today} onClose={close} />}
      </Dialog>
      {natural && (
        <LowerTierDialog isOpen={doing === 'lower'} partner={partner} natural={natural} today={today} onClose={close} />
      )}
    </Panel>
  );
}

/** Whether a lower tier was asked for or holds; and the way to ask for one. Hidden from the partner. */
function Lowering({
  file,
  today,
  natural,
  onAsk,
}: {
  readonly file: PartnerFile | null;
  readonly today: string;
  readonly natural: RiskTier;
  readonly onAsk: () => void;
}) {
  const text = useText();
  const isTurned = usePresentation();
  const { formatDate } = useIntl();
  if (isTurned || natural === 'T1') return null;
  const told = (file?.concessions ?? []).flatMap((concession) => {
    if (concession.kind !== 'lowerTier') return [];
    const standing = concessionStanding(concession, file?.concessionDecisions ?? [], today);
    const tier = tierNamed(concession.subject);
    if (tier === null || (standing.state !== 'approved' && standing.state !== 'requested')) return [];
    return [{ concession, standing, tier }];
  });
  return (
    <div className={styles.lowering}>
      {told.map(({ concession, standing, tier }) => (
        <StateMark
          key={concession.id}
          state={standing.state === 'approved' ? 'lapsing' : 'pending'}
          word={text(standing.state === 'approved' ? 'partners.lower-tier.holds' : 'partners.lower-tier.waits', {
            tier: text(riskTierWords[tier]),
            natural: text(riskTierWords[natural]),
            until: formatDate(concession.until, { dateStyle: 'long', timeZone: 'UTC' }),
          })}
        />
      ))}
      {told.length === 0 && (
        <div>
          <Button kind="plain" onPress={onAsk}>
            {text('partners.lower-tier.open')}
          </Button>
        </div>
      )}
    </div>
  );
}

function RiskStandingLine({ partner, standing }: { readonly partner: Partner; readonly standing: RiskStanding }) {
  const text = useText();
  const workspace = useWorkspace();
  const { formatDate } = useIntl();
  // What is accepted is the tier that follows from the exposure, or a higher one; a lower one is granted apart from it.
  const natural = partner.exposure && riskTierOf(partner.exposure);
  const accept = () => {
    if (standing.state === 'notRated' || natural === null) return;
    void acceptRiskTier(workspace, partner.id, isLower(standing.tier, natural) ? natural : standing.tier);
  };
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
          <Button onPress={accept}>{text('partners.risk.accept')}</Button>
        </div>
      );
    case 'accepted':
      return (
        <>
          <StateMark
            state="proven"
            word={text('partners.risk.accepted', { tier: text(riskTierWords[standing.tier]) })}
          />
          <p className={styles.words} data-private>
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
          <Button onPress={accept}>{text('partners.risk.accept')}</Button>
        </div>
      );
  }
}
