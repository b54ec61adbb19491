-- Each step of a legal path has a clock of its own, named by the step's code. Those that run were named by nothing; where two
-- steps share one, or the case's own safety clock may be it, the step goes without and is watched by the clock that runs.
update clock c set item = s.code
from legal_path_step s join legal_path p on p.id = s.legal_path_id
where c.subject_type = 'case' and c.subject_id = p.case_id and c.name = s.definition ->> 'clock' and c.item = ''
  and c.state in ('running', 'paused') and c.name <> 'safety_response'
  and p.withdrawn_at is null and s.started_at is not null and s.completed_at is null;
