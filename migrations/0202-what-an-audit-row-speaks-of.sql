-- Who saw this case? A list, a search, a ledger or a file names in its detail what it showed: an auditor finds it by that too.
create function audit_mentions(detail jsonb) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(mention #>> '{}'), '{}') from jsonb_path_query(detail,
    'strict $.** ? (@.type() == "string" && @ like_regex "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")') as mention
$$;
comment on function audit_mentions is 'the ids that stand anywhere in the detail of an audit row';
create index audit_row_mentions on audit_row using gin (audit_mentions(detail));
