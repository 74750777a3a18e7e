interface SavePicker {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

interface SaveRequest {
  readonly name: string;
  readonly content: Blob;
}

/** Hands a file to the person: where the browser has one, by a save dialog; otherwise as a download. */
export async function saveFile(window: Window, request: SaveRequest): Promise<'saved' | 'cancelled'> {
  const picker = window as SavePicker;
  if (!picker.showSaveFilePicker) return download(window.document, request);
  let handle: FileSystemFileHandle;
  try {
    handle = await picker.showSaveFilePicker({ suggestedName: request.name });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return 'cancelled';
    // The dialog needs a fresh click, which making a long document may have outlived. A download does not.
    return download(window.document, request);
  }
  const file = await handle.createWritable();
  // Closes the file at its end; until then the old content stays.
  await request.content.stream().pipeTo(file);
  return 'saved';
}

/** What becomes of a download the page is not told, so it counts as saved. */
function download(document: Document, { name, content }: SaveRequest): 'saved' {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The download begins after this turn; the address must live until it has.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return 'saved';
}
