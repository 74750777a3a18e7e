import { useNavigate, useParams } from 'react-router';
import { seesHeadquarters } from '#shared/domain/headquarters/territory-roles';
import { useGrants } from '../../data/queries/territory-queries';
import { HeadquartersScreen, headquartersTabOf } from '../../features/headquarters/headquarters-screen';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';
import { NotFoundPage } from '../not-found-page';

export function HeadquartersPage() {
  const { tab } = useParams();
  const navigate = useNavigate();
  usePage({ title: useText()('headquarters.title') });
  if (!seesHeadquarters(useGrants())) return <NotFoundPage />;
  return (
    <HeadquartersScreen
      tab={headquartersTabOf(tab)}
      onTab={(next) => void navigate(`/headquarters/${next}`, { replace: true })}
    />
  );
}
