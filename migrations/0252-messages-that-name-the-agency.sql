alter table delivery add column names_agency boolean not null default false;
comment on column delivery.names_agency is 'to a party: whether plain words do no harm, so that the message says whom to call';
