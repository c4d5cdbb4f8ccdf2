-- What was raised, and how far it has come. The body is what the hotline was told.

create table alarm (
    id          text primary key,
    device_id   text        not null,
    resident_id text,
    cause       text        not null,
    lane        smallint    not null,
    onset       timestamptz not null,
    received_at timestamptz not null,
    body        jsonb       not null,
    taken_at    timestamptz,
    accepted_at timestamptz,
    closed_at   timestamptz,
    agent       text,
    outcome     text
);

create index alarm_untaken on alarm (received_at) where taken_at is null;
create index alarm_open on alarm (received_at) where closed_at is null;
create index alarm_of_device on alarm (device_id, onset);
