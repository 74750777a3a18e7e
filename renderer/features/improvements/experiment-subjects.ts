import type { ExperimentKind } from '#shared/domain/improvements/improvement';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { OrderedThing } from './order-editor';

/** What an experiment of a kind can be about, by name. */
export function subjectsOf({ pack }: PackIndex, kind: ExperimentKind): readonly OrderedThing[] {
  switch (kind) {
    case 'contentLayout':
      return pack.modules.map(({ id, title }) => ({ id, title: `${id} ${title}` }));
    case 'courseSequence':
      return pack.curricula.map(({ role, title }) => ({ id: role, title }));
    case 'certificationDesign':
      return pack.exams.map(({ id, title }) => ({ id, title }));
  }
}

/** The things of a subject by name, in the order of the playbook. */
export function namedThings(index: PackIndex, kind: ExperimentKind, subject: string): readonly OrderedThing[] {
  switch (kind) {
    case 'contentLayout':
      return (index.moduleById.get(subject)?.questions ?? []).map(({ id, text }) => ({ id, title: text }));
    case 'courseSequence':
      return index.pack.curricula.find(({ role }) => role === subject)?.courses ?? [];
    case 'certificationDesign':
      return (index.pack.exams.find(({ id }) => id === subject)?.questions ?? []).map(({ id, text }) => ({
        id,
        title: text,
      }));
  }
}
