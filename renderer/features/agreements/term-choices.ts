import { measures, standardServiceLevels } from '#shared/domain/slas/measures';
import type { Choice } from '../../ui/choice';
import type { Text } from '../../ui/use-text';

/** What can be chosen where one of a few things is decided. */
export function choicesOf(termId: string, text: Text): readonly Choice<string>[] {
  const languages = [
    { id: 'en', label: text('agreements.language.en') },
    { id: 'de', label: text('agreements.language.de') },
  ];
  switch (termId) {
    case 'documentLanguage':
      return languages;
    case 'secondLanguage':
      return [{ id: 'none', label: text('agreements.language.none') }, ...languages];
    case 'prevailingLanguage':
      return [
        { id: 'first', label: text('agreements.prevailing.first') },
        { id: 'second', label: text('agreements.prevailing.second') },
      ];
    case 'remedyKind':
      return [
        { id: 'money', label: text('agreements.remedy.money') },
        { id: 'action', label: text('agreements.remedy.action') },
      ];
    default:
      return [
        { id: 'automatic', label: text('agreements.renewal.automatic') },
        { id: 'byAgreement', label: text('agreements.renewal.by-agreement') },
      ];
  }
}

export function furtherMeasures(): readonly Choice<string>[] {
  const standard = new Set<string>(standardServiceLevels);
  return measures
    .filter(({ id }) => !standard.has(id))
    .map(({ id, name, meaning }) => ({ id, label: `${id} ${name}`, description: meaning }));
}
