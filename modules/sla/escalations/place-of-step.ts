const NOW = (m: string): string =>
  `${m}.valid_from <= accord_now() and (${m}.valid_to is null or ${m}.valid_to > accord_now())`;

/**
 * Whether membership `m` answers for what was told over the area of path `path`: whoever may stand in for one another there
 * (`recipients.ts`).
 */
export const ANSWERS_OVER_AREA = (
  m: string,
  path: string,
): string => `((${m}.role in ('coordinator', 'supervisor')
    and exists (select from area over where over.id = ${m}.area_id and over.path @> ${path}))
  or (${m}.role = 'station_head' and exists (select from agency g join area ga on ga.id = g.area_id
    where g.id = ${m}.agency_id and g.active and (ga.path @> ${path} or ga.path <@ ${path}))))`;

/**
 * Whether a reader still belongs to where escalation `e` was told: its agency, or those who answer for its area. Who was told
 * in a role that has ended is told no more of it than anybody else.
 * @param e alias of an escalation
 * @param reader id of a user, as SQL
 */
export const keepsPlaceOf = (e: string, reader: string): string => `exists (
  select from membership m where m.user_id = ${reader} and ${NOW('m')}
    and case when ${e}.agency_id is not null then m.agency_id = ${e}.agency_id
      else exists (select from area told_in where told_in.id = ${e}.area_id and ${ANSWERS_OVER_AREA('m', 'told_in.path')}) end)`;
