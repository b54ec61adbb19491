-- A legal basis could stand beside a recipient that is no public organ, and was passed on by it: what was shown by consent
-- stayed open when that was withdrawn. What has ended and snapshots are history and keep theirs.
with public_organ as (
  -- As a profile is put together: the agency's own word, then its kind's; kinds with a module of their own first.
  select a.id from agency a left join agency_kind k on k.key = a.kind
  where case
    when jsonb_typeof(a.profile -> 'isPublicOrgan') = 'boolean' then (a.profile -> 'isPublicOrgan')::boolean
    when a.kind in ('station', 'labor', 'urban-management', 'civil-affairs') then true
    when a.kind in ('community', 'womens-federation', 'experts', 'trade-association', 'volunteers') then false
    else k.profile -> 'isPublicOrgan' = 'true'
  end
)
update referral r set share = jsonb_set(r.share, '{legalBasis}', 'null')
where r.ended_at is null and jsonb_typeof(r.share -> 'legalBasis') = 'object'
  and (
    r.recipient_agency_id not in (select id from public_organ)
    -- What somebody hands on or asks has the basis of what they hold.
    or (r.part_of is not null and r.sender_agency_id not in (select id from public_organ))
  );
