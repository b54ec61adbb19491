-- The board stands in the order of harm: how dangerous, how late, how many people, how often it was asked after in vain. Harm is a
-- product in which lateness doubles with a fixed time, so every other factor is worth a fixed head start, the order of two limits
-- never changes by itself, and a page is read off an index.
create table harm_formula (
  version int primary key check (version > 0),
  doubling_minutes int not null check (doubling_minutes between 60 and 525600),
  red_factor numeric(8, 2) not null check (red_factor between orange_factor and 10000),
  orange_factor numeric(8, 2) not null check (orange_factor >= yellow_factor),
  yellow_factor numeric(8, 2) not null check (yellow_factor >= 1),
  people_from int[] not null check (cardinality(people_from) <= 8 and 2 <= all (people_from)),
  people_factors numeric(8, 2)[] not null check (cardinality(people_factors) = cardinality(people_from)
    and 1 <= all (people_factors) and 10000 >= all (people_factors)),
  chase_factor numeric(8, 2) not null check (chase_factor between 1 and 10),
  most_chases int not null check (most_chases between 0 and 20),
  source text not null check (source <> ''),
  issued_by uuid references app_user (id),
  issued_by_name text,
  issued_at timestamptz not null,
  -- Of the transaction that issued it: what is put in order begins after all that may still know another.
  issued_in xid8 not null default pg_current_xact_id(),
  -- Everything up to this clock stands in its order; null once all does.
  ordered_to uuid default '00000000-0000-0000-0000-000000000000',
  moved int not null default 0
);
comment on table harm_formula is 'versions of the order of the board; the highest holds, from when it was issued';
comment on column harm_formula.doubling_minutes is 'after so long a limit that is late counts twice; real time, not working time';
comment on column harm_formula.people_from is 'from so many people on the factor at the same place counts, ascending; below the first it is 1';
comment on column harm_formula.chase_factor is 'once for each time it was asked after, most_chases times at most';
create function refuse_harm_formula_rewrite() returns trigger language plpgsql as $$
begin
  raise exception 'a formula that was issued is replaced by a new version';
end $$;
create trigger harm_formula_stays before update on harm_formula for each row
  when ((old.version, old.doubling_minutes, old.red_factor, old.orange_factor, old.yellow_factor, old.people_from, old.people_factors,
         old.chase_factor, old.most_chases, old.source, old.issued_at)
    is distinct from (new.version, new.doubling_minutes, new.red_factor, new.orange_factor, new.yellow_factor, new.people_from,
         new.people_factors, new.chase_factor, new.most_chases, new.source, new.issued_at))
  execute function refuse_harm_formula_rewrite();
create trigger harm_formula_is_kept before delete on harm_formula for each row execute function refuse_harm_formula_rewrite();

insert into harm_formula (version, doubling_minutes, red_factor, orange_factor, yellow_factor, people_from, people_factors, chase_factor,
  most_chases, source, issued_at, ordered_to)
values (1, 2880, 64, 8, 2, '{5,10,30}', '{2,4,8}', 1.5, 6, '本系统的初始设定，待综治中心按实际调整', clock_timestamp(), null);

create function harm_head_start(doubling_minutes int, red_factor numeric, orange_factor numeric, yellow_factor numeric,
  people_from int[], people_factors numeric[], chase_factor numeric, most_chases int,
  risk text, headcount int, chases bigint) returns interval language sql immutable parallel safe as $$
  select make_interval(secs => round(60 * doubling_minutes * log(2.0,
    case risk when 'red' then red_factor when 'orange' then orange_factor when 'yellow' then yellow_factor else 1 end
    * coalesce((select people_factors[at] from generate_subscripts(people_from, 1) at
                where people_from[at] <= headcount order by at desc limit 1), 1)
    * power(chase_factor, least(chases, most_chases)))))
$$;
comment on function harm_head_start is 'what risk, people and chases are worth in time of lateness, to the second';

alter table clock add column harm_at timestamptz not null default 'infinity';
comment on column clock.harm_at is 'the place on boards: the deadline less the head start of its harm; infinity while it does not run';

create function clock_harm_at(running boolean, deadline_at timestamptz, of_case uuid, of_subject uuid) returns timestamptz
language sql stable as $$
  select case when running and deadline_at is not null
    then deadline_at - harm_head_start(f.doubling_minutes, f.red_factor, f.orange_factor, f.yellow_factor, f.people_from,
      f.people_factors, f.chase_factor, f.most_chases, coalesce(d.risk, 'blue'), coalesce(d.headcount, 1),
      (select count(*) from referral_chase h where h.referral_id = of_subject))
    else 'infinity' end
  from (select * from harm_formula order by version desc limit 1) f left join dispute_case d on d.id = of_case
$$;
create function clock_keep_harm() returns trigger language plpgsql as $$
begin
  new.harm_at := clock_harm_at(new.state = 'running', new.deadline_at, new.case_id, new.subject_id);
  return new;
end $$;
create trigger clock_harm_new before insert on clock for each row execute function clock_keep_harm();
create trigger clock_harm before update on clock for each row
  when (old.state is distinct from new.state or old.deadline_at is distinct from new.deadline_at
        or old.case_id is distinct from new.case_id)
  execute function clock_keep_harm();

create function case_move_harm() returns trigger language plpgsql as $$
begin
  update clock c set harm_at = clock_harm_at(true, c.deadline_at, c.case_id, c.subject_id) where c.case_id = new.id and c.state = 'running';
  return null;
end $$;
create trigger case_move_harm after update on dispute_case for each row
  when (old.risk is distinct from new.risk or old.headcount is distinct from new.headcount) execute function case_move_harm();
create function chase_move_harm() returns trigger language plpgsql as $$
begin
  update clock c set harm_at = clock_harm_at(true, c.deadline_at, c.case_id, c.subject_id) where c.subject_id = new.referral_id and c.state = 'running';
  return null;
end $$;
create trigger chase_move_harm after insert on referral_chase for each row execute function chase_move_harm();

update clock c set harm_at = clock_harm_at(true, c.deadline_at, c.case_id, c.subject_id) where c.state = 'running';

drop index clock_board;
drop index clock_at_risk;
create index clock_board on clock (area_id, harm_at, id) include (owner_agency_id, subject_id, deadline_at)
  where state in ('running', 'paused');
create index clock_at_risk on clock (area_id, harm_at, id) include (owner_agency_id, subject_id, deadline_at)
  where state = 'running' and clock_warned_percent(fired) >= 75;
create index clock_board_of_agency on clock (owner_agency_id, harm_at, id) include (subject_id, deadline_at)
  where state in ('running', 'paused');
