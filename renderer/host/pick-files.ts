/**
 * Lets the person pick files with the browser's own picker, which the desktop window has as well. The files are
 * read lazily from where they lie, however large they are. Must be called from a click or a key press.
 */
export function pickFiles(
  document: Document,
  request: { readonly accept: string; readonly multiple: boolean },
): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = request.accept;
  input.multiple = request.multiple;
  input.hidden = true;
  return new Promise((resolve) => {
    const answer = () => {
      input.remove();
      resolve([...(input.files ?? [])]);
    };
    input.addEventListener('change', answer, { once: true });
    input.addEventListener('cancel', answer, { once: true });
    // Safari forgets a picker whose input is not in the page.
    document.body.append(input);
    input.click();
  });
}
