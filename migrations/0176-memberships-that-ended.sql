-- A role that ends by its date is acted on like one that was revoked: found by the sweep, once.
alter table membership add column ended_at timestamptz;
update membership set ended_at = valid_to where revoked_by is not null;
create index membership_ending on membership (valid_to) where ended_at is null and valid_to is not null;
comment on column membership.ended_at is 'when its end was told: by who revoked it, or by the sweep after valid_to; null before';
