/** A PDF put together from the text of its objects, numbered from 1; the first is the catalog. */
export function aSmallPdf(
  objects: readonly string[],
  differs: { readonly version?: string; readonly trailer?: string; readonly sectionAsStream?: boolean } = {},
): Uint8Array<ArrayBuffer> {
  const { version = '1.7', trailer = '', sectionAsStream = false } = differs;
  let file = `%PDF-${version}\n`;
  const offsets = objects.map((text, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${text}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const size = objects.length + 1;
  if (sectionAsStream) {
    const lines = [[0, 0, 65535], ...[...offsets, start].map((offset) => [1, offset, 0])];
    const packed = lines.map(([kind = 0, offset = 0, generation = 0]) =>
      String.fromCharCode(kind, offset >> 16, (offset >> 8) & 255, offset & 255, generation >> 8, generation & 255),
    );
    const data = packed.join('');
    file += `${size} 0 obj\n<< /Type /XRef /Size ${size + 1} /W [1 3 2] /Root 1 0 R /Length ${data.length} ${trailer} >>\n`;
    file += `stream\n${data}\nendstream\nendobj\n`;
  } else {
    const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    file += `xref\n0 ${size}\n0000000000 65535 f \n${lines.join('')}`;
    file += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n`;
  }
  file += `startxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
}

/** One page with one signature field that another producer wrote in its own way. */
export function aForeignFile(differs: Parameters<typeof aSmallPdf>[1] & { readonly field?: string } = {}) {
  const field = differs.field ?? '/Rect [10.50 20.0000001 210.123456789 +90.] /F 4';
  return aSmallPdf(
    [
      '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] /SigFlags 1 /DA (/Helv 0 Tf) >> >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.275590551 841.88976378] /Annots [4 0 R] >>',
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signer \\(one\\)) /P 3 0 R ${field} >>`,
    ],
    differs,
  );
}
