-- What was refused, for whoever has to find out why. Bounded in bytes, number and age.

create table dead_letter (
    id            bigint generated always as identity primary key,
    device_id     text collate "C",    -- null: somebody without a device id
    topic         text,                -- null: it was no publish
    reason        text        not null,
    detail        text        not null,
    payload       bytea       not null check (octet_length(payload) <= 4096),
    payload_bytes int         not null, -- before it was cut
    received_at   timestamptz not null
);

create index dead_letter_of_device on dead_letter (device_id, id);
create index dead_letter_by_time on dead_letter (received_at);
