-- What the centre is told of refusals and reopenings goes to its coordinators: its staff may not see it. Rules that somebody
-- has changed are theirs and stay.
update notice_rule
set audience = '[{"kind": "area_of_agency", "field": "centreAgencyId", "role": "coordinator"},
                 {"kind": "area_of_agency", "field": "recipientAgencyId", "role": "coordinator"}]',
    version = version + 1, changed_at = accord_now()
where key = 'referral.review_climbed.centre' and changed_by is null and version = 1;
update notice_rule
set audience = '[{"kind": "area_of_agency", "field": "centreAgencyId", "role": "coordinator"}]',
    version = version + 1, changed_at = accord_now()
where key = 'referral.reopened.centre' and changed_by is null and version = 1;
