import type { SearchAnswer, SearchHit } from '../../data/watch/search-desk';
import type { GalleryGroup } from '../../ui/gallery-group';
import styles from './search.module.css';
import { SearchBoard, type SearchBoardProps } from './search-board';

const plain = (text: string) => [{ text, isMatch: false }];

function hit(over: Partial<SearchHit>): SearchHit {
  return {
    ...{ id: 'hit', entity: 'partner', kind: 'partner', partnerId: 'nordlicht', isEarlier: false, at: '', refs: {} },
    ...{ title: plain('Nordlicht Systemhaus GmbH'), place: null },
    ...over,
  };
}

const found: SearchAnswer = {
  hits: [
    hit({}),
    hit({
      ...{ id: 'answer', entity: 'answer', kind: 'answer', at: '2026-11-18T10:00:00Z' },
      title: plain('Which insurance do you hold, and up to what amount?'),
      place: {
        where: 'answer',
        text: [
          { text: 'General liability, five million, ', isMatch: false },
          { text: 'insured', isMatch: true },
          { text: ' with Wiener Gegenseitige since 2024', isMatch: false },
        ],
      },
    }),
    hit({
      ...{ id: 'file', entity: 'evidence', kind: 'evidence', at: '2026-10-02T08:00:00Z' },
      title: [
        { text: 'Insurance', isMatch: true },
        { text: ' certificate', isMatch: false },
      ],
      place: {
        where: 'inside',
        text: [
          { text: '… the ', isMatch: false },
          { text: 'insured', isMatch: true },
          { text: ' is liable up to …', isMatch: false },
        ],
      },
    }),
    hit({
      ...{ id: 'old', entity: 'evidence', kind: 'evidence', isEarlier: true, at: '2025-10-02T08:00:00Z' },
      title: [
        { text: 'Insurance', isMatch: true },
        { text: ' certificate', isMatch: false },
      ],
    }),
  ],
  counts: { partner: 1, answer: 1, evidence: 2 },
};

function board(over: Partial<SearchBoardProps>) {
  return (
    <div className={styles.screen}>
      <SearchBoard
        words="insur"
        kind={null}
        onKind={nothing}
        answer={found}
        reading={null}
        filesLeft={0}
        hasFailed={false}
        onRetry={nothing}
        onMore={nothing}
        nameOf={() => 'Nordlicht Systemhaus GmbH'}
        {...over}
      />
    </div>
  );
}

const nothing = () => undefined;

export const searchGallery: GalleryGroup = {
  id: 'search',
  title: 'Search',
  samples: [
    { name: 'found', wide: true, draw: () => board({}) },
    { name: 'found, of one kind', wide: true, draw: () => board({ kind: 'evidence' }) },
    {
      name: 'being read',
      wide: true,
      draw: () => board({ reading: { partners: 3_400, of: 10_000, files: 0, things: 90_000 } }),
    },
    { name: 'files being read', wide: true, draw: () => board({ filesLeft: 12 }) },
    { name: 'nothing found', wide: true, draw: () => board({ answer: { hits: [], counts: {} } }) },
    { name: 'nothing asked', wide: true, draw: () => board({ words: '', answer: null }) },
    { name: 'looking', wide: true, draw: () => board({ answer: null }) },
    { name: 'stopped', wide: true, draw: () => board({ answer: null, hasFailed: true }) },
  ],
};
