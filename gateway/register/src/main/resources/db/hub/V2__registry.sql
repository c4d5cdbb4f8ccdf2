-- Who is looked after, and by which devices.

create table resident (
    id             text primary key,
    name           text not null,
    preferred_name text,
    sex            text check (sex in ('female', 'male')),
    born_on        date not null,
    phone          text,
    street_code    text not null references street,
    address        text not null,
    entry_note     text,
    dialect        text,
    mobility       text,
    illnesses      text[] not null default '{}',
    medicines      text[] not null default '{}',
    risk           text check (risk in ('high', 'medium', 'medium-low', 'low'))
);

-- In the order in which they are called.
create table contact (
    resident_id text not null references resident on delete cascade,
    position    int  not null,
    name        text not null,
    relation    text not null,
    phone       text not null,
    primary key (resident_id, position)
);

-- The credential is the SHA-256 of a random token of 192 bits.
create table device (
    id          text primary key,
    kind        text not null check (kind in ('bed', 'kiosk', 'watch')),
    resident_id text references resident,
    place_id    text references place,
    voice       text,
    credential  bytea not null check (octet_length(credential) = 32),
    revoked_at  timestamptz,
    check (num_nonnulls(resident_id, place_id) = 1)
);

create index device_of_resident on device (resident_id);

-- Counts changes, so that a hub sees with one small query whether its copy is still right.
create table registry_version (
    only_row   boolean primary key default true check (only_row),
    version    bigint not null,
    changed_by xid8   not null
);

insert into registry_version (version, changed_by) values (1, pg_current_xact_id());

create function registry_changed() returns trigger language plpgsql as
$$
begin
    -- Once a transaction: entering a street's beds is thousands of statements.
    update registry_version
       set version = version + 1, changed_by = pg_current_xact_id()
     where changed_by <> pg_current_xact_id();
    return null;
end
$$;

create trigger street_changed after insert or update or delete on street
    for each statement execute function registry_changed();
create trigger place_changed after insert or update or delete on place
    for each statement execute function registry_changed();
create trigger resident_changed after insert or update or delete on resident
    for each statement execute function registry_changed();
create trigger contact_changed after insert or update or delete on contact
    for each statement execute function registry_changed();
create trigger device_changed after insert or update or delete on device
    for each statement execute function registry_changed();
