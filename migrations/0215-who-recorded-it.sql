-- In whose name something was put on record: an agency that holds a case through a referral reads back what it recorded itself.
-- What was recorded before tells the person only.
alter table case_settlement add column agency_id uuid references agency (id);
alter table visit_record add column agency_id uuid references agency (id);
alter table safety_plan add column agency_id uuid references agency (id);
alter table withdrawal_report add column agency_id uuid references agency (id);
alter table other_ways_notice add column agency_id uuid references agency (id);
alter table danger_assessment add column agency_id uuid references agency (id);
alter table safety_plan add column seq bigint generated always as identity;
