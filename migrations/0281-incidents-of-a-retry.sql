-- A job that somebody retried and that fails anew is an incident anew: the one before is answered, and hid it.
alter table job_incident add column retried boolean not null default false;
comment on column job_incident.retried is 'somebody had the job run anew: when it fails again that is an incident of its own';
update job_incident i set retried = true
where resolved_at is not null
  and exists (select from audit_row a where a.action = 'job_incident.retried' and a.subject_id = i.id::text);
alter table job_incident drop constraint job_incident_handler_job_id_key;
create unique index job_incident_once on job_incident (handler, job_id) where not retried;
