-- A head lists the messages of the own agency, the newest first.
create index delivery_of_agency on delivery (agency_id, id);
