-- The audit log is all processes' now, in the schema accounts. Where that was made before this schema, V12 has made another one.

do
$$
begin
    if to_regclass('hub.audit') is null then
        return;
    end if;
    if exists (select from hub.audit) then
        raise exception 'hub.audit has entries, and so has not moved to the schema accounts';
    end if;
    drop table hub.audit;
    drop function hub.audit_is_append_only();
end
$$;
