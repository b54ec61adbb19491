-- A digest told the earliest of its time limits, and none once that had ended: each thing keeps the one it was told with.
alter table notice_item add column due_at timestamptz;
comment on column notice_item.due_at is 'when it is due as it was told; null: nothing was said, or it was told before there was this column';
