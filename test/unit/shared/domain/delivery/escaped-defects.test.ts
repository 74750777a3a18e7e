import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Engagement } from '#shared/domain/delivery/delivery';
import { escapedDefects } from '#shared/domain/delivery/delivery-rules';
import { aDefect, anEngagement } from '../../../../builders/a-delivery';

const live = anEngagement({ goLiveOn: '2026-10-01' });
const counted = (defects: Parameters<typeof escapedDefects>[0], engagements: readonly Engagement[] = [live]) =>
  escapedDefects(defects, engagements);

describe('how many defects escaped', () => {
  test('is those the implementation caused in the first ninety days of use, out of them and what was found before', () => {
    const before = aDefect({ foundOn: '2026-09-30' });
    const firstDay = aDefect({ foundOn: '2026-10-01' });
    const lastDay = aDefect({ foundOn: '2026-12-29' });
    expect(counted([before, firstDay, lastDay])).toEqual({ escaped: 2, of: 3 });
  });

  test('leaves out what came later, and what the product or the customer caused after the first day', () => {
    const later = aDefect({ foundOn: '2026-12-30' });
    const product = aDefect({ foundOn: '2026-10-20', cause: 'product' });
    const unknown = aDefect({ foundOn: '2026-10-20', cause: 'unknown' });
    expect(counted([later, product, unknown])).toEqual({ escaped: 0, of: 0 });
  });

  test('counts what was found while nobody uses it as caught in time, whatever its cause', () => {
    const building = anEngagement({ goLiveOn: null });
    expect(counted([aDefect({ cause: 'product' })], [building])).toEqual({ escaped: 0, of: 1 });
  });

  test('says nothing about work the partner does not lead, or of which nothing is on record', () => {
    const joint = anEngagement({ lead: 'joint' });
    const stray = aDefect({ engagementId: brand<'Engagement'>('gone') });
    expect(counted([aDefect()], [joint])).toEqual({ escaped: 0, of: 0 });
    expect(counted([stray])).toEqual({ escaped: 0, of: 0 });
  });
});
