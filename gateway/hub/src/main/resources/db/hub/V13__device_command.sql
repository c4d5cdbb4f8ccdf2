-- What devices are told, and how far that has come. In the order of number for one device.

create table device_command (
    number       bigint generated always as identity primary key,
    id           text        not null unique,
    device_id    text        not null collate "C",
    kind         text        not null,
    arguments    jsonb       not null,
    state        text        not null check (state in ('queued', 'sent', 'delivered', 'done', 'failed', 'expired', 'cancelled')),
    by_whom      text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    attempts     int         not null default 0,
    sent_at      timestamptz,             -- last
    delivered_at timestamptz,             -- the device has said that it has it
    ended_at     timestamptz,
    detail       text                     -- of the device, or why it was ended
);

create index device_command_of_device on device_command (device_id, number);
create index device_command_open on device_command (device_id, number) where state in ('queued', 'sent', 'delivered');
create index device_command_ended on device_command (ended_at) where ended_at is not null;
