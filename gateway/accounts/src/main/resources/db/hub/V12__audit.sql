-- Who looked at whose record. Rows are only added; each has the hash of the one before it.

create table audit (
    number      bigint      primary key,
    at          timestamptz not null,
    by          text        not null,
    operation   text        not null,
    resident_id text,                 -- null: many
    subject     text,
    hash        text        not null check (hash ~ '^[0-9a-f]{64}$')
);

create index audit_of_resident on audit (resident_id, number);
create index audit_by on audit (by, number);

create function audit_is_append_only() returns trigger language plpgsql as
$$
begin
    raise exception 'the audit log is append-only';
end
$$;

create trigger append_only before update or delete on audit
    for each row execute function audit_is_append_only();
create trigger never_emptied before truncate on audit
    for each statement execute function audit_is_append_only();
