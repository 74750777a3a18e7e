import type { LookReason } from '#shared/domain/interviews/interview-migration';
import type { MessageId, Text } from '../../ui/use-text';

/** Why an answer has to be looked at again, in a sentence. */
export function reasonWords(reason: LookReason, text: Text): string {
  const field = reason.label;
  switch (reason.kind) {
    case 'optionRetired':
      return text('playbook.look.option-retired', { field, options: reason.options.join(', ') });
    case 'typeChanged':
      return text('playbook.look.type-changed', { field });
    case 'fieldGone':
      return text('playbook.look.field-gone', { field });
    case 'partGone':
      return text('playbook.look.part-gone', { field });
    case 'nowRequired':
      return text('playbook.look.now-required', { field });
    case 'outOfBounds':
      return text('playbook.look.out-of-bounds', { field });
    case 'constraint':
      return text('playbook.look.constraint', { field, otherwise: reason.otherwise });
  }
}

/** Why an interview was not moved. */
export function moveRefusalWords(kind: string): MessageId {
  switch (kind) {
    case 'interview-finished':
      return 'playbook.move.finished';
    case 'module-unknown':
      return 'playbook.move.module-unknown';
    case 'version-not-later':
    case 'other-playbook':
    case 'not-here':
      return 'playbook.move.not-possible';
    case 'storage-full':
      return 'errors.storage-full';
    default:
      return 'errors.storage-failed';
  }
}
