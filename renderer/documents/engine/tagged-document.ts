import { deflate } from 'pako';
import type { FontShelf } from '../font-shelf';
import type { EmbeddedFile } from '../pdf-node';
import type { Face, Family } from '../typefaces';
import { library } from './library';
import type { DocumentFont, EmbeddedFontBase, LibraryDocument, PdfReference } from './library-shapes';
import { type FileFacts, xmpPacket } from './metadata';

export interface DocumentFacts extends FileFacts {
  readonly language: string;
  readonly compress: boolean;
  readonly embedded: readonly EmbeddedFile[];
}

/** Found once in the first document of all: the library names no class for its fonts. */
let EmbeddedFont: EmbeddedFontBase | null = null;

/**
 * A file as PDF/A-3a and PDF/UA-1 want it. Differs from the library's own in four things: fonts come parsed from
 * the shelf, streams are packed by one packer everywhere (Node's own gives other bytes), both standards are claimed
 * in one packet, and the profile of the colours is given, not read from a disk.
 */
export class TaggedDocument extends library.PdfDocument {
  private readonly shelf: FontShelf;
  private readonly facts: DocumentFacts;
  private readonly fontsByFile = new Map<string, DocumentFont>();
  readonly pageReferences: PdfReference[] = [];
  private readonly fields: PdfReference[] = [];
  private form: PdfReference | null = null;
  /** Texts of which a font drew the sign for a missing character. */
  readonly undrawn = new Set<string>();

  constructor(facts: DocumentFacts, shelf: FontShelf) {
    const { title, author, subject, creator, producer, created } = facts;
    const options = {
      pdfVersion: '1.7',
      displayTitle: true,
      compress: facts.compress,
      lang: facts.language,
      autoFirstPage: false,
      font: null,
      info: {
        Title: title,
        Author: author,
        Subject: subject,
        Creator: creator,
        Producer: producer,
        CreationDate: created,
        ModDate: created,
      },
    };
    super({}, {}, {}, {}, options, null, () => false);
    this.shelf = shelf;
    this.facts = facts;
    // Declared for the signatures to come, whose sub-filter is ETSI's (EN 319 142-1, 5.3).
    this._root.data.Extensions = { ESIC: { BaseVersion: '1.7', ExtensionLevel: 2 } };
    for (const file of facts.embedded) this.embed(file);
  }

  private embed({ name, description, relationship, bytes }: EmbeddedFile): void {
    this.file(asBuffer(bytes), {
      name,
      description,
      type: 'application/json',
      relationship,
      creationDate: this.facts.created,
      modifiedDate: this.facts.created,
    });
  }

  override ref(data?: Record<string, unknown>): PdfReference {
    const reference = super.ref(data);
    reference.finalize = finalizePacked;
    return reference;
  }

  override addPage(options?: object): this {
    super.addPage(options);
    const { dictionary } = this.page;
    dictionary.data.StructParents = this.pageReferences.length;
    // The order of reading is the order of the Tab key (ISO 14289-1, 7.18.3).
    dictionary.data.Tabs = 'S';
    this.pageReferences.push(dictionary);
    return this;
  }

  /** The library also sets how much shines through, on every stroke: nothing ever does. */
  override fillColor(colour: string): this {
    return super.fillColor(colour);
  }

  override strokeColor(colour: string): this {
    return super.strokeColor(colour);
  }

  override provideFont(family: string, bold: boolean, italics: boolean): DocumentFont {
    const face: Face = bold ? (italics ? 'bolditalics' : 'bold') : italics ? 'italics' : 'normal';
    const file = this.shelf.file(family as Family, face);
    const known = this.fontsByFile.get(file);
    if (known) return known;
    const Font = EmbeddedFont ?? this.fontClass(file);
    this._fontCount += 1;
    const font = new Font(this, this.shelf.parsed(family as Family, face), `F${this._fontCount}`);
    this._fontFamilies[font.id] = font;
    this.fontsByFile.set(file, font);
    return font;
  }

  private fontClass(file: string): EmbeddedFontBase {
    const probe = new library.PdfDocument({}, {}, {}, {}, { autoFirstPage: false, font: null }, null, () => false);
    probe.font(this.shelf.bytes(file));
    EmbeddedFont = probe._font.constructor as EmbeddedFontBase;
    return EmbeddedFont;
  }

  /** Every field of the file, by the reference of its box on a page. */
  addField(widget: PdfReference): void {
    // SigFlags: there are signatures, and the file is only to be added to.
    this.form ??= this.ref({ Fields: this.fields, SigFlags: 3 });
    this._root.data.AcroForm = this.form;
    this.fields.push(widget);
  }

  /** The library's own also puts fonts and a request to draw the fields anew into it, which signed files must not have. */
  override endAcroForm(): void {
    this.form?.end();
  }

  override endMetadata(): void {
    const profile = this.ref({ N: 3 });
    profile.end(asBuffer(this.shelf.colourProfile()));
    const intent = this.ref({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      Info: new String('sRGB IEC61966-2.1'),
      OutputConditionIdentifier: new String('sRGB IEC61966-2.1'),
      DestOutputProfile: profile,
    });
    intent.end();
    this._root.data.OutputIntents = [intent];
    const metadata = this.ref({ Type: 'Metadata', Subtype: 'XML' });
    // Left as it is, so that tools that know no PDF find it (ISO 19005-3, 6.6.2.1).
    metadata.compress = false;
    metadata.end(asBuffer(new TextEncoder().encode(xmpPacket(this.facts))));
    this.metadataRef = metadata;
    this._root.data.Metadata = metadata;
  }
}

/** The global one: Node's own, or the one the worker put there for the library. */
function asBuffer(bytes: Uint8Array): Uint8Array {
  const { Buffer } = globalThis as unknown as {
    Buffer: { from(bytes: ArrayBufferLike, at: number, length: number): Uint8Array };
  };
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function finalizePacked(this: PdfReference): void {
  if (this.compress && this.buffer.length > 0) {
    this.buffer = [asBuffer(deflate(joined(this.buffer)))];
    this.compress = false;
  }
  (Object.getPrototypeOf(this) as PdfReference).finalize.call(this);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** For whoever takes the bytes of a file that is ready. */
export const bytesOf = (document: LibraryDocument): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const read: Uint8Array[] = [];
    if (!document.chunks) document.on('data', (chunk) => read.push(chunk));
    document.once('error', reject);
    document.once('end', () => resolve(new Uint8Array(joined(document.chunks ?? read))));
    document.end();
  });
