-- Who may use the district's software, who is signed in, and who looked at whose record. Every process of the district
-- works on these tables; whichever comes first makes them.

create table person (
    id            text        primary key check (id ~ '^\S(.{0,62}\S)?$'), -- what she types; stands in the audit log, never changes
    name          text        not null,                                    -- how she is called
    password_hash text        check (password_hash like '$argon2id$%'),    -- null: she has none yet
    robot         boolean     not null default false,                      -- a simulated agent
    ended_at      timestamptz,                                             -- since when she may sign in no more
    generation    int         not null default 1,                          -- of her sessions: those of an earlier one have ended
    version       bigint      not null default 1,
    changed_at    timestamptz not null default now(),
    changed_by    text
);

create table person_role (
    person_id   text not null references person on delete cascade,
    role        text not null check (role in ('operator', 'viewer', 'supervisor', 'agent', 'street-staff', 'caregiver', 'canteen',
                                              'driver', 'activity-leader', 'shop', 'family', 'auditor', 'service')),
    -- Of the register, which another module keeps: what is gone there binds nothing.
    street_code text,
    place_id    text,
    resident_id text,
    check (num_nonnulls(street_code, place_id, resident_id) <= 1),
    check (case
               when role = 'street-staff' then street_code is not null
               when role in ('canteen', 'activity-leader', 'shop') then place_id is not null
               when role = 'driver' then num_nonnulls(street_code, place_id) = 1
               when role = 'family' then resident_id is not null
               when role = 'caregiver' then num_nonnulls(street_code, place_id, resident_id) = 1
               else num_nonnulls(street_code, place_id, resident_id) = 0
           end),
    unique nulls not distinct (person_id, role, street_code, place_id, resident_id)
);

-- A one-time sign-in by which a person sets her password. The first operator is nobody yet: she says herself who she is.
create table invitation (
    code_hash  bytea       primary key check (octet_length(code_hash) = 32), -- SHA-256 of 58 random bits
    person_id  text        unique nulls not distinct references person on delete cascade,
    made_by    text        not null,
    expires_at timestamptz not null
);

-- Time-based one-time passwords (RFC 6238).
create table second_factor (
    person_id   text        primary key references person on delete cascade,
    secret      bytea       not null check (octet_length(secret) = 20),
    enrolled_at timestamptz not null,
    last_step   bigint      not null -- of the code that was used last: none counts twice
);

create table recovery_code (
    person_id text  not null references person on delete cascade,
    code_hash bytea not null check (octet_length(code_hash) = 32), -- SHA-256 of 79 random bits
    primary key (person_id, code_hash)
);

-- By which programs use the API.
create table service_token (
    name       text        primary key check (name ~ '^[0-9A-Za-z][0-9A-Za-z._-]{0,62}$'), -- stands in the audit log
    token_hash bytea       not null unique check (octet_length(token_hash) = 32), -- SHA-256 of 32 random bytes
    scopes     text[]      not null check (cardinality(scopes) > 0), -- as readings:read; * for all of them
    expires_at timestamptz not null,
    made_at    timestamptz not null default now(),
    made_by    text        not null
);

-- Times are of who uses the session; what is in here may be a minute older.
create table session (
    token_hash bytea       primary key check (octet_length(token_hash) = 32), -- SHA-256
    kind       text        not null check (kind in ('page', 'seat')),
    person_id  text        not null references person on delete cascade,
    generation int         not null,
    vouched    boolean     not null, -- another house, by which she came, has asked for a second factor
    seat       int,
    began_at   timestamptz not null,
    used_at    timestamptz not null,
    check ((kind = 'seat') = (seat is not null))
);

create index session_of_person on session (person_id);

-- Lists of people that stood in a configuration, and stand in here since.
create table taken_over (
    list text        primary key,
    at   timestamptz not null default now()
);

-- Goes up with each change, once a transaction, so that a process sees by one number whether it has to read anew.
create table change (
    of         text   primary key,
    version    bigint not null,
    changed_by xid8   not null
);

insert into change (of, version, changed_by)
values ('persons', 1, pg_current_xact_id()),
       ('sessions', 1, pg_current_xact_id());

create function changed() returns trigger language plpgsql as
$$
begin
    update accounts.change
       set version = version + 1, changed_by = pg_current_xact_id()
     where of = tg_argv[0] and changed_by <> pg_current_xact_id();
    return null;
end
$$;

create trigger person_changed after insert or update or delete on person
    for each statement execute function changed('persons');
create trigger person_role_changed after insert or update or delete on person_role
    for each statement execute function changed('persons');
create trigger service_token_changed after insert or update or delete on service_token
    for each statement execute function changed('persons');
create trigger second_factor_enrolled after insert or delete or update of secret on second_factor
    for each statement execute function changed('persons');
create trigger session_began_or_ended after insert or delete on session
    for each statement execute function changed('sessions');

-- The audit log was the gateway's alone until here.
do
$$
begin
    if to_regclass('hub.audit') is not null then
        alter table hub.audit set schema accounts;
        alter function hub.audit_is_append_only() set schema accounts;
        return;
    end if;

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
    $trigger$
    begin
        raise exception 'the audit log is append-only';
    end
    $trigger$;

    create trigger append_only before update or delete on audit
        for each row execute function audit_is_append_only();
    create trigger never_emptied before truncate on audit
        for each statement execute function audit_is_append_only();
end
$$;

-- What a process had to write into a file first, because the database was away; each counts once.
create table audit_kept (
    id     uuid   primary key,
    number bigint not null
);
