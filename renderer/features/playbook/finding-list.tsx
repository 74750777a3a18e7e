import type { PackFinding } from '#shared/domain/playbook/pack-finding';
import { wordsFor } from '#shared/domain/playbook/pack-finding-words';
import styles from './thing-form.module.css';

/** What is wrong here, and what to do about it. */
export function FindingList({ findings }: { readonly findings: readonly PackFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.where} ${finding.detail}`}>
          <strong>{finding.where}</strong> {wordsFor(finding)}
        </li>
      ))}
    </ul>
  );
}
