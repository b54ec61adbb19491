-- A request for more time was told to the coordinators and, where nobody coordinates, to nobody. It climbs now as what is late does.
-- A rule that somebody has changed is theirs and stays.
update notice_rule
set condition = '{"decidedBy": ["centre"]}', version = version + 1, changed_at = accord_now(),
  audience = '[{"kind": "area_of_agency", "field": "approverAgencyId", "role": "coordinator"},
    {"kind": "area", "field": "areaId", "role": "supervisor", "otherwise": true},
    {"kind": "area", "field": "areaId", "role": "station_head", "otherwise": true}]'
where key = 'clock.extension_asked.approver.centre' and changed_by is null and version = 1;
