-- Where nobody coordinates a supervisor was told of a request for more time, who may not decide it, and so nobody who may.
-- A rule that somebody has changed is theirs and stays.
update notice_rule
set condition = '{"decidedBy": ["centre"]}', version = version + 1, changed_at = accord_now(),
  audience = '[{"kind": "area_of_agency", "field": "approverAgencyId", "role": "coordinator"},
    {"kind": "area", "field": "areaId", "role": "station_head", "otherwise": true}]'
where key = 'clock.extension_asked.approver.centre' and changed_by is null;
