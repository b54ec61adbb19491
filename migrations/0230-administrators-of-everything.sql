-- What belongs to no area (rules, calendars, channels, the trail as a whole) asks for a grant over a root of the area tree.
-- Nobody can give that grant who does not hold one, so where nobody holds a power over a root, those who hold it over every
-- agency there is go on as before: their area differs from the root by areas without a single agency.

-- An account of before that holds a role in cases beside its power must not stop the start.
alter table membership disable trigger membership_powers_apart;
with raised as materialized (
  select distinct on (m.user_id) gen_random_uuid() as id, m.user_id, m.role, root.id as area_id, m.valid_to
  from membership m join app_user u on u.id = m.user_id and u.active join area held on held.id = m.area_id
    join area root on root.path = subpath(held.path, 0, 1)
  where m.admin_power is not null and (m.valid_to is null or m.valid_to > accord_now())
    and exists (select from agency)
    and not exists (select from agency g join area a on a.id = g.area_id where not a.apart and not a.path <@ held.path)
    and not exists (
      select from membership o join app_user v on v.id = o.user_id and v.active join area a on a.id = o.area_id
      where o.role = m.role and nlevel(a.path) = 1 and (o.valid_to is null or o.valid_to > accord_now()))
  order by m.user_id, nlevel(held.path)
), granted as (
  insert into membership (id, user_id, role, area_id, valid_from, valid_to)
  select id, user_id, role, area_id, accord_now(), valid_to from raised
)
insert into audit_row (at, actor_kind, actor_name, action, subject_type, subject_id, detail, request_id)
select accord_now(), 'system', '系统', 'membership.granted', 'user', user_id::text,
  jsonb_build_object('membershipId', id, 'role', role, 'agencyId', null, 'areaId', area_id, 'validTo', valid_to),
  'migration-0230'
from raised;
alter table membership enable trigger membership_powers_apart;

comment on column escalation.unattended is 'nobody holds any role it could go to; shown to whoever answers for the area';
