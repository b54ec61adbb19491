-- A row of a replayed file is its line: a city's number may come again, and a request that came twice is two rows of it.
alter table replay_row drop constraint replay_row_run_id_external_id_key;
