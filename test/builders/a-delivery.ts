import { brand } from '#shared/base/brand';
import type { Defect, Engagement, ServiceCase } from '#shared/domain/delivery/delivery';
import type { SurveyAnswer } from '#shared/domain/surveys/survey-answer';

const partnerId = brand<'Partner'>('partner');

/** A valid engagement, in use since October; say only what differs. */
export function anEngagement(differs: Partial<Engagement> = {}): Engagement {
  return {
    id: brand<'Engagement'>('engagement'),
    partnerId,
    title: 'Service desk for seven baths',
    customerName: 'Alpenbad Betriebe',
    reference: 'P-100',
    lead: 'partner',
    startedOn: '2026-08-01',
    goLiveOn: '2026-10-01',
    createdAt: '2026-08-01T08:00:00Z',
    createdBy: 'ines',
    ...differs,
  };
}

export function aDefect(differs: Partial<Defect> = {}): Defect {
  return {
    id: brand<'Defect'>('defect'),
    partnerId,
    engagementId: brand<'Engagement'>('engagement'),
    title: 'Tickets are closed twice',
    reference: '',
    severity: 's2',
    foundOn: '2026-10-12',
    cause: 'implementation',
    createdAt: '2026-10-12T08:00:00Z',
    createdBy: 'ines',
    ...differs,
  };
}

export function aServiceCase(differs: Partial<ServiceCase> = {}): ServiceCase {
  return {
    id: brand<'ServiceCase'>('case'),
    partnerId,
    reference: 'T-1',
    customerName: 'Alpenbad Betriebe',
    subject: 'Nobody can log in',
    severity: 's2',
    openedAt: '2026-11-02T09:00:00.000Z',
    openedAtDesk: 'partner',
    rightDesk: null,
    handledBy: 'partner',
    resolvedAt: null,
    reopenedAt: null,
    createdAt: '2026-11-02T09:05:00Z',
    createdBy: 'ines',
    ...differs,
  };
}

let counted = 0;

export function aSurveyAnswer(differs: Partial<SurveyAnswer> = {}): SurveyAnswer {
  counted += 1;
  return {
    id: brand<'SurveyAnswer'>(`answer-${String(counted).padStart(6, '0')}`),
    partnerId,
    survey: 'promoter',
    score: 9,
    comment: '',
    personId: null,
    contact: 'Ada Berg',
    engagementId: null,
    answeredAt: '2026-11-10T10:00:00.000Z',
    how: 'told',
    reference: '',
    recordedBy: 'ines',
    recordedAt: '2026-11-10T11:00:00Z',
    ...differs,
  };
}
