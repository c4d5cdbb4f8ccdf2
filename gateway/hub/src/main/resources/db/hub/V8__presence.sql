-- Which device is online since when, or offline since when and why. One row a device, written when that changes.

create table device_presence (
    device_id text        primary key collate "C",
    is_online boolean     not null,
    since     timestamptz not null,
    reason    text,
    check (is_online = (reason is null))
);
