-- Cases by who handles them, closed ones too, in the order of the list; what is open is found by its beginning.
create index dispute_case_of_handler on dispute_case (handler_user_id, registered_at desc, id desc)
  where handler_user_id is not null;
drop index dispute_case_handler;
-- By the number of the call or order they came from, however its letters are written, and by its beginning.
create index dispute_case_source_reference on dispute_case (upper(source_reference) text_pattern_ops)
  where source_reference is not null;
