import { BookOpen, GraduationCap, History, Layers, type LucideIcon, Percent, ShieldCheck, Users } from 'lucide-react';
import type { MessageId } from '../../ui/use-text';

export const sectionIds = ['modules', 'assets', 'roles', 'controls', 'commercial', 'training', 'versions'] as const;
export type SectionId = (typeof sectionIds)[number];

export interface Section {
  readonly id: SectionId;
  readonly label: MessageId;
  readonly icon: LucideIcon;
  /** Ours alone: not there while the screen is turned to the partner. */
  readonly internal: boolean;
}

/** The parts of the playbook, in reading order. */
export const sections: readonly Section[] = [
  { id: 'modules', label: 'playbook.section.modules', icon: Layers, internal: false },
  { id: 'assets', label: 'playbook.section.assets', icon: BookOpen, internal: false },
  { id: 'roles', label: 'playbook.section.roles', icon: Users, internal: false },
  { id: 'controls', label: 'playbook.section.controls', icon: ShieldCheck, internal: false },
  { id: 'commercial', label: 'playbook.section.commercial', icon: Percent, internal: false },
  { id: 'training', label: 'playbook.section.training', icon: GraduationCap, internal: false },
  { id: 'versions', label: 'playbook.section.versions', icon: History, internal: true },
];

export function isSection(id: string | undefined): id is SectionId {
  return sectionIds.some((section) => section === id);
}
