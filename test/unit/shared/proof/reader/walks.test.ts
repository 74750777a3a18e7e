import { describe, expect, test } from 'vitest';
import { hasCatalog, pagesOf } from '#shared/proof/reader/page-tree';
import { reachableFrom, refsOf } from '#shared/proof/reader/reachable-objects';
import { aPdf, fileOf, WrittenPdf } from './written-pdf';

function lastOf(written: WrittenPdf) {
  const last = fileOf(written).revisions.at(-1);
  if (!last) throw new Error('no revision');
  return last;
}

/** A catalogue whose tree of pages is made of these objects, from number 2 on. */
const tree = (...nodes: readonly string[]) => {
  const written = new WrittenPdf().object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  for (const [place, node] of nodes.entries()) written.object(place + 2, node);
  return lastOf(written.table());
};

const pages = (kids: string, more = '') => `<< /Type /Pages /Kids [${kids}] ${more} >>`;
const page = '<< /Type /Page >>';

describe('the pages of a revision', () => {
  test('come in the order in which they are shown, with what they inherit', () => {
    const revision = tree(pages('3 0 R 6 0 R', '/Rotate 90'), pages('4 0 R 5 0 R', '/Rotate 0'), page, page, page);
    const read = pagesOf(revision);
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.map(({ position, ref, inherited }) => [position, ref.number, inherited.get('Rotate')])).toEqual([
      [1, 4, { kind: 'number', text: '0', value: 0 }],
      [2, 5, { kind: 'number', text: '0', value: 0 }],
      [3, 6, { kind: 'number', text: '90', value: 90 }],
    ]);
  });

  test('are none where a node comes twice, even if it is no circle', () => {
    expect(pagesOf(tree(pages('2 0 R')))).toEqual({ ok: false, error: { code: 'page-tree-circle', value: 2 } });
    expect(pagesOf(tree(pages('3 0 R 3 0 R'), page))).toEqual({
      ok: false,
      error: { code: 'page-tree-circle', value: 3 },
    });
  });

  test('are none where the tree is broken, missing or too deep', () => {
    const broken = (value: number) => ({ ok: false, error: { code: 'page-tree-broken', value } });
    expect(pagesOf(tree(pages('9 0 R')))).toEqual(broken(9));
    expect(pagesOf(tree(pages('<< /Type /Page >>')))).toEqual(broken(2));
    expect(pagesOf(tree('<< /Type /Pages >>'))).toEqual(broken(2));
    expect(pagesOf(tree(pages('3 0 R'), '<< /Kids [] >>'))).toEqual(broken(3));
    const none = new WrittenPdf().object(1, '<< /Type /Catalog >>').table();
    expect(pagesOf(lastOf(none))).toEqual({ ok: false, error: { code: 'no-pages', value: 0 } });
    const deep = Array.from({ length: 100 }, (_, place) => pages(`${place + 3} 0 R`));
    expect(pagesOf(tree(...deep, page))).toEqual({ ok: false, error: { code: 'page-tree-too-deep', value: 67 } });
  });
});

describe('what can be reached', () => {
  test('is found once, also in circles, and leaves out what nothing points to', () => {
    const written = aPdf().object(5, '<< /Up 6 0 R >>').object(6, '[5 0 R 9 0 R]').object(7, '7').table();
    const revision = lastOf(written);
    expect([...reachableFrom(revision, [revision.trailer])].sort()).toEqual([1, 2, 3, 4]);
    expect([...reachableFrom(revision, [{ kind: 'ref', number: 5, generation: 0 }])].sort()).toEqual([5, 6]);
  });

  test('does not go where it is told not to', () => {
    const revision = lastOf(aPdf());
    const from = [{ kind: 'ref', number: 3, generation: 0 } as const];
    expect([...reachableFrom(revision, from, (key) => key !== 'Parent')].sort()).toEqual([3, 4]);
    expect(refsOf(revision.trailer).map(({ number }) => number)).toEqual([1]);
  });
});

test('a revision says whether its root is a catalogue', () => {
  expect(hasCatalog(lastOf(aPdf()))).toBe(true);
  expect(hasCatalog(lastOf(new WrittenPdf().object(1, '<< /Type /Pages >>').table()))).toBe(false);
});
