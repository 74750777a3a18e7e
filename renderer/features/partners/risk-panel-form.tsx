import { useDeferredValue, useMemo, useState } from 'react';
import type { Exposure, Partner, RiskTier } from '#shared/domain/partners/partner';
import { riskTiers } from '#shared/domain/partners/partner';
import { isLower, riskScore, riskTierOf } from '#shared/domain/partners/partner-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordsFor } from '#shared/records/partner-records';
import { acceptRiskTier, rateExposure } from '../../data/actions/partner-actions';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Form } from '../../ui/form';
import { RadioGroup } from '../../ui/radio-group';
import { type MessageId, useText } from '../../ui/use-text';
import { riskTierWords } from '../../widgets/partner-words';
import { storageWords } from '../../widgets/storage-words';
import styles from './risk-panel.module.css';
import { type TierChanges, tierChanges } from './risk-panel-changes';
import { dimensions, dimensionWords, levelWords } from './risk-panel-words';

export interface ExposureFormProps {
  readonly partner: Partner;
  /** What else is on record; without it what comes and goes is not told. */
  readonly file: PartnerFile | null;
  readonly today: string;
  readonly onClose: () => void;
}

const levels = ['0', '1', '2', '3', '4'] as const;
const harmless: Exposure = { data: 0, integration: 0, access: 0, criticality: 0, substitutability: 0 };

/** The rubric: what each level means, and at once what follows from the levels chosen. */
export function ExposureForm({ partner, file, today, onClose }: ExposureFormProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [exposure, setExposure] = useState<Exposure>(partner.exposure ?? harmless);
  const [raised, setRaised] = useState<RiskTier | null>(partner.riskTierAccepted?.tier ?? null);
  const [problem, setProblem] = useState<MessageId | null>(null);
  const natural = riskTierOf(exposure);
  const tier = raised !== null && isLower(natural, raised) ? raised : natural;
  const keep = async (accept: boolean) => {
    const rated = await rateExposure(workspace, partner.id, exposure);
    const kept = rated.ok && accept ? await acceptRiskTier(workspace, partner.id, tier) : rated;
    if (kept.ok) return onClose();
    setProblem(storageWords(kept.error.kind));
  };
  const higher = riskTiers.filter((each) => !isLower(each, natural));
  return (
    <Form
      onSubmit={() => void keep(true)}
      problems={problem ? [{ name: null, message: text(problem) }] : []}
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
      <div className={styles.rubric}>
        {dimensions.map((dimension) => (
          <RadioGroup
            key={dimension}
            label={text(dimensionWords[dimension])}
            value={levels[exposure[dimension]] ?? null}
            onChange={(level) => setExposure({ ...exposure, [dimension]: Number(level) })}
            choices={levels.map((id, at) => ({
              id,
              label: text(levelWords[dimension][at] ?? levelWords[dimension][0]),
            }))}
          />
        ))}
      </div>
      <div className={styles.outcome} aria-live="polite">
        <p className={styles.score}>
          {text('partners.risk.outcome', { score: riskScore(exposure), tier: text(riskTierWords[natural]) })}
        </p>
        <p className={styles.words}>{text(whyWord(exposure))}</p>
        {file && <Changes file={file} exposure={exposure} tier={tier} today={today} />}
      </div>
      {higher.length > 1 && (
        <RadioGroup
          orientation="horizontal"
          label={text('partners.risk.raise')}
          choices={higher.map((id) => ({ id, label: text(riskTierWords[id]) }))}
          value={tier}
          onChange={setRaised}
        />
      )}
    </Form>
  );
}

/** The rule by which the tier follows: the words of the rubric, so that nobody has to take it on trust. */
function whyWord(exposure: Exposure): MessageId {
  const score = riskScore(exposure);
  if (exposure.data === 4) return 'partners.risk.why-regulated';
  if (exposure.access === 4) return 'partners.risk.why-admin';
  if (score >= 60) return 'partners.risk.why-60';
  if (score >= 30) return 'partners.risk.why-30';
  if (exposure.data >= 2) return 'partners.risk.why-data';
  return exposure.integration >= 2 ? 'partners.risk.why-integration' : 'partners.risk.why-low';
}

function Changes({
  file,
  exposure,
  tier,
  today,
}: {
  readonly file: PartnerFile;
  readonly exposure: Exposure;
  readonly tier: RiskTier;
  readonly today: string;
}) {
  const text = useText();
  const index = usePlaybook();
  // The chosen level is drawn at once; what follows from it may take a moment.
  const rated = useDeferredValue(exposure);
  const changes = useMemo(
    () => tierChanges(recordsFor(file), index, { exposure: rated, tier, asOf: today }),
    [file, index, rated, tier, today],
  );
  const lines = linesOf(changes);
  if (lines.length === 0) return <p className={styles.words}>{text('partners.risk.no-change')}</p>;
  return (
    <ul className={styles.changes}>
      {lines.map(({ word, titles }) => (
        <li key={word}>
          <details>
            <summary>{text(word, { count: titles.length })}</summary>
            <ul className={styles.titles}>
              {titles.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}

function linesOf({ questions, controls }: TierChanges) {
  const lines = [
    { word: 'partners.risk.questions-come', titles: questions.come.map(({ text }) => text) },
    { word: 'partners.risk.questions-go', titles: questions.go.map(({ text }) => text) },
    { word: 'partners.risk.controls-come', titles: controls.come.map(({ title }) => title) },
    { word: 'partners.risk.controls-go', titles: controls.go.map(({ title }) => title) },
  ] as const satisfies readonly { readonly word: MessageId; readonly titles: readonly string[] }[];
  return lines.filter(({ titles }) => titles.length > 0);
}
