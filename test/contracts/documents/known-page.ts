import type { DocumentPage } from '#shared/domain/documents/page';
import type { PrintFacts } from '../../../renderer/documents/page-definition';
import { aFullPage } from '../../builders/a-full-page';

/** A page whose file is known: Node, the worker, other time zones and other languages of the machine must all make it. */
export const knownPage: DocumentPage = aFullPage();
export const knownFacts: PrintFacts = { createdAt: '2026-11-20T14:05:00Z', author: 'Änne Großmann' };
