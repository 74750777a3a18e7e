import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import { measureOf } from '#shared/domain/slas/measures';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import type { ServiceLevel } from '#shared/domain/slas/sla';
import germanMeasures from '../../../resources/documents/de/measures.json' with { type: 'json' };
import { stockWords } from './stock-words';

/** What is said about a measure, in one language. */
export interface MeasureWords {
  readonly name: string;
  readonly meaning: string;
  readonly formula: string;
  readonly unit: string;
  readonly source: string;
  readonly sample: string;
  readonly validation: string;
  /** The worked example, told. */
  readonly story: string;
}

/** A measure that lacks its German words does not compile. */
const german: Readonly<Record<ServiceLevelId, Omit<MeasureWords, 'unit'>>> = germanMeasures;

/** The words of a measure: in English those of the agreement's own data, in German those of the catalog. */
export function measureWords(level: ServiceLevel, language: DocumentLanguage): MeasureWords {
  const { name, meaning, formula, unit, source, sample, validation, example } = level;
  if (language === 'en') return { name, meaning, formula, unit, source, sample, validation, story: example.story };
  const words = german[level.id];
  const isStandardSource = source === measureOf(level.id).source;
  return {
    ...words,
    unit: stockWords(unit, language),
    source: isStandardSource ? words.source : stockWords(source, language),
  };
}
