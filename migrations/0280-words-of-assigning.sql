-- What a centre sends on is assigned (交办); 转派 is no step of this workflow. Whoever is told of a step by law is told that it is
-- theirs to know, not to do. Texts that somebody has changed are theirs and stay.
update message_text set text = '已由中心交办事项', version = version + 1, changed_at = accord_now()
where code = 'referral_dispatched' and changed_by is null and version = 1;
update message_text set text = '依法告知您单位知悉的事项', version = version + 1, changed_at = accord_now()
where code = 'legal_step_told' and changed_by is null and version = 1;
update agency_kind set profile = replace(profile::text, '为何请中心研判或转派？', '为何请中心研判或交办？')::jsonb,
  version = version + 1, changed_at = accord_now()
where key = 'coordination-centre' and changed_by is null and profile::text like '%为何请中心研判或转派？%';
