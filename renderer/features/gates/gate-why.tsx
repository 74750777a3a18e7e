import { useIntl } from 'react-intl';
import type { CriterionResult } from '#shared/domain/gates/gate-rules';
import { riskStanding } from '#shared/domain/partners/partner-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { DefinitionList } from '../../ui/definition-list';
import { SideSheet } from '../../ui/dialog';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { type GateFacts, useProofName } from './gate-facts';
import styles from './gate-panel.module.css';
import { ruleWords, situationWords } from './gate-words';

export interface GateWhyProps {
  readonly facts: GateFacts;
  readonly file: PartnerFile;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Why a gate stands where it stands: the rule in a sentence, the facts it used, and the day it used them for. */
export function GateWhy({ facts, file, isOpen, onClose }: GateWhyProps) {
  const text = useText();
  const index = usePlaybook();
  const { formatDate } = useIntl();
  const { view } = facts;
  const day = (date: string) => formatDate(date, { dateStyle: 'long', timeZone: 'UTC' });
  const { standing } = view;
  const rule = text(ruleWords[standing.state], {
    since: 'since' in standing ? day(standing.since) : '',
    until: standing.state === 'lapsing' ? day(standing.until) : '',
  });
  return (
    <SideSheet isOpen={isOpen} onClose={onClose} title={text('gates.why.title', { gate: view.gate.title })}>
      <div className={styles.why}>
        <p>{rule}</p>
        {standing.state === 'lapsed' && <p>{text('gates.why.grace', { until: day(standing.graceUntil) })}</p>}
        {standing.state === 'suspended' && (
          <p>{text(standing.because === 'decided' ? 'gates.why.taken-back' : 'gates.why.grace-over')}</p>
        )}
        <DefinitionList
          items={[
            { term: text('gates.why.as-of'), value: day(view.moment.asOf) },
            {
              term: text('gates.why.playbook'),
              value: text('gates.why.version', { version: index.pack.version }),
            },
          ]}
        />
        {view.results.map((result) => (
          <CriterionFacts key={result.criterion.id} result={result} facts={facts} file={file} />
        ))}
      </div>
    </SideSheet>
  );
}

interface CriterionFactsProps {
  readonly result: CriterionResult;
  readonly facts: GateFacts;
  readonly file: PartnerFile;
}

function CriterionFacts({ result, facts, file }: CriterionFactsProps) {
  const text = useText();
  const nameOf = useProofName();
  const { formatDate } = useIntl();
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  const missing = facts.explanation.criteria.find(({ criterionId }) => criterionId === result.criterion.id)?.missing;
  const held = result.by.map(({ evidence, revision, until }) => ({
    term: evidence.title,
    value:
      until === null
        ? text('gates.why.holds-from', { from: day(revision.effectiveFrom) })
        : text('gates.why.holds', { from: day(revision.effectiveFrom), until: day(until) }),
  }));
  const open = (missing ?? []).map((proof) => ({
    term: nameOf(proof),
    value: text(proof.kind === 'evidence' ? situationWords[proof.situation] : 'gates.situation.missing'),
  }));
  const tier = riskStanding(file.partner, facts.view.moment.asOf);
  const accepted =
    tier.state === 'accepted' && result.criterion.needs.some(({ kind }) => kind === 'riskTier')
      ? [
          {
            term: text('gates.criterion.by-tier', { tier: tier.tier }),
            value: text('gates.criterion.until', { until: day(tier.until) }),
          },
        ]
      : [];
  const items = [...held, ...accepted, ...open];
  return (
    <Panel
      level={3}
      shape="plain"
      title={text(result.met ? 'gates.why.met' : 'gates.why.unmet', { criterion: result.criterion.title })}
    >
      {items.length > 0 ? (
        <DefinitionList items={items} />
      ) : (
        <p className={styles.quiet}>{text('gates.why.by-answers')}</p>
      )}
    </Panel>
  );
}
