import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { type ShownAgreement, useAgreement } from '../../data/queries/agreement-queries';
import { kindWords } from '../../features/agreements/agreement-words';
import { DifferencesNotice } from '../../features/sync/differences-notice';
import { usePage } from '../../session/open-page';
import { Link } from '../../ui/link';
import { Skeleton } from '../../ui/skeleton';
import { type MessageId, useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';
import styles from './agreement-sides.module.css';

export type AgreementSide = 'text' | 'negotiation' | 'plan' | 'performance';

interface SideEntry {
  readonly side: AgreementSide;
  readonly kind: 'plan' | 'sla' | 'both';
  readonly words: MessageId;
  /** After `/agreements/:agreementId`. */
  readonly path: string;
}

const sides: readonly SideEntry[] = [
  { side: 'text', kind: 'both', words: 'agreements.side.text', path: '' },
  { side: 'negotiation', kind: 'sla', words: 'agreements.side.negotiation', path: '/negotiate' },
  { side: 'performance', kind: 'sla', words: 'agreements.side.performance', path: '/performance' },
  { side: 'plan', kind: 'plan', words: 'agreements.side.plan', path: '/plan' },
];

export interface AgreementSidesProps {
  readonly side: AgreementSide;
  readonly children: (shown: ShownAgreement) => ReactNode;
}

/** An agreement is looked at from several sides: what it says, what it would have cost, what became of it. */
export function AgreementSides({ side, children }: AgreementSidesProps) {
  const { agreementId = '' } = useParams();
  const text = useText();
  const shown = useAgreement(agreementId);
  const partner = shown?.partnerFile.partner;
  usePage({
    title: text(shown ? kindWords[shown.agreement.kind] : 'agreements.title'),
    crumbs: [
      { label: text('partners.title'), href: '/partners' },
      ...(partner ? [{ label: partner.legalName, href: `/partners/${partner.id}` }] : []),
    ],
  });
  if (shown === undefined) return <Skeleton words={text('agreements.page.opening')} lines={8} />;
  const offered = sides.filter(({ kind }) => kind === 'both' || kind === shown?.agreement.kind);
  if (shown === null || !offered.some((entry) => entry.side === side)) return <NotFoundPage />;
  return (
    <div className={styles.page}>
      <nav aria-label={text('agreements.side.label')}>
        <ul className={styles.sides}>
          {offered.map((entry) => (
            <li key={entry.side}>
              <Link
                kind="quiet"
                href={`/agreements/${agreementId}${entry.path}`}
                {...(entry.side === side ? { 'aria-current': 'page' as const } : {})}
              >
                {text(entry.words)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <DifferencesNotice
        partnerId={shown.agreement.partnerId}
        rowIds={[shown.agreement.id, shown.agreement.partnerId]}
      />
      <div className={styles.body} key={agreementId}>
        {children(shown)}
      </div>
    </div>
  );
}
