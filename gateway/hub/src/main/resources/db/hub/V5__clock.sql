-- A device's clock may be wrong. Where it was, at is the corrected time and device_at is what the device said.

alter table reading add column device_at timestamptz;

create table device_clock (
    device_id text primary key collate "C",
    behind    interval    not null,
    found_at  timestamptz not null
);
