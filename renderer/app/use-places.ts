import { seesHeadquarters } from '#shared/domain/headquarters/territory-roles';
import { useGrants } from '../data/queries/territory-queries';
import { type Place, places } from './places';

/** The places of the side bar for whoever sits here: headquarters' own only for those who are more than a manager. */
export function usePlaces(): readonly Place[] {
  const isForHeadquarters = seesHeadquarters(useGrants());
  return isForHeadquarters ? places : places.filter(({ path }) => path !== '/headquarters');
}
