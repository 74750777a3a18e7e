import { describe, expect, test, vi } from 'vitest';
import { distinctNames, safeName } from '#shared/domain/signing/handed-over-names';
import { safeFileName } from '../../../../electron/main/files';

vi.mock('electron', async () => (await import('../../../fakes/electron')).fakeElectron());

describe('a name on somebody else’s stick', () => {
  test.each([
    ['Joint Success Plan JSP-00a1b2 v1.pdf', 'Joint Success Plan JSP-00a1b2 v1.pdf'],
    ['Müller & Söhne: Plan/SLA?.pdf', 'Müller & Söhne Plan SLA.pdf'],
    ['../../etc/passwd', 'etc passwd'],
    ['CON.pdf', '_CON.pdf'],
    ['com1', '_com1'],
    ['lpt².txt', '_lpt².txt'],
    ['constant.pdf', 'constant.pdf'],
    ['.hidden. ', 'hidden'],
    ['harmless\u202efdp.exe', 'harmless fdp.exe'],
    ['\0\n', 'file'],
    ['', 'file'],
    ['…', '…'],
  ])('%j becomes %j', (given, name) => {
    expect(safeName(given)).toBe(name);
  });

  test('is cut by whole letters and keeps its ending', () => {
    const long = safeName(`${'漢'.repeat(90)}.pdf`);
    expect([long.endsWith('漢.pdf'), new TextEncoder().encode(long).length]).toEqual([true, 97]);
    expect(safeName(`${'𝔸'.repeat(60)}`)).toBe('𝔸'.repeat(24));
  });

  test('is one the desktop takes as it is', () => {
    const names = ['A. . b.pdf', '  x', 'aux .pdf', 'ß'.repeat(300), '\u2066x\u2069.csv'].map(safeName);
    expect(names.map(safeFileName)).toEqual(names);
  });

  test('is not the same as another’s where capitals count for nothing', () => {
    expect(distinctNames(['Plan.pdf', 'plan.PDF', 'PLAN.pdf', 'Plan'])).toEqual([
      'Plan.pdf',
      'plan (2).PDF',
      'PLAN (3).pdf',
      'Plan',
    ]);
  });
});
