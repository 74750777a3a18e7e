import type { Sla } from '#shared/domain/slas/sla';
import {
  type DocumentFrame,
  drawnSignatureNotice,
  printedParties,
  referenceOf,
  signatureBlocks,
} from './document-frame';
import type { DocumentPage } from './page';
import { printedDate } from './page-words';
import { slaAppendices } from './sla-appendices';
import { governingClauses } from './sla-governing-clauses';
import { remedyClauses, rungOf } from './sla-remedy-clauses';
import { scopeClauses } from './sla-scope-clauses';
import { serviceClauses } from './sla-service-clauses';
import { slaSummary } from './sla-summary';
import { trustClauses } from './sla-trust-clauses';

/** The service level agreement as a document: cover, summary, contents, clauses 1 to 27, appendices A to E. */
export function slaDocument(sla: Sla, frame: DocumentFrame): DocumentPage {
  const last = rungOf(sla, 'L4');
  return {
    kind: 'sla',
    title: 'Service Level Agreement',
    subtitle: `${sla.vendor.name} and ${sla.partner.name}, ${printedDate(sla.said.effectiveDate)} to ${printedDate(sla.endDate)}`,
    language: 'en',
    reference: referenceOf('sla', frame.agreement),
    version: frame.agreement.version,
    dataSha256: frame.agreement.dataSha256,
    parties: printedParties(sla),
    notices: [
      ...(frame.agreement.state === 'draft' ? ['Draft. Nothing in it binds anybody.'] : []),
      'Made from a template. It is not legal advice; have it read by somebody who may give it.',
      `Schedule to the base agreement: ${sla.said.baseAgreement}.`,
      drawnSignatureNotice,
    ],
    blocks: [
      ...slaSummary(sla),
      { kind: 'pageBreak' },
      { kind: 'contents', title: 'Contents' },
      { kind: 'pageBreak' },
      ...scopeClauses(sla),
      ...serviceClauses(sla),
      ...remedyClauses(sla),
      ...trustClauses(sla),
      ...governingClauses(sla),
      ...signatureBlocks(
        '27',
        sla,
        frame,
        { vendor: last.vendor, partner: last.partner },
        {
          before:
            'Both parties have read this agreement and its appendices and agree to them. It binds them as a schedule to the base agreement once both have signed.',
        },
      ),
      ...slaAppendices(sla, frame.agreement.dataSha256),
    ],
  };
}
