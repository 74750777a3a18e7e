import LayoutBuilder from 'pdfmake/js/LayoutBuilder.js';
import Line from 'pdfmake/js/Line.js';
import PdfDocument from 'pdfmake/js/PDFDocument.js';
import Renderer from 'pdfmake/js/Renderer.js';
import type { LayoutBuilderBase, LineBase, PdfDocumentBase, RendererBase } from './library-shapes';

/** A CommonJS default arrives wrapped in Node and bare from the bundler. */
const bare = (module: unknown): unknown => (module as { default?: unknown }).default ?? module;

/**
 * The library's classes. We put a document together from them ourselves, not through its `createPdf`: that would
 * also look for addresses to load, and offers no place for tags. Nothing of the library is changed for others.
 */
export const library = {
  PdfDocument: bare(PdfDocument) as PdfDocumentBase,
  LayoutBuilder: bare(LayoutBuilder) as LayoutBuilderBase,
  Renderer: bare(Renderer) as RendererBase,
  Line: bare(Line) as LineBase,
};
