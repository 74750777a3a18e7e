import Papa from 'papaparse';
import type { ForecastLine } from '#shared/domain/commercial/forecast';

/** The columns of the file, in its order: names that a spreadsheet or a sales system can map once and keep. */
const columns = [
  'partner',
  'customer',
  'domain',
  'country',
  'product',
  'lead',
  'state',
  'stage',
  'percent',
  'value',
  'weighted',
  'currency',
  'expected_on',
  'deal_id',
] as const;

/**
 * The joint forecast as a CSV file. Cells that a spreadsheet would take for a formula are marked as text: a customer's
 * name is somebody else's words.
 */
export function forecastCsv(lines: readonly ForecastLine[], partnerName: string): string {
  const rows = lines.map(({ deal, standing, stage, weighted }) => [
    partnerName,
    deal.customerName,
    deal.customerDomain,
    deal.country,
    deal.product,
    deal.lead,
    standing.state,
    stage?.id ?? '',
    stage?.percent ?? '',
    deal.value,
    weighted,
    deal.currency,
    deal.expectedOn ?? '',
    deal.id,
  ]);
  return `${Papa.unparse({ fields: [...columns], data: rows }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}
