import { useEffect, useRef } from 'react';
import { type DatasetFinding, findingWords } from '#shared/domain/datasets/dataset-finding';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './mapping-dialog.module.css';

/** Why a file was not taken in: by row, with the cure. */
export function FindingList({ findings }: { readonly findings: readonly DatasetFinding[] }) {
  const text = useText();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (findings.length > 0) list.current?.scrollIntoView({ block: 'nearest' });
  }, [findings]);
  if (findings.length === 0) return null;
  return (
    <div ref={list} role="alert" className={styles.findings}>
      <StateMark state="breach" word={text('negotiation.findings.title', { count: countOf(findings) })} />
      <ul>
        {findings.map((finding) => (
          <li key={JSON.stringify(finding)}>{findingWords(finding)}</li>
        ))}
      </ul>
    </div>
  );
}

function countOf(findings: readonly DatasetFinding[]): number {
  return findings.reduce((count, finding) => count + (finding.code === 'more' ? finding.count : 1), 0);
}
