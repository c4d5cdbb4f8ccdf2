create table unreadable_alarm (
    alarm_id    text primary key,
    received_at timestamptz not null,
    problem     text        not null,
    body        bytea       not null
);

comment on table unreadable_alarm is 'what came as an alarm and could not be read, or not whole: byte by byte, beside the case that was made of it';
