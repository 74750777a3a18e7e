import type { PlainDocument, PlainPiece } from './plain-piece';

/** The same words as a page of the browser, to be printed by it. */
export function plainHtml(document: PlainDocument): string {
  const style =
    'body{font:10.5pt/1.4 serif;margin:0}table{border-collapse:collapse;width:100%;font:8.5pt sans-serif}td,th{border-bottom:.4pt solid #999;text-align:left;padding:2pt}.break{break-after:page}';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(document.title)}</title><style>${style}</style></head><body><h1>${escaped(document.title)}</h1><p>${escaped(document.subtitle)}</p>${document.pieces.map(html).join('')}</body></html>`;
}

function html(piece: PlainPiece): string {
  switch (piece.kind) {
    case 'heading':
      return `<h${piece.level}>${escaped(piece.text)}</h${piece.level}>`;
    case 'text':
      return `<p>${escaped(piece.text)}</p>`;
    case 'list':
      return `<ul>${piece.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table':
      return `<table><thead><tr>${piece.head.map((cell) => `<th>${escaped(cell)}</th>`).join('')}</tr></thead><tbody>${piece.rows
        .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`;
    case 'break':
      return '<div class="break"></div>';
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
