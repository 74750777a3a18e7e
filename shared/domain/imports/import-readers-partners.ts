import { archetypes } from '#shared/domain/partners/partner';
import { personRoles } from '#shared/domain/partners/person';
import { readCountry, wordOf } from './import-cells';
import type { RowReader } from './import-row';
import type { ImportedRecord } from './imported-record';

export function readPartner(row: RowReader): ImportedRecord | null {
  const country = row.read('country', 'notACountry', readCountry);
  const archetype = row.word('archetype', wordOf(archetypes), archetypes);
  if (country === null) return null;
  return {
    kind: 'partners',
    input: {
      legalName: row.text('legalName', 200),
      country,
      registerNumber: row.text('registerNumber', 60),
      website: row.text('website', 200),
      note: row.text('note'),
      ...(archetype === null ? {} : { archetype }),
    },
  };
}

export function readPerson(row: RowReader): ImportedRecord | null {
  const partnerId = row.partner();
  const role = row.word('role', wordOf(personRoles), personRoles);
  if (partnerId === null) return null;
  return {
    kind: 'people',
    input: {
      partnerId,
      name: row.text('name', 120),
      title: row.text('title', 120),
      email: row.text('email', 200),
      phone: row.text('phone', 60),
      language: row.text('language', 35),
      ...(role === null ? {} : { role }),
    },
  };
}
