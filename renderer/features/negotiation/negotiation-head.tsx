import { Check, RotateCcw } from 'lucide-react';
import { memo } from 'react';
import type { Agreement } from '#shared/domain/agreements/agreement';
import type { Partner } from '#shared/domain/partners/partner';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Link } from '../../ui/link';
import { PageHeader } from '../../ui/page-header';
import { Select } from '../../ui/select';
import { useText } from '../../ui/use-text';

export interface NegotiationHeadProps {
  readonly agreement: Agreement;
  readonly partner: Pick<Partner, 'id' | 'legalName'>;
  /** How many measures differ from what the agreement says now. */
  readonly moved: number;
  readonly months: number;
  readonly onMonths: (months: number) => void;
  readonly onReset: () => void;
  /** Null: the text is fixed, and what is tried out stays tried out. */
  readonly onTakeOver: (() => void) | null;
}

const spans = ['3', '6', '12', '24'] as const;

/** What is negotiated, with whom, and what is done with the offer. */
export const NegotiationHead = memo(function NegotiationHead({
  agreement,
  partner,
  moved,
  months,
  onMonths,
  onReset,
  onTakeOver,
}: NegotiationHeadProps) {
  const text = useText();
  return (
    <PageHeader
      title={text('negotiation.title')}
      facts={
        <>
          <Link href={`/agreements/${agreement.id}`}>{text('negotiation.back')}</Link>
          <Link href={`/partners/${partner.id}`}>{partner.legalName}</Link>
          <Badge>{text('negotiation.moved', { moved })}</Badge>
          {onTakeOver === null && <span>{text('negotiation.fixed')}</span>}
        </>
      }
      actions={
        <>
          <Select
            label={text('negotiation.months')}
            hideLabel
            choices={spans.map((id) => ({ id, label: text('negotiation.months-back', { months: Number(id) }) }))}
            value={spans.find((id) => Number(id) === months) ?? null}
            onChange={(id) => onMonths(Number(id))}
          />
          <Button icon={RotateCcw} onPress={onReset} isDisabled={moved === 0}>
            {text('negotiation.reset')}
          </Button>
          <Button
            kind="filled"
            icon={Check}
            onPress={() => onTakeOver?.()}
            isDisabled={moved === 0 || onTakeOver === null}
          >
            {text('negotiation.take-over')}
          </Button>
        </>
      }
    />
  );
});
