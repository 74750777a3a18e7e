import { useEffect, useRef } from 'react';
import type { DatasetFinding } from '#shared/domain/datasets/dataset-finding';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { useFindingWords } from './finding-words';
import styles from './table-mapping.module.css';

export interface FindingListProps {
  readonly findings: readonly DatasetFinding[];
  /** What was refused: a file, or rows that were typed. */
  readonly about?: 'file' | 'rows' | undefined;
}

/** Why a file was not taken in: by row, with the cure. */
export function FindingList({ findings, about = 'file' }: FindingListProps) {
  const text = useText();
  const wordsOf = useFindingWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (findings.length > 0) list.current?.scrollIntoView({ block: 'nearest' });
  }, [findings]);
  if (findings.length === 0) return null;
  const title = about === 'file' ? 'datasets.findings.file' : 'datasets.findings.rows';
  return (
    <div ref={list} role="alert" className={styles.findings}>
      <StateMark state="breach" word={text(title, { count: countOf(findings) })} />
      <ul>
        {findings.map((finding) => (
          <li key={JSON.stringify(finding)}>{wordsOf(finding)}</li>
        ))}
      </ul>
    </div>
  );
}

function countOf(findings: readonly DatasetFinding[]): number {
  return findings.reduce((count, finding) => count + (finding.code === 'more' ? finding.count : 1), 0);
}
