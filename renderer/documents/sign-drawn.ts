import type { Result } from '#shared/base/result';
import { signatureFieldSize, signField } from '#shared/proof/pades/sign-field';
import { drawAppearance } from './draw-appearance';
import type { Press } from './press-page';
import type { FieldRefusal, FieldToSign } from './sign-messages';

/** Signs a field and draws into it what is seen, in the size the field was printed with. */
export async function signDrawn(
  bytes: Uint8Array,
  { ink, lines, ...signing }: FieldToSign,
  press: Press,
): Promise<Result<Uint8Array<ArrayBuffer>, FieldRefusal>> {
  const size = signatureFieldSize(bytes, signing.field);
  if (!size.ok) return size;
  const appearance = await drawAppearance({ ink, lines, ...size.value }, press);
  if (!appearance.ok) return appearance;
  return signField(bytes, { ...signing, appearance: appearance.value });
}
