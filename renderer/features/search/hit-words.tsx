import {
  Building2,
  FileText,
  Handshake,
  Landmark,
  Lightbulb,
  type LucideIcon,
  MapPin,
  MessageSquare,
  NotebookPen,
  Paperclip,
  Siren,
  Smile,
  UserRound,
  Wrench,
} from 'lucide-react';
import { Fragment } from 'react';
import type { SearchKind, SearchPlace } from '#shared/domain/guidance/search-entry';
import type { MarkedText, SearchHit } from '../../data/watch/search-desk';
import { type MessageId, useText } from '../../ui/use-text';

/** A text in which what was looked for is marked. */
export function Marked({ pieces }: { readonly pieces: readonly MarkedText[] }) {
  return (
    <>
      {pieces.map(({ text, isMatch }, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name, and never change places.
        return isMatch ? <mark key={at}>{text}</mark> : <Fragment key={at}>{text}</Fragment>;
      })}
    </>
  );
}

export const kindWords = {
  partner: 'search.kind.partner',
  person: 'search.kind.person',
  visit: 'search.kind.visit',
  answer: 'search.kind.answer',
  evidence: 'search.kind.evidence',
  agreement: 'search.kind.agreement',
  deal: 'search.kind.deal',
  case: 'search.kind.case',
  incident: 'search.kind.incident',
  minutes: 'search.kind.minutes',
  survey: 'search.kind.survey',
  decision: 'search.kind.decision',
  improvement: 'search.kind.improvement',
} as const satisfies Record<SearchKind, MessageId>;

export const kindIcons: Readonly<Record<SearchKind, LucideIcon>> = {
  partner: Building2,
  person: UserRound,
  visit: MapPin,
  answer: MessageSquare,
  evidence: Paperclip,
  agreement: FileText,
  deal: Handshake,
  case: Wrench,
  incident: Siren,
  minutes: NotebookPen,
  survey: Smile,
  decision: Landmark,
  improvement: Lightbulb,
};

const placeWords = {
  name: 'search.place.name',
  note: 'search.place.note',
  contact: 'search.place.contact',
  answer: 'search.place.answer',
  quote: 'search.place.quote',
  reason: 'search.place.reason',
  attested: 'search.place.attested',
  facts: 'search.place.facts',
  terms: 'search.place.terms',
  wording: 'search.place.wording',
  file: 'search.place.file',
  inside: 'search.place.inside',
} as const satisfies Record<SearchPlace, MessageId>;

/** What a hit is called: its own title, or for what has none its kind. */
export function useHitTitle(): (hit: SearchHit) => readonly MarkedText[] {
  const text = useText();
  return ({ title, kind, refs }) => {
    if (title.some(({ text: piece }) => piece.trim() !== '')) return title;
    const agreement = refs['kind'];
    const words =
      kind === 'agreement' && agreement
        ? text(agreement === 'sla' ? 'search.agreement.sla' : 'search.agreement.plan', {
            version: Number(refs['version'] ?? 1),
          })
        : text(kindWords[kind]);
    return [{ text: words, isMatch: false }];
  };
}

/** What is said of a hit in whose place something later counts. */
export function earlierWords({ kind }: Pick<SearchHit, 'kind'>): MessageId {
  return kind === 'agreement' ? 'search.superseded' : 'search.earlier';
}

/** Where the words stand: `In the file: … insured up to five million …`. */
export function HitPlace({ hit }: { readonly hit: SearchHit }) {
  const text = useText();
  if (!hit.place) return null;
  return (
    <>
      {text(placeWords[hit.place.where])} <Marked pieces={hit.place.text} />
    </>
  );
}
