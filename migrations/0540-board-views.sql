-- What somebody narrows the board to again and again, under a name of theirs: docs/adr/0072.
create table board_view (
  id uuid primary key,
  owner_user_id uuid not null references app_user (id),
  name text not null check (name <> '' and length(name) <= 30),
  filter jsonb not null check (jsonb_typeof(filter) = 'object'),
  shared_area_id uuid references area (id),
  version int not null default 1 check (version > 0),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (owner_user_id, name)
);
create index board_view_shared on board_view (shared_area_id) where shared_area_id is not null;
comment on column board_view.shared_area_id is 'with those who coordinate or supervise this area as its owner does; null: with nobody';

-- Which of the views somebody may open is opened first: their own, or one that another shares.
create table board_view_first (
  user_id uuid primary key references app_user (id),
  view_id uuid not null references board_view (id) on delete cascade
);
create index board_view_first_view on board_view_first (view_id);
