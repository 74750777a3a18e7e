import { Document, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import type { PlainDocument, PlainPiece } from './plain-piece';

const styles = StyleSheet.create({
  page: { paddingHorizontal: 71, paddingVertical: 71, fontFamily: 'Times-Roman', fontSize: 10.5, lineHeight: 1.4 },
  heading: { fontFamily: 'Times-Bold', fontSize: 14, marginTop: 10, marginBottom: 4 },
  text: { marginBottom: 6 },
  row: { flexDirection: 'row', borderBottomWidth: 0.4 },
  cell: { flex: 1, fontSize: 8.5, padding: 2 },
  foot: { position: 'absolute', bottom: 30, left: 71, fontSize: 8 },
});

/** @react-pdf/renderer: flexbox layout, built-in fonts, no tags, no contents with pages, no repeated heads. */
export async function plainReactPdf(document: PlainDocument): Promise<() => Promise<number>> {
  return async () => (await renderToBuffer(whole(document))).length;
}

function whole(document: PlainDocument) {
  return createElement(
    Document,
    { title: document.title },
    createElement(
      Page,
      { size: 'A4', style: styles.page, wrap: true },
      createElement(Text, { style: { fontSize: 28 } }, document.title),
      createElement(Text, { style: styles.text }, document.subtitle),
      ...document.pieces.map(piece),
      createElement(Text, { style: styles.foot, fixed: true }, document.reference),
    ),
  );
}

function piece(given: PlainPiece, at: number): ReactElement {
  switch (given.kind) {
    case 'heading':
      return createElement(Text, { key: at, style: styles.heading }, given.text);
    case 'text':
      return createElement(Text, { key: at, style: styles.text }, given.text);
    case 'list':
      return createElement(
        View,
        { key: at },
        ...given.items.map((item, number) => createElement(Text, { key: number, style: styles.text }, `- ${item}`)),
      );
    case 'table':
      return createElement(View, { key: at }, ...[given.head, ...given.rows].map(row));
    case 'break':
      return createElement(Text, { key: at, style: styles.text }, '');
  }
}

function row(cells: readonly string[], at: number): ReactElement {
  return createElement(
    View,
    { key: at, style: styles.row },
    ...cells.map((cell, number) => createElement(Text, { key: number, style: styles.cell }, cell)),
  );
}
