import {
  BookOpen,
  Building2,
  CalendarCheck,
  ChartSpline,
  FileText,
  Landmark,
  Lightbulb,
  type LucideIcon,
  MapPin,
  RefreshCw,
  Route,
  Settings,
} from 'lucide-react';
import type { MessageId } from '../ui/use-text';

export interface Place {
  readonly path: string;
  readonly label: MessageId;
  readonly icon: LucideIcon;
}

/** The places of the side bar, in order. */
export const places: readonly Place[] = [
  { path: '/today', label: 'app.nav.today', icon: CalendarCheck },
  { path: '/partners', label: 'app.nav.partners', icon: Building2 },
  { path: '/visits', label: 'app.nav.visits', icon: MapPin },
  { path: '/insights', label: 'app.nav.insights', icon: ChartSpline },
  { path: '/playbook', label: 'app.nav.playbook', icon: BookOpen },
  { path: '/product', label: 'improvements.nav', icon: Lightbulb },
  { path: '/programme', label: 'app.nav.programme', icon: Route },
  { path: '/documents', label: 'app.nav.documents', icon: FileText },
  { path: '/headquarters', label: 'app.nav.headquarters', icon: Landmark },
  { path: '/sync', label: 'app.nav.sync', icon: RefreshCw },
  { path: '/settings', label: 'app.nav.settings', icon: Settings },
];
