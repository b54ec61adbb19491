-- What went from agency to agency, and what came back, one row each: flows are counted over a window of these (docs/adr/0061, 0070).
create table referral_move (
  id bigint generated always as identity primary key,
  referral_id uuid not null references referral (id),
  case_id uuid not null,
  area_id uuid not null references area (id),
  kind text not null check (kind in ('sent', 'refused', 'overruled', 'rerouted', 'dispatched', 'expired', 'recalled')),
  reason text,
  from_agency_id uuid not null references agency (id),
  to_agency_id uuid not null references agency (id),
  at timestamptz not null
);
create index referral_move_of_area on referral_move (area_id, at desc, id desc) include (kind, reason, from_agency_id, to_agency_id);
create index referral_move_from on referral_move (from_agency_id, at desc, id desc);
create index referral_move_to on referral_move (to_agency_id, at desc, id desc);
create trigger referral_move_append_only before update or delete on referral_move
  for each row execute function refuse_change();
comment on table referral_move is 'append-only, kept by triggers: what was sent, refused, overruled, re-routed, sent on by a centre, left unanswered and taken back';

-- A re-routing goes from the agency that had it to the next; everything else lies between sender and recipient.
create function referral_keep_move() returns trigger language plpgsql as $$
declare
  next_agency uuid;
begin
  if old.state = 'draft' and new.state = 'queued' then
    insert into referral_move (referral_id, case_id, area_id, kind, from_agency_id, to_agency_id, at)
    values (new.id, new.case_id, new.area_id, 'sent', new.sender_agency_id, new.recipient_agency_id, new.changed_at);
  elsif old.state = 'rejection_review' and new.state = 'queued' then
    insert into referral_move (referral_id, case_id, area_id, kind, reason, from_agency_id, to_agency_id, at)
    select new.id, new.case_id, new.area_id, 'overruled', (select f.reason from referral_refusal f where f.referral_id = new.id
      order by f.at desc, f.id desc limit 1), new.sender_agency_id, new.recipient_agency_id, new.changed_at;
  elsif new.state in ('expired', 'recalled') then
    insert into referral_move (referral_id, case_id, area_id, kind, reason, from_agency_id, to_agency_id, at)
    values (new.id, new.case_id, new.area_id, new.state, case when new.state = 'recalled' then new.ended_reason end,
      new.sender_agency_id, new.recipient_agency_id, new.changed_at);
  elsif new.state = 'superseded' then
    select s.recipient_agency_id into next_agency from referral s where s.id = new.superseded_by and s.reroute_of = new.id;
    if next_agency is not null then
      insert into referral_move (referral_id, case_id, area_id, kind, from_agency_id, to_agency_id, at)
      values (new.id, new.case_id, new.area_id, case new.ended_reason when 'dispatched' then 'dispatched' else 'rerouted' end,
        new.recipient_agency_id, next_agency, new.changed_at);
    end if;
  end if;
  return null;
end $$;
create trigger referral_moved after update of state on referral for each row
  when (old.state <> new.state and (old.state in ('draft', 'rejection_review') or new.state in ('expired', 'recalled', 'superseded')))
  execute function referral_keep_move();

create function referral_keep_refusal() returns trigger language plpgsql as $$
begin
  insert into referral_move (referral_id, case_id, area_id, kind, reason, from_agency_id, to_agency_id, at)
  select r.id, r.case_id, r.area_id, 'refused', new.reason, r.sender_agency_id, r.recipient_agency_id, new.at
  from referral r where r.id = new.referral_id;
  return null;
end $$;
create trigger referral_refused after insert on referral_refusal for each row execute function referral_keep_refusal();

-- What moved before there was this table.
insert into referral_move (referral_id, case_id, area_id, kind, reason, from_agency_id, to_agency_id, at)
select m.referral_id, m.case_id, m.area_id, m.kind, m.reason, m.from_agency_id, m.to_agency_id, m.at from (
  select r.id as referral_id, r.case_id, r.area_id, 'sent' as kind, null as reason, r.sender_agency_id as from_agency_id,
    r.recipient_agency_id as to_agency_id, r.submitted_at as at
  from referral r where r.submitted_at is not null
  union all
  select r.id, r.case_id, r.area_id, 'refused', f.reason, r.sender_agency_id, r.recipient_agency_id, f.at
  from referral_refusal f join referral r on r.id = f.referral_id
  union all
  select r.id, r.case_id, r.area_id, 'overruled', (select f.reason from referral_refusal f where f.referral_id = r.id and f.at <= e.at
    order by f.at desc, f.id desc limit 1), r.sender_agency_id, r.recipient_agency_id, e.at
  from domain_event e join referral r on r.id = e.subject_id where e.type = 'referral.overruled'
  union all
  select r.id, r.case_id, r.area_id, r.state, case when r.state = 'recalled' then r.ended_reason end, r.sender_agency_id,
    r.recipient_agency_id, r.ended_at
  from referral r where r.state in ('expired', 'recalled')
  union all
  select r.id, r.case_id, r.area_id, case r.ended_reason when 'dispatched' then 'dispatched' else 'rerouted' end,
    null, r.recipient_agency_id, s.recipient_agency_id, r.ended_at
  from referral r join referral s on s.id = r.superseded_by and s.reroute_of = r.id where r.state = 'superseded'
) m order by m.at;
