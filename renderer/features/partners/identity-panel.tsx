import { useState } from 'react';
import type { Partner } from '#shared/domain/partners/partner';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { archetypeWords, programTierWords } from '../../widgets/partner-words';
import { useCountryName } from '../../widgets/use-country-names';
import { PartnerDialog } from './partner-dialog';

/** The partner's identity, as it stands in its register. */
export function IdentityPanel({ partner }: { readonly partner: Partner }) {
  const text = useText();
  const countryName = useCountryName();
  const [correcting, setCorrecting] = useState(false);
  const unknown = text('partners.field.unknown');
  return (
    <Panel
      title={text('partners.identity.title')}
      actions={<Button onPress={() => setCorrecting(true)}>{text('partners.form.correct')}</Button>}
    >
      <DefinitionList
        items={[
          { term: text('partners.field.legal-name'), value: partner.legalName },
          { term: text('partners.field.register-number'), value: partner.registerNumber || unknown },
          { term: text('partners.field.country'), value: countryName(partner.country) },
          { term: text('partners.field.archetype'), value: text(archetypeWords[partner.archetype]) },
          { term: text('partners.field.program-tier'), value: text(programTierWords[partner.programTier]) },
          { term: text('partners.field.website'), value: partner.website || unknown },
        ]}
      />
      <PartnerDialog
        isOpen={correcting}
        partner={partner}
        onClose={() => setCorrecting(false)}
        onKept={() => setCorrecting(false)}
      />
    </Panel>
  );
}
