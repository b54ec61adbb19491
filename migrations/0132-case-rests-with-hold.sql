-- A rest that the parties or the law cause lets the case's own clocks rest with it; `case_pause` says for which reason they
-- did, so that the end of this rest, and of no other, lets them run again. `document` is the paper that proves it.
alter table referral_hold
  add column document text check (document <> ''),
  add column case_pause text check (case_pause in ('on_hold', 'appraisal'));
comment on column referral_hold.document is 'id of a file or reference of the paper that shows why, such as the commission of an appraisal';
comment on column referral_hold.case_pause is 'why the clocks of the case rest as long as this; null when they do not';
