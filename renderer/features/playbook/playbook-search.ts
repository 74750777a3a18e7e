import MiniSearch from 'minisearch';
import type { Pack } from '#shared/domain/playbook/pack';
import type { Asset, AssetBlock } from '#shared/domain/playbook/pack-assets';
import type { MessageId } from '../../ui/use-text';

/** Something in the playbook that can be found by its words. */
export interface Passage {
  readonly id: string;
  readonly kind: MessageId;
  readonly title: string;
  readonly text: string;
  readonly href: string;
  readonly internal: boolean;
}

/** Everything that can be looked up, in the order of the playbook. */
export function passagesOf(pack: Pack): readonly Passage[] {
  return [
    ...pack.modules.flatMap((module): readonly Passage[] => {
      const href = `/playbook/modules/${module.id}`;
      return [
        {
          id: module.id,
          kind: 'playbook.kind.module',
          title: `${module.id} ${module.title}`,
          text: Object.values(module.arc).join(' '),
          href,
          internal: false,
        },
        ...module.questions.map((question) => ({
          id: question.id,
          kind: 'playbook.kind.question' as const,
          title: question.text,
          text: [question.id, question.help ?? '', ...question.fields.map(({ label }) => label)].join(' '),
          href,
          internal: false,
        })),
        ...module.steps.map((step) => ({
          id: step.id,
          kind: 'playbook.kind.step' as const,
          title: step.title,
          text: step.id,
          href,
          internal: false,
        })),
      ];
    }),
    ...pack.assets.map((asset) => ({
      id: asset.id,
      kind: 'playbook.kind.asset' as const,
      title: asset.title,
      text: [asset.purpose, ...asset.blocks.map(wordsOf)].join(' '),
      href: `/playbook/assets/${asset.id}`,
      internal: asset.audience === 'internal',
    })),
    ...pack.controls.map((control) => ({
      id: control.id,
      kind: 'playbook.kind.control' as const,
      title: control.title,
      text: [control.id, control.family, ...control.nist, control.protects.why].join(' '),
      href: '/playbook/controls',
      internal: false,
    })),
    ...pack.roles.map((role) => ({
      id: `role ${role.id}`,
      kind: 'playbook.kind.role' as const,
      title: role.title,
      text: [role.purpose, ...role.answersFor].join(' '),
      href: '/playbook/roles',
      internal: false,
    })),
    ...pack.activities.map((activity) => ({
      id: activity.id,
      kind: 'playbook.kind.activity' as const,
      title: activity.title,
      text: activity.id,
      href: '/playbook/roles',
      internal: false,
    })),
    ...pack.curricula.flatMap((curriculum) =>
      curriculum.courses.map((course) => ({
        id: `${curriculum.role} ${course.id}`,
        kind: 'playbook.kind.course' as const,
        title: course.title,
        text: [curriculum.title, ...course.outline].join(' '),
        href: '/playbook/training',
        internal: false,
      })),
    ),
  ];
}

/** Finds passages by a few letters, the best first. */
export function searchOf(passages: readonly Passage[]): (words: string) => readonly Passage[] {
  const byId = new Map(passages.map((passage) => [passage.id, passage] as const));
  const index = new MiniSearch<Passage>({ fields: ['title', 'text'] });
  index.addAll([...byId.values()]);
  return (words) =>
    index
      .search(words, { prefix: true, fuzzy: 0.15, boost: { title: 3 }, combineWith: 'AND' })
      .flatMap(({ id }) => byId.get(id as string) ?? [])
      .slice(0, 40);
}

function wordsOf(block: AssetBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'code':
      return block.text;
    case 'list':
    case 'steps':
      return block.items.join(' ');
    case 'table':
      return [...block.columns, ...block.rows.flat()].join(' ');
  }
}

export function visibleAssets(assets: readonly Asset[], isTurned: boolean): readonly Asset[] {
  return isTurned ? assets.filter(({ audience }) => audience === 'partner') : assets;
}
