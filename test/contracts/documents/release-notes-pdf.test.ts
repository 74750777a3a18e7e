import { describe, expect, test } from 'vitest';
import { releaseNotesSheet } from '#shared/domain/documents/sheet-release-notes';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { earlierPacks } from '#shared/domain/playbook/earlier-packs';
import type { Pack } from '#shared/domain/playbook/pack';
import { releaseNotes } from '#shared/domain/playbook/release-notes';
import { edited } from '../../builders/a-whole-pack';
import { printed } from '../../builders/printed';

const { pack } = builtInPack();
const squeezed = (text: string) => text.replaceAll(/\s/g, '');

async function printedNotes(from: Pack, to: Pack) {
  const notes = releaseNotes(from, to);
  const sheet = releaseNotesSheet(notes, { playbook: pack.title, issuer: 'Tidvarv AB', date: '2026-11-21' });
  return { notes, pages: (await printed(sheet)).pages };
}

describe('the notes of a version', () => {
  test('print on one page where little changes, and say it', async () => {
    const next = edited(pack, (copy) => {
      copy.version = '9.1.0';
      for (const type of copy.evidenceTypes) if (type.id === 'E1.1') type.validMonths = 1;
    });
    const { pages } = await printedNotes(pack, next);
    expect(pages).toHaveLength(1);
    for (const words of ['What changes for you in version 9.1.0', 'now holds for 1 month;', 'Tidvarv AB'])
      expect(squeezed(pages[0] ?? '')).toContain(squeezed(words));
  });

  test('lose no line where much changes', async () => {
    const [first] = earlierPacks();
    if (!first) throw new Error('There is no earlier playbook.');
    const { notes, pages } = await printedNotes(first.pack, pack);
    const text = squeezed(pages.join(''));
    const lines = notes.sections.flatMap((section) => section.lines);
    expect(lines.filter((line) => !text.includes(squeezed(line)))).toEqual([]);
  });
});
