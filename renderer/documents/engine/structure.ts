import { groups, type Role, type Tag } from '../document-tag';
import type { PdfNode } from '../pdf-node';
import type { PdfReference } from './library-shapes';

/** A part of the document for those who hear it: its role, and what belongs to it in reading order. */
export interface Part {
  readonly role: Role;
  readonly tag: Tag | null;
  readonly parent: Part | null;
  readonly kids: (Part | MarkedContent | LinkedArea)[];
  /** Where it was drawn, once it is; only figures keep this. */
  box: Box | null;
}

/** A stretch of drawing that belongs to the part. */
export interface MarkedContent {
  readonly page: PdfReference;
  readonly number: number;
}

/** The area of a link or of a field on a page. */
export interface LinkedArea {
  readonly page: PdfReference;
  readonly annotation: PdfReference;
}

/** In points, from the upper left of the page. */
export interface Box {
  readonly page: PdfReference;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The parts of a document and which block of the layout belongs to which. */
export interface Structure {
  readonly root: Part;
  /** Null: the block is no part of the text: a foot, a ground, a rule. */
  partOf(owner: object | undefined): Part | null;
}

/** What the layout leaves in a block besides what we put in. */
interface LaidOutNode {
  readonly tag?: Tag;
  readonly text?: unknown;
  readonly stack?: readonly LaidOutNode[];
  readonly columns?: readonly LaidOutNode[];
  readonly ul?: readonly LaidOutNode[];
  readonly ol?: readonly LaidOutNode[];
  readonly canvas?: readonly object[];
  readonly table?: {
    readonly body: readonly (readonly LaidOutNode[])[];
    readonly headerRows?: number;
    readonly readByColumn?: boolean;
  };
  readonly listMarker?: object;
}

/** Roles of the rows and cells of a table, by what the table is. One without a tag only puts blocks side by side. */
const rowRoles = {
  Table: { row: 'TR', cells: ['TD'] },
  L: { row: 'LI', cells: ['Lbl', 'LBody'] },
  TOC: { row: 'TOCI', cells: [] },
} as const satisfies Partial<Record<Role, { readonly row: Role; readonly cells: readonly Role[] }>>;

/** Reads the parts out of a definition. */
export function structureOf(content: PdfNode): Structure {
  const builder = new StructureBuilder();
  builder.read(content as LaidOutNode, builder.root);
  return { root: builder.root, partOf: (owner) => (owner ? (builder.owners.get(owner) ?? null) : null) };
}

class StructureBuilder {
  readonly root: Part = { role: 'Document', tag: null, parent: null, kids: [], box: null };
  readonly owners = new Map<object, Part>();
  /** Chapters follow each other flat in the definition; each is a section of the tree. */
  private chapter: Part = this.root;
  private level = 0;

  private add(parent: Part, role: Role, tag: Tag | null = null): Part {
    const part: Part = { role, tag, parent, kids: [], box: null };
    parent.kids.push(part);
    return part;
  }

  read(node: LaidOutNode, within: Part): void {
    const tag = node.tag;
    const part = tag ? this.tagged(tag, within) : within;
    if (node.table) this.readTable(node.table, part, tag?.role);
    for (const child of [...(node.stack ?? []), ...(node.columns ?? [])]) this.read(child, this.home(part));
    for (const item of node.ul ?? node.ol ?? []) this.readItem(item, part);
    if (node.canvas && (part.role === 'Figure' || part.role === 'Form')) this.owners.set(node, part);
    if (node.text !== undefined && node.text !== '') {
      this.owners.set(node, groups.has(part.role) ? this.add(this.home(part), 'P') : part);
    }
  }

  /** What is at the top of the document belongs to the chapter that is open. */
  private home(part: Part): Part {
    return isTop(part) ? this.chapter : part;
  }

  private tagged(tag: Tag, within: Part): Part {
    if (tag.role !== 'H1' && tag.role !== 'H2' && tag.role !== 'H3') return this.add(this.home(within), tag.role, tag);
    // A level must not be left out (ISO 14289-1, 7.4.2), whatever the text does.
    const level = Math.min(Number(tag.role.slice(1)), this.level + 1);
    this.level = level;
    const atTop = isTop(within);
    if (level === 1 && atTop) this.chapter = this.add(this.root, 'Sect');
    return this.add(atTop ? this.chapter : within, `H${level}` as Role, tag);
  }

  private readTable(table: NonNullable<LaidOutNode['table']>, part: Part, role: Role | undefined): void {
    const roles = role === 'Table' || role === 'L' || role === 'TOC' ? rowRoles[role] : null;
    if (table.readByColumn) {
      this.readColumns(table.body, part);
      return;
    }
    if (roles === null) {
      for (const cell of table.body.flat()) this.read(cell, this.home(part));
      return;
    }
    const heads = role === 'Table' ? (table.headerRows ?? 0) : 0;
    const head = heads > 0 ? this.add(part, 'THead') : part;
    const body = role === 'Table' && table.body.length > heads ? this.add(part, 'TBody') : part;
    for (const [at, row] of table.body.entries()) {
      const line = this.add(at < heads ? head : body, roles.row);
      const home = role === 'TOC' ? this.add(line, 'Link') : line;
      for (const [place, cell] of row.entries()) {
        const cellRole = at < heads ? 'TH' : (roles.cells[place] ?? roles.cells[0]);
        this.read(cell, cellRole === undefined ? home : this.add(line, cellRole));
      }
    }
  }

  /** Each column is a group of its own. */
  private readColumns(body: readonly (readonly LaidOutNode[])[], part: Part): void {
    for (const place of body[0]?.keys() ?? []) {
      const column = this.add(this.home(part), 'Div');
      for (const row of body) {
        const cell = row[place];
        if (cell) this.read(cell, column);
      }
    }
  }

  private readItem(item: LaidOutNode, list: Part): void {
    const line = this.add(list, 'LI');
    if (item.listMarker) this.owners.set(item.listMarker, this.add(line, 'Lbl'));
    this.read(item, this.add(line, 'LBody'));
  }
}

const isTop = (part: Part) => part.role === 'Document' || part.role === 'Sect';
