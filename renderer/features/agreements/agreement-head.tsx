import { Download, FilePlus2, LockOpen, MoreHorizontal, PenLine } from 'lucide-react';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { referenceOf } from '#shared/domain/documents/document-frame';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Link } from '../../ui/link';
import { Menu } from '../../ui/menu';
import { PageHeader } from '../../ui/page-header';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { kindWords, stateMarks, stateWords } from './agreement-words';

export interface AgreementHeadProps {
  readonly agreement: Agreement;
  readonly partner: { readonly id: string; readonly legalName: string };
  /** How many have signed. */
  readonly signatures: number;
  readonly canPrint: boolean;
  /** Locking or printing is under way. */
  readonly isBusy: boolean;
  readonly onSave: () => void;
  readonly onSign: () => void;
  readonly onUnlock: () => void;
  readonly onNextVersion: () => void;
}

/** What it is, with whom, where it stands, and the one thing to do next. */
export function AgreementHead(props: AgreementHeadProps) {
  const { agreement, partner, isBusy } = props;
  const text = useText();
  return (
    <PageHeader
      title={text(kindWords[agreement.kind])}
      facts={
        <>
          <StateMark state={stateMarks[agreement.state]} word={text(stateWords[agreement.state])} shape="badge" />
          <Badge>{text('agreements.version', { version: agreement.version })}</Badge>
          <Link href={`/partners/${partner.id}`}>{partner.legalName}</Link>
          <span>{referenceOf(agreement.kind, agreement)}</span>
        </>
      }
      actions={
        <>
          <OtherActions {...props} />
          <Button icon={Download} onPress={props.onSave} isDisabled={!props.canPrint} isPending={isBusy}>
            {text(agreement.state === 'signed' ? 'agreements.head.save-copy' : 'agreements.head.save-pdf')}
          </Button>
          {agreement.state !== 'signed' && (
            <Button kind="filled" icon={PenLine} onPress={props.onSign} isPending={isBusy}>
              {text(signWords(props))}
            </Button>
          )}
        </>
      }
    />
  );
}

function signWords({ agreement, signatures }: AgreementHeadProps) {
  if (agreement.state === 'draft') return 'agreements.head.lock';
  return signatures === 0 ? 'agreements.head.sign' : 'agreements.head.sign-on';
}

function OtherActions({ agreement, signatures, onUnlock, onNextVersion }: AgreementHeadProps) {
  const text = useText();
  if (agreement.state === 'draft') return null;
  const unlock = { id: 'unlock', label: text('agreements.head.unlock'), icon: LockOpen, onAction: onUnlock };
  const next = { id: 'next', label: text('agreements.head.next-version'), icon: FilePlus2, onAction: onNextVersion };
  return (
    <Menu
      label={text('agreements.head.other')}
      trigger={<IconButton icon={MoreHorizontal} label={text('agreements.head.other')} />}
      entries={agreement.state === 'locked' && signatures === 0 ? [unlock, next] : [next]}
    />
  );
}
