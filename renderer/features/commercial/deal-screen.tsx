import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Deal } from '#shared/domain/commercial/deal';
import { type DealStepName, stepsFrom } from '#shared/domain/commercial/deal-commands';
import { duplicatesOf } from '#shared/domain/commercial/deal-key';
import { dealStory, isOpen } from '#shared/domain/commercial/deal-rules';
import type { Commercial } from '#shared/domain/playbook/pack-commercial';
import type { PartnerFile } from '#shared/records/partner-file';
import { useAllRecords } from '../../data/queries/record-queries';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { useCountryName } from '../../widgets/use-country-names';
import styles from './commercial.module.css';
import { dealStepWords, leadWords } from './commercial-words';
import { DealMark, useApprovedWords, useClockWords } from './deal-clock';
import { DealDialog } from './deal-dialog';
import { DealStepDialog } from './deal-step-dialog';
import { DealStoryPanel } from './deal-story-panel';
import { DuplicateNotice } from './duplicate-notice';

export interface DealScreenProps {
  readonly file: PartnerFile;
  readonly deal: Deal;
  readonly rules: Commercial;
}

/** One deal: where it stands, what may be done, and everything that happened. */
export function DealScreen({ file, deal, rules }: DealScreenProps) {
  const text = useText();
  const { surroundings } = useWorkspace();
  const isTurned = usePresentation();
  const clockWords = useClockWords();
  const approvedWords = useApprovedWords();
  const [isCorrecting, setCorrecting] = useState(false);
  const asOf = new Date(surroundings.now()).toISOString();
  const story = dealStory(deal, file.dealEvents, rules.deals, asOf);
  const { standing } = story;
  const duplicates = duplicatesOf(deal, useAllRecords('deal') ?? []);
  const isPending = standing.state === 'draft' || isOpen(standing);
  return (
    <div className={styles.parts}>
      <PageHeader
        title={text('commercial.deal.title', { customer: deal.customerName, product: deal.product })}
        facts={
          <>
            <DealMark standing={standing} />
            <span>{clockWords(standing)}</span>
            <span>{approvedWords(standing)}</span>
          </>
        }
        actions={
          isPending && (
            <Button icon={Pencil} onPress={() => setCorrecting(true)}>
              {text('commercial.deal.correct')}
            </Button>
          )
        }
      />
      {isPending && <DuplicateNotice duplicates={duplicates} ownId={file.partner.id} />}
      {!isTurned && <StepsPanel deal={deal} rules={rules} story={story} />}
      <div className={styles.pair}>
        <DealFacts deal={deal} rules={rules} />
        <DealStoryPanel lines={story.lines} rules={rules.deals} />
      </div>
      <DealDialog
        partner={file.partner}
        rules={rules}
        deal={deal}
        isOpen={isCorrecting}
        onClose={() => setCorrecting(false)}
      />
    </div>
  );
}

interface StepsPanelProps {
  readonly deal: Deal;
  readonly rules: Commercial;
  readonly story: ReturnType<typeof dealStory>;
}

/** What may be done with the deal now. The first is the way forward. */
function StepsPanel({ deal, rules, story: { standing } }: StepsPanelProps) {
  const text = useText();
  const [taking, setTaking] = useState<DealStepName | null>(null);
  const steps: readonly DealStepName[] = stepsFrom[standing.state].filter(
    (step) => !(step === 'extend' && standing.state === 'approved' && standing.extended),
  );
  if (steps.length === 0) return null;
  return (
    <Panel title={text('commercial.deal.next')}>
      <div className={styles.stack}>
        {standing.state === 'infoRequested' && standing.question !== '' && (
          <p className={styles.words} data-private>
            {text('commercial.deal.asked', { question: standing.question })}
          </p>
        )}
        {standing.state === 'appealed' && (
          <p className={styles.words}>{text('commercial.deal.appeal-by-another', { reason: standing.reason })}</p>
        )}
        <div className={styles.steps}>
          {steps.map((step, at) => (
            <Button
              key={step}
              kind={at === 0 && standing.state !== 'approved' ? 'filled' : 'quiet'}
              onPress={() => setTaking(step)}
            >
              {text(dealStepWords[step])}
            </Button>
          ))}
        </div>
      </div>
      <DealStepDialog deal={deal} rules={rules} step={taking} onClose={() => setTaking(null)} />
    </Panel>
  );
}

function DealFacts({ deal, rules }: { readonly deal: Deal; readonly rules: Commercial }) {
  const text = useText();
  const countryName = useCountryName();
  const { formatDate, formatList, formatNumber } = useIntl();
  const addOnsText = (names: readonly string[]) =>
    names.length === 0 ? text('commercial.add-ons.none') : formatList(names);
  const stage = rules.forecast.stages.find(({ id }) => id === deal.stage);
  return (
    <Panel title={text('commercial.deal.facts')}>
      <DefinitionList
        items={[
          { term: text('commercial.deal.domain'), value: deal.customerDomain },
          { term: text('commercial.deal.country'), value: countryName(deal.country) },
          { term: text('commercial.deal.product'), value: deal.product },
          {
            term: text('commercial.deal.value'),
            value: formatNumber(Number(deal.value), { style: 'currency', currency: deal.currency }),
          },
          {
            term: text('commercial.deal.stage'),
            value: stage
              ? text('commercial.deal.stage-percent', { stage: stage.label, percent: stage.percent })
              : text('commercial.deal.no-stage'),
          },
          {
            term: text('commercial.deal.expected'),
            value:
              deal.expectedOn === null
                ? text('commercial.deal.not-said')
                : formatDate(deal.expectedOn, { dateStyle: 'long', timeZone: 'UTC' }),
          },
          { term: text('commercial.deal.lead'), value: text(leadWords[deal.lead]) },
          {
            term: text('commercial.add-ons'),
            value: deal.addOns ? addOnsText(deal.addOns) : text('commercial.deal.not-said'),
          },
          {
            term: text('commercial.deal.need'),
            value: deal.need === '' ? text('commercial.deal.not-said') : deal.need,
          },
        ]}
      />
    </Panel>
  );
}
