import { lintSla } from '#shared/domain/slas/lint-sla';
import { lintLine } from './lint-words';
import { asJson, type Outcome, said, unreadable } from './outcome';
import { readAgreement } from './read-agreement';

/** `sla lint`: what stands in the way of signing an agreement, and what should be talked about first. */
export async function lintAgreement(file: string, json: boolean): Promise<Outcome> {
  const sla = await readAgreement(file);
  if (!sla.ok) return unreadable(sla.error);
  const findings = lintSla(sla.value);
  const code = findings.length === 0 ? 0 : 1;
  const { agreementId: id, version } = sla.value;
  if (json) {
    const told = findings.map((finding) => ({ ...finding, words: lintLine(finding) }));
    return said(code, asJson({ ok: code === 0, agreement: { id, version }, findings: told }));
  }
  if (findings.length === 0) return said(0, 'Nothing stands in the way of signing.');
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const count = `${errors} in the way of signing, ${findings.length - errors} to talk about.`;
  return said(1, [...findings.map(lintLine), count].join('\n'));
}
