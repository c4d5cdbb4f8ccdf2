-- Homes of their own, files that know their version, the file of a family-care bed, claim codes and self-tests.

create table home (
    id          text primary key,
    street_code text not null references street,
    address     text not null,
    building    text,
    door        text,
    key_safe    text,
    entry_note  text,
    version     bigint not null default 1,
    changed_at  timestamptz not null default now(),
    changed_by  text
);

create index home_of_street on home (street_code, building);

create trigger home_changed after insert or update or delete on home
    for each statement execute function registry_changed();

-- Everybody a home of her own: whether two of one address live behind one door, nobody has said.
insert into home (id, street_code, address, entry_note)
select 'h-' || id, street_code, address, entry_note from resident;

alter table resident
    add column home_id text references home,
    add column care_ended_on date,
    add column care_end_reason text check (care_end_reason in ('died', 'moved-away', 'institution', 'wish', 'other')),
    add column care_end_note text,
    add column version bigint not null default 1,
    add column changed_at timestamptz not null default now(),
    add column changed_by text,
    add check ((care_ended_on is null) = (care_end_reason is null));

update resident set home_id = 'h-' || id;

alter table resident
    alter column home_id set not null,
    drop column street_code,
    drop column address,
    drop column entry_note;

create index resident_of_home on resident (home_id);

-- A device is a resident's, or a home's, or a place's, or in stock. Without a credential it was never provisioned.
alter table device
    alter column credential drop not null,
    add column home_id text references home,
    add column serial text,
    add column model text,
    add column old_credential bytea check (octet_length(old_credential) = 32),
    add column old_until timestamptz,
    add column claimed_at timestamptz,
    add column version bigint not null default 1,
    add column changed_at timestamptz not null default now(),
    add column changed_by text,
    drop constraint device_check,
    add constraint device_in_one_place check (num_nonnulls(resident_id, home_id, place_id) <= 1),
    add check ((old_credential is null) = (old_until is null));

create index device_of_home on device (home_id);
create unique index device_serial on device (serial) where revoked_at is null;
create index device_old_credential on device (old_until) where old_until is not null;

-- At most one a device; only a hash of the code.
create table claim_code (
    device_id  text        primary key references device on delete cascade,
    code_hash  bytea       not null unique,
    issued_at  timestamptz not null,
    issued_by  text        not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create table self_test (
    id          text        primary key,
    device_id   text        not null references device,
    expected    text[]      not null,
    started_at  timestamptz not null,
    started_by  text        not null,
    is_heard    boolean,
    finished_at timestamptz,
    finished_by text,
    has_passed  boolean,
    items       jsonb
);

create index self_test_of_device on self_test (device_id, started_at);

-- The file of a family-care bed (家庭养老床位档案).
create table care_bed (
    id            text        primary key,
    resident_id   text        not null references resident,
    stage         text        not null check (stage in ('applied', 'screened', 'assessed', 'approved', 'equipped',
                                                        'installed', 'handed-back', 'refused', 'withdrawn')),
    circumstances jsonb       not null,
    assessment    jsonb,
    next_check_on date,
    version       bigint      not null default 1,
    opened_at     timestamptz not null,
    changed_at    timestamptz not null
);

create unique index care_bed_open on care_bed (resident_id) where stage not in ('handed-back', 'refused', 'withdrawn');
create index care_bed_due on care_bed (next_check_on) where stage = 'installed';

create table care_bed_equipment (
    care_bed_id text not null references care_bed on delete cascade,
    position    int  not null,
    item        text not null,
    quantity    int  not null check (quantity > 0),
    device_id   text references device,
    primary key (care_bed_id, position)
);

create index care_bed_equipment_device on care_bed_equipment (device_id);

create table care_bed_event (
    care_bed_id text        not null references care_bed,
    number      int         not null,
    at          timestamptz not null,
    by          text        not null,
    step        text        not null,
    stage       text        not null,
    detail      jsonb       not null,
    primary key (care_bed_id, number)
);

create function refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception 'table % is only added to', tg_table_name;
end
$$;

create trigger append_only before update or delete or truncate on care_bed_event
    for each statement execute function refuse_change();
