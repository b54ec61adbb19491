-- Areas of replays lay below a district before 0221 made them roots, and a grant over one of them became one over a root: a power
-- over everything that belongs to no area. Nobody holds a role over what lies apart.
with ended as (
  update membership m set valid_to = greatest(m.valid_from, accord_now()), ended_at = accord_now()
  from area a
  where a.id = m.area_id and a.apart and (m.valid_to is null or m.valid_to > accord_now())
  returning m.id, m.user_id, m.role, m.area_id
)
insert into audit_row (at, actor_kind, actor_name, action, subject_type, subject_id, detail, request_id)
select accord_now(), 'system', '系统', 'membership.revoked', 'user', user_id::text,
  jsonb_build_object('membershipId', id, 'role', role, 'agencyId', null, 'areaId', area_id), 'migration-0275'
from ended;
