import {
  Braces,
  Download,
  FileCode2,
  FileInput,
  FilePlus2,
  LockOpen,
  type LucideIcon,
  MoreHorizontal,
  PenLine,
  SlidersHorizontal,
} from 'lucide-react';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { referenceOf } from '#shared/domain/documents/document-frame';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Link } from '../../ui/link';
import { Menu, type MenuEntry } from '../../ui/menu';
import { PageHeader } from '../../ui/page-header';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import { kindWords, stateMarks, stateWords } from './agreement-words';
import type { AgreementExports } from './use-export';

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
  /** Tries targets out on past months; null for a plan. */
  readonly onNegotiate: (() => void) | null;
  readonly exports: AgreementExports;
  /** Takes commitments over from a file of another tool; null where nothing can be changed. */
  readonly onImportOpenSlo: (() => void) | null;
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
          {props.onNegotiate && (
            <Button icon={SlidersHorizontal} onPress={props.onNegotiate}>
              {text('agreements.head.negotiate')}
            </Button>
          )}
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

function OtherActions({
  agreement,
  signatures,
  onUnlock,
  onNextVersion,
  exports,
  onImportOpenSlo,
}: AgreementHeadProps) {
  const text = useText();
  const entries: MenuEntry[] = [];
  const add = (id: string, words: MessageId, icon: LucideIcon, onAction: (() => void) | null) => {
    if (onAction) entries.push({ id, label: text(words), icon, onAction });
  };
  add(
    'data',
    agreement.kind === 'sla' ? 'agreements.head.save-sla-data' : 'agreements.head.save-plan-data',
    Braces,
    exports.onData,
  );
  add('open-slo', 'agreements.head.save-open-slo', FileCode2, exports.onOpenSlo);
  add('import', 'agreements.head.import-open-slo', FileInput, onImportOpenSlo);
  if (agreement.state !== 'draft') {
    const canUnlock = agreement.state === 'locked' && signatures === 0;
    add('unlock', 'agreements.head.unlock', LockOpen, canUnlock ? onUnlock : null);
    add('next', 'agreements.head.next-version', FilePlus2, onNextVersion);
  }
  if (entries.length === 0) return null;
  return (
    <Menu
      label={text('agreements.head.other')}
      trigger={<IconButton icon={MoreHorizontal} label={text('agreements.head.other')} />}
      entries={entries}
    />
  );
}
