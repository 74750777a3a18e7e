import { useState } from 'react';
import { addMonths, type CalendarDate } from '#shared/base/calendar-date';
import { type Partner, type RiskTier, riskTiers } from '#shared/domain/partners/partner';
import { isLower } from '#shared/domain/partners/partner-rules';
import { requestConcession } from '../../data/actions/concession-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { RadioGroup } from '../../ui/radio-group';
import { TextArea } from '../../ui/text-area';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import { riskTierWords } from '../../widgets/partner-words';
import styles from './risk-panel.module.css';

export interface LowerTierDialogProps {
  readonly isOpen: boolean;
  readonly partner: Partner;
  /** The tier that follows from the exposure. */
  readonly natural: RiskTier;
  readonly today: CalendarDate;
  readonly onClose: () => void;
}

/** Asks that the partner be treated as of a lower tier. Somebody else decides, and it ends by itself. */
export function LowerTierDialog({ isOpen, onClose, ...rest }: LowerTierDialogProps) {
  const text = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('partners.lower-tier.title')} mustAnswer>
      {isOpen && <LowerTierForm {...rest} onClose={onClose} />}
    </Dialog>
  );
}

const refusalWords: { readonly [kind: string]: MessageId } = {
  'reason-missing': 'partners.lower-tier.reason-missing',
  'already-there': 'partners.lower-tier.already-there',
  'until-passed': 'partners.lower-tier.until-passed',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
  'past-is-fixed': 'errors.past-is-fixed',
};

function LowerTierForm({ partner, natural, today, onClose }: Omit<LowerTierDialogProps, 'isOpen'>) {
  const text = useText();
  const workspace = useWorkspace();
  const lower = riskTiers.filter((tier) => isLower(tier, natural));
  const [tier, setTier] = useState<RiskTier>(lower.at(-1) ?? 'T1');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<CalendarDate | null>(addMonths(today, 6));
  const [problem, setProblem] = useState<MessageId | null>(null);
  const ask = async () => {
    const asked = await requestConcession(workspace, {
      partnerId: partner.id,
      kind: 'lowerTier',
      subject: tier,
      by: [],
      reason,
      until: until ?? addMonths(today, 6),
    });
    if (!asked.ok) return setProblem(refusalWords[asked.error.kind] ?? 'partners.lower-tier.refused');
    showToast({ tone: 'done', words: text('partners.lower-tier.done', { tier: text(riskTierWords[tier]) }) });
    onClose();
  };
  return (
    <Form
      onSubmit={() => void ask()}
      problems={problem ? [{ name: null, message: text(problem) }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('partners.form.cancel')}
          </Button>
          <Button kind="filled" type="submit">
            {text('partners.lower-tier.ask')}
          </Button>
        </>
      }
    >
      <p className={styles.words}>{text('partners.lower-tier.words', { tier: text(riskTierWords[natural]) })}</p>
      <RadioGroup
        orientation="horizontal"
        label={text('partners.lower-tier.tier')}
        choices={lower.map((id) => ({ id, label: text(riskTierWords[id]) }))}
        value={tier}
        onChange={setTier}
      />
      <TextArea label={text('partners.lower-tier.reason')} rows={3} value={reason} onChange={setReason} isRequired />
      <DatePicker
        label={text('partners.lower-tier.until')}
        value={until}
        onChange={setUntil}
        earliest={today}
        latest={addMonths(today, 12)}
        isRequired
      />
    </Form>
  );
}
