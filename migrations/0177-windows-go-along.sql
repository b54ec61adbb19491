-- A merge takes the agreements of the old case along, so one case may have several of one cycle: the item of its clock tells
-- each apart.
alter table judicial_confirmation add column item text;
update judicial_confirmation set item = cycle::text;
alter table judicial_confirmation alter column item set not null;
alter table judicial_confirmation drop constraint judicial_confirmation_case_id_cycle_key;
alter table judicial_confirmation add constraint judicial_confirmation_item unique (case_id, item);
comment on table judicial_confirmation is 'a row changes when the parties have applied, the window has lapsed, or its case is merged';
comment on column judicial_confirmation.item is 'of its clock: the cycle, after the id of the case it was made in where that one was merged';
