-- One row, made by the first start. Without `finished_at` that start was interrupted, and what it made is incomplete.
create table first_start (
  id boolean primary key default true check (id),
  seed text not null check (seed in ('demo', 'none')),
  began_at timestamptz not null,
  finished_at timestamptz
);
