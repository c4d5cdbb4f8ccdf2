-- Unreadable alarms of many devices of one make are one incident, which is about people: an agent takes it up and closes it.

alter table incident
    add column lane        smallint,    -- null before there was another than that of its cause
    add column model       text,        -- of what make the devices are, where that is what they have in common
    add column taken_at    timestamptz,
    add column accepted_at timestamptz;

create index alarm_of_faulty_device on alarm (closed_at) where outcome = 'device-fault';
