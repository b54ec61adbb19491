-- Rules, words, weights and limits as data: whole documents, versioned, edited by an administrator.
create table reference_document (
  kind text not null check (kind ~ '^[a-z][a-z_]{1,62}$'),
  version int not null check (version > 0),
  definition jsonb not null,
  -- Where it comes from: the first data set, or the notice an administrator followed.
  source text not null check (source <> ''),
  active_from timestamptz not null,
  changed_by uuid references app_user (id),
  primary key (kind, version)
);
create trigger reference_document_append_only before update or delete on reference_document
  for each row execute function refuse_change();
comment on table reference_document is 'append-only: the highest version of a kind is in force; cases keep which version judged them';

-- Sources of a type are a list with marks, not one sentence.
alter table dispute_type alter column legal_anchor type jsonb using to_jsonb(legal_anchor);

-- Numbers are unique by what is printed on them, and two agencies of different cities may bear one name.
drop table case_number_counter;
create table case_number_counter (
  station_name text not null,
  year int not null,
  last int not null check (last > 0),
  primary key (station_name, year)
);
create index dispute_case_number on dispute_case (number text_pattern_ops);
