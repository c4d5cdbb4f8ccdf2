-- One wide row a message. The id is compared byte by byte, whatever the database's language: the key is most of the
-- work of an insert.

create table reading (
    device_id   text        not null collate "C",
    at          timestamptz not null,
    seq         bigint      not null,
    received_at timestamptz not null,
    hr          real,
    br          real,
    bed         boolean,
    move        real,
    spo2        real,
    temp        real,
    room        real,
    batt        real,
    extra       jsonb,
    primary key (device_id, at, seq)
);

-- Where TimescaleDB is, chunks of a day: retention drops whole chunks. Without it, retention deletes by time, and a
-- BRIN index finds old rows at next to no cost for writing (rows come nearly in order of time).
do
$$
begin
    if '${timescale}' = 'none' then
        create index reading_by_time on reading using brin (at);
    else
        perform create_hypertable('reading', by_range('at', interval '1 day'), create_default_indexes => false);
    end if;
end
$$;
