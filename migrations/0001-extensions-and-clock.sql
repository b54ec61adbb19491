-- What the other migrations lean on. With the embedded server the extensions are there already.
create extension if not exists ltree;
create extension if not exists pg_trgm;
create extension if not exists pgcrypto;

-- The product's one clock: the database's, plus an offset that is 0 unless somebody drives it (CLOCK=driven).
create table clock_offset (
  id boolean primary key default true check (id),
  offset_ms bigint not null default 0
);
insert into clock_offset default values;
comment on table clock_offset is 'one row: how far accord_now() is ahead of the database''s clock, in milliseconds';

-- Milliseconds, so that an instant survives the way through a JavaScript Date unchanged.
create function accord_now() returns timestamptz language sql volatile parallel safe as $$
  select date_trunc('milliseconds', clock_timestamp()) + (select offset_ms from clock_offset) * interval '1 millisecond'
$$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only table %: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
