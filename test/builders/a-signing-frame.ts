import { brand } from '#shared/base/brand';
import { canonicalJson, type Json } from '#shared/base/json';
import type { AgreementKind } from '#shared/domain/agreements/agreement';
import { agreementText } from '#shared/domain/documents/agreement-document';
import type { DocumentFrame, SigningFrame } from '#shared/domain/documents/document-frame';
import type { DocumentPage } from '#shared/domain/documents/page';
import { aCompleteVisit, anAgreement } from './a-complete-visit';
import { sha256Hex } from './sha256-hex';

export const signingStart = '2026-11-21T09:30:00Z';

const vendorNames = ['Änne Großmann', 'Luca Bianchi', 'Marta Kowalczyk', 'Jean-Pierre Lévêque', 'Ida Holm', 'Per Dahl'];
const partnerNames = ['Eva Lindner', 'Tomáš Novák', 'שלום כהן', '株式会社山田 太郎', 'Ana Ćirić', 'Óscar Núñez'];

/** So many signers a side; the partner signs last. */
export function aSigningFrame(vendors: number, partners: number, host = true): SigningFrame {
  return {
    sessionId: '0190f3c0-0000-7000-8000-0000000051e5',
    startedAt: signingStart,
    signers: [
      ...vendorNames.slice(0, vendors).map((personName, at) => ({
        field: `Vendor${at + 1}`,
        party: 'vendor' as const,
        personName,
        role: at === 0 ? 'Partner manager' : 'Chief Financial Officer',
      })),
      ...partnerNames.slice(0, partners).map((personName, at) => ({
        field: `Partner${at + 1}`,
        party: 'partner' as const,
        personName,
        role: at === 0 ? 'Managing director' : 'Head of operations and customer service',
      })),
    ],
    host: host ? { field: 'Host', name: 'Jonas Meier', organisation: 'Bogenwerk Software AG' } : null,
  };
}

export type SomeLanguages = 'en' | 'de' | 'both';

/** Data of a complete agreement in a language or in two. */
export function signableData(kind: AgreementKind, languages: SomeLanguages): Json {
  const text = agreementText(
    aCompleteVisit(kind, { agreement: { ...anAgreement(kind), ...termsOf(kind, languages) } }),
  );
  if (!text.ok) throw new Error(JSON.stringify(text.error));
  return text.value.data;
}

function termsOf(kind: AgreementKind, languages: SomeLanguages) {
  const { terms } = anAgreement(kind);
  const documentLanguage = languages === 'de' ? 'de' : 'en';
  return { terms: { ...terms, documentLanguage, secondLanguage: languages === 'both' ? 'de' : 'none' } };
}

/** What surrounds data that is fixed and about to be signed. */
export function signableFrame(data: Json, signing: SigningFrame): DocumentFrame {
  const { agreementId = '', version = 1 } = data as { readonly agreementId?: string; readonly version?: number };
  const id = brand<'Agreement'>(agreementId);
  return {
    agreement: { id, version, state: 'locked', dataSha256: sha256Hex(canonicalJson(data)) },
    signatories: [],
    signing,
  };
}

export function signablePage(
  text: { readonly pages: (frame: DocumentFrame) => DocumentPage; readonly data: Json },
  signing: SigningFrame,
): DocumentPage {
  return text.pages(signableFrame(text.data, signing));
}
