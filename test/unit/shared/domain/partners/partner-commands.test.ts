import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { acceptRiskTier, correctPartner, createPartner } from '#shared/domain/partners/partner-commands';
import { aContext, aPartner, ratedPartner } from '../../../../builders/a-partner-case';

describe('adding a partner', () => {
  test('keeps what was given, without the blanks around it', () => {
    const created = createPartner(
      { legalName: '  Fjord AS ', country: 'NO', registerNumber: '987 654', known: [] },
      aContext(),
    );
    expect(created).toEqual({
      ok: true,
      value: {
        partner: aPartner({
          id: brand('id-1'),
          legalName: 'Fjord AS',
          country: 'NO',
          registerNumber: '987 654',
          createdAt: '2026-11-20T09:00:00Z',
        }),
      },
    });
  });

  test('is refused, naming the fields, for a name of blanks and a country that is none', () => {
    expect(createPartner({ legalName: '   ', country: 'Norway', known: [] }, aContext())).toEqual({
      ok: false,
      error: { kind: 'fields-refused', fields: ['legalName', 'country'] },
    });
  });

  test('is refused, naming the partner, when the register number is known in that country, however it is printed', () => {
    const known = [aPartner()];
    const input = { legalName: 'Nordlicht', known, registerNumber: 'FN123456A' };
    expect(createPartner({ ...input, country: 'AT' }, aContext())).toEqual({
      ok: false,
      error: { kind: 'partner-exists', partnerId: 'partner' },
    });
    expect(createPartner({ ...input, country: 'DE' }, aContext()).ok).toBe(true);
  });
});

describe('correcting a partner', () => {
  test('changes what was named and nothing else', () => {
    expect(correctPartner(aPartner(), { website: ' https://nordlicht.example ' })).toEqual({
      ok: true,
      value: { partner: aPartner({ website: 'https://nordlicht.example' }) },
    });
  });
});

describe('accepting a risk tier', () => {
  const context = { now: '2026-11-20T09:00:00Z', by: 'ines' };

  test('is refused before the exposure is rated', () => {
    expect(acceptRiskTier(aPartner(), 'T1', context)).toEqual({ ok: false, error: { kind: 'exposure-not-rated' } });
  });

  test('is refused for a tier lower than the one that follows', () => {
    const partner = aPartner({ exposure: { data: 2, integration: 1, access: 1, criticality: 2, substitutability: 2 } });
    expect(acceptRiskTier(partner, 'T1', context)).toEqual({
      ok: false,
      error: { kind: 'tier-too-low', lowest: 'T2' },
    });
  });

  test('notes the tier, who accepted it and when; a higher one is free to choose', () => {
    expect(acceptRiskTier(ratedPartner, 'T2', context)).toEqual({
      ok: true,
      value: {
        partner: { ...ratedPartner, riskTierAccepted: { tier: 'T2', by: 'ines', at: '2026-11-20T09:00:00Z' } },
      },
    });
  });
});
