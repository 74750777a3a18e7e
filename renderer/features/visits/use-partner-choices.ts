import { useMemo } from 'react';
import { useDirectoryView } from '../../data/queries/partner-list';

/** Every partner to choose from, and how to find the name of one. */
export function usePartnerChoices(): readonly { readonly id: string; readonly label: string }[] {
  const { partners } = useDirectoryView();
  return useMemo(() => partners.map(({ id, legalName }) => ({ id, label: legalName })), [partners]);
}

export function usePartnerName(): (partnerId: string) => string {
  const choices = usePartnerChoices();
  const names = useMemo(() => new Map(choices.map(({ id, label }) => [id, label])), [choices]);
  return (partnerId) => names.get(partnerId) ?? '';
}
