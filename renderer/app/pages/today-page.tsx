import { useState } from 'react';
import { TodayScreen } from '../../features/today/today-screen';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';
import { PlanVisitPart } from './plan-visit-part';

export function TodayPage() {
  usePage({ title: useText()('today.title') });
  const [planning, setPlanning] = useState<{ readonly partnerId: string | null } | null>(null);
  return (
    <>
      <TodayScreen onPlan={(partnerId) => setPlanning({ partnerId })} />
      <PlanVisitPart
        isOpen={planning !== null}
        partnerId={planning?.partnerId ?? null}
        onClose={() => setPlanning(null)}
      />
    </>
  );
}
