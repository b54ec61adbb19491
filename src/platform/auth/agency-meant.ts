import { Forbidden, InvalidInput } from '../../kernel/errors.js';
import { type Actor, agenciesOf } from './actor.js';

/**
 * The agency a request is about: the one it names, else the only one its caller belongs to.
 * @param path the field that names it, for whoever has to
 * @throws InvalidInput `agency_required` for who belongs to several; Forbidden `no_agency` for who belongs to none
 */
export function agencyMeant(actor: Actor, given: string | undefined, path = 'agencyId'): string {
  if (given !== undefined) return given;
  const [only, ...others] = agenciesOf(actor);
  if (only === undefined)
    throw new Forbidden('no_agency', `You belong to no agency: name the one meant with ${path}.`);
  if (others.length > 0)
    throw InvalidInput.at(path, 'agency_required', `You belong to several agencies: say which with ${path}.`);
  return only;
}
