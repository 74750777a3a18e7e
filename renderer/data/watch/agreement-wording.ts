import type { Json } from '#shared/base/json';
import { canonicalJson } from '#shared/base/json';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { type AgreementText, agreementText, fixedText } from '#shared/domain/documents/agreement-document';
import type { DocumentFrame } from '#shared/domain/documents/document-frame';
import type { DocumentPage } from '#shared/domain/documents/page';
import { pageTexts } from '#shared/domain/documents/page-texts';
import { slaDocument } from '#shared/domain/documents/sla-document';
import { signingFrame } from '#shared/domain/signing/session-plan';
import { signatoriesOf } from '#shared/domain/signing/signing-rules';
import { draftSla } from '#shared/domain/slas/sla-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { drawnFrom } from '../agreement-file';
import { sha256Of } from '../device-key';

/**
 * The words of an agreement as they are printed, one text for each cell, point and paragraph; made by what makes its
 * pages, without printing them.
 *
 * @param fixed the data of a text that was fixed; null where it is a draft or its data is not on this device
 * @returns none for a draft that lacks too much to have a text; null where a fixed text cannot be told
 */
export async function agreementWording(
  agreement: Agreement,
  file: PartnerFile,
  fixed: Json | null,
): Promise<readonly string[] | null> {
  const drawn = drawnFrom(agreement, file);
  const session = drawn.signing?.session;
  const frame: DocumentFrame = session
    ? { agreement, signatories: [], signing: signingFrame(session) }
    : { agreement, signatories: signatoriesOf(drawn.signatures) };
  if (agreement.state === 'draft') return textsOf(draftPage(drawn.inputs, frame));
  const text = fixed === null ? await stillTheSame(agreement, drawn.inputs) : fixedText(fixed);
  return text && textsOf(text.pages(frame));
}

type Inputs = ReturnType<typeof drawnFrom>['inputs'];

/** Of a draft that cannot be signed yet too, as the screen shows it. */
function draftPage(inputs: Inputs, frame: DocumentFrame): DocumentPage | null {
  const text = agreementText(inputs);
  if (text.ok) return text.value.pages(frame);
  const draft = inputs.agreement.kind === 'sla' ? draftSla(inputs) : null;
  return draft?.ok ? slaDocument(draft.value, frame) : null;
}

/** A text that was fixed on another device can be made here as long as nothing it came from has changed. */
async function stillTheSame({ dataSha256 }: Agreement, inputs: Inputs): Promise<AgreementText | null> {
  const text = agreementText(inputs);
  if (!text.ok) return null;
  return (await sha256Of(canonicalJson(text.value.data))) === dataSha256 ? text.value : null;
}

function textsOf(page: DocumentPage | null): readonly string[] {
  if (!page) return [];
  return [...new Set(pageTexts(page).map((text) => text.trim()))].filter((text) => text !== '');
}

/** By what one telling of an agreement's words differs from another; null: a draft, whose words may change with every answer. */
export function wordingKey(agreement: Agreement, file: PartnerFile): string | null {
  if (agreement.state === 'draft' || agreement.dataSha256 === null) return null;
  const given = file.signatures.filter(({ agreementId }) => agreementId === agreement.id).length;
  return `${agreement.dataSha256} ${agreement.state} ${given}`;
}
