-- What is replayed lies apart: in a root area of its own over which nobody holds a role, and no sweep of today touches its clocks.
alter table area add column apart boolean not null default false;
alter table area add check (not apart or parent_id is null);
comment on column area.apart is 'outside the division: history of another system is replayed here, and nobody of today is told of it';

alter table replay_run add column ordered_in uuid references area (id);
comment on column replay_run.ordered_in is 'whose system administrators may read it';
update replay_run r set ordered_in = a.parent_id from area a where a.id = r.area_id;
alter table replay_run alter column ordered_in set not null;

update area set apart = true, parent_id = null, path = text2ltree(code) where id in (select area_id from replay_run);
update dispute_case c set area_path = a.path from area a where a.apart and a.id = c.area_id;

alter table clock add column apart boolean not null default false;
comment on column clock.apart is 'began in an area apart: swept by order, as of an instant of the past, and never as of now';
update clock c set apart = true from area a where a.apart and a.id = c.area_id;
drop index clock_due;
create index clock_due on clock (next_fire_at) where next_fire_at is not null and not apart;
create index clock_due_apart on clock (area_id, next_fire_at) where next_fire_at is not null and apart;
