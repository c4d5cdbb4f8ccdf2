-- What becomes of readings: days that can be dropped whole, and their minutes and hours. Which of it is there depends on
-- TimescaleDB's edition; the relations reading, vitals_minute and vitals_hour answer the same queries on all of them.

-- Makes the partition of a table for one span, unless it is there. Ours, not PARTITION OF: attaching a table lets
-- writers go on. The lock is the one that keeps a partition from being dropped at the same time.
create function make_partition(parent text, lower timestamptz, upper timestamptz) returns boolean
    language plpgsql
as
$$
declare
    partition constant text := parent || to_char(lower at time zone 'UTC', '_YYYYMMDD');
begin
    perform pg_advisory_xact_lock(hashtext('yinling.partitions'));
    perform from pg_inherits join pg_class on pg_class.oid = inhrelid
      where inhparent = parent::regclass and relname = partition;
    if found then
        return false;
    end if;
    execute format('create table %I (like %I including all)', partition, parent);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, partition, lower, upper);
    return true;
end
$$;

-- Makes what is missing of these days' partitions and tells how many; none where TimescaleDB has chunks.
create function make_reading_days(days date[]) returns integer
    language sql
as
$$
    select count(*) filter (where make_partition('reading', day::timestamp at time zone 'UTC',
                                                 (day + 1)::timestamp at time zone 'UTC'))::integer
      from unnest(days) as day
     where exists (select from pg_partitioned_table where partrelid = 'reading'::regclass)
$$;

do
$$
begin
    if '${timescale}' = 'none' then
        alter table reading rename to reading_before;
        alter index reading_pkey rename to reading_before_pkey;
        drop index reading_by_time;
        create table reading (like reading_before) partition by range (at);
        alter table reading add primary key (device_id, at, seq);
        create index reading_by_time on reading using brin (at) with (autosummarize = on);
        perform make_reading_days((select array_agg(distinct (at at time zone 'UTC')::date) from reading_before));
        insert into reading select * from reading_before;
        drop table reading_before;
    else
        create index reading_by_time on reading using brin (at) with (autosummarize = on);
    end if;
end
$$;

-- Per vital: how many, the least, the most, the sum. Of the bed: how many told of it, and how many that somebody lay in
-- it. Sums are of double precision: a day's sum of real would lose the decimals.
create function vitals_figures(of_figures boolean) returns text
    language sql
as
$$
    select string_agg(format(case when of_figures then
                                 'sum(%1$s_count)::bigint as %1$s_count, min(%1$s_min) as %1$s_min, '
                                 'max(%1$s_max) as %1$s_max, sum(%1$s_sum) as %1$s_sum'
                             else
                                 'count(%1$s) as %1$s_count, min(%1$s) as %1$s_min, '
                                 'max(%1$s) as %1$s_max, sum(%1$s::double precision) as %1$s_sum'
                             end, vital), ', ' order by position)
           || case when of_figures then
                  ', sum(bed_count)::bigint as bed_count, sum(bed_in)::bigint as bed_in, sum(readings)::bigint as readings'
              else
                  ', count(bed) as bed_count, count(*) filter (where bed) as bed_in, count(*) as readings'
              end
      from unnest(array ['hr', 'br', 'move', 'spo2', 'temp', 'room', 'batt']) with ordinality as known(vital, position)
$$;

-- Community: TimescaleDB keeps minutes and hours itself. What is not rolled up yet is worked out when it is asked for.
do
$$
begin
    if '${timescale}' <> 'community' then
        return;
    end if;
    alter table reading set (timescaledb.enable_columnstore = true,
                             timescaledb.segmentby = 'device_id', timescaledb.orderby = 'at, seq');
    execute format(
        'create materialized view vitals_minute with (timescaledb.continuous, timescaledb.materialized_only = false) as '
        'select device_id, time_bucket(interval ''1 minute'', at) as bucket, %s '
        'from reading group by device_id, time_bucket(interval ''1 minute'', at) with no data', vitals_figures(false));
    execute format(
        'create materialized view vitals_hour with (timescaledb.continuous, timescaledb.materialized_only = false) as '
        'select device_id, time_bucket(interval ''1 hour'', bucket) as bucket, %s '
        'from vitals_minute group by device_id, time_bucket(interval ''1 hour'', bucket) with no data',
        vitals_figures(true));
end
$$;

-- Elsewhere our own job keeps them, in tables of months; the views add what it has not come to yet.
do
$$
begin
    if '${timescale}' = 'community' then
        return;
    end if;

    -- How far it has come: minutes and hours before these times are rolled up, readings before that one are dropped.
    create table rollup_progress (
        only_row      boolean     primary key default true check (only_row),
        minutes_until timestamptz not null,
        hours_until   timestamptz not null,
        dropped_until timestamptz not null default '-infinity'
    );
    insert into rollup_progress (minutes_until, hours_until)
    select hour, hour
      from (select date_bin('1 hour', least(min(at), now()), 'epoch') as hour from reading) as oldest;

    -- Minutes that got a reading when they may have been rolled up already. Rows are only added and taken away, never
    -- changed: so a writer waits for nobody, and what it notes is seen together with what it wrote.
    create table late_minute (
        device_id text        not null collate "C",
        bucket    timestamptz not null
    );

    execute format('create table minute_rollup as select device_id, at as bucket, %s from reading '
                   'where false group by device_id, at', vitals_figures(false));
    alter table minute_rollup rename to rollup_shape;
    create table minute_rollup (like rollup_shape) partition by range (bucket);
    alter table minute_rollup alter device_id type text collate "C", add primary key (device_id, bucket);
    create table hour_rollup (like rollup_shape) partition by range (bucket);
    alter table hour_rollup alter device_id type text collate "C", add primary key (device_id, bucket);
    drop table rollup_shape;

    execute format(
        'create view vitals_minute as '
        'select * from minute_rollup where bucket < (select minutes_until from rollup_progress) '
        'union all '
        'select device_id, date_bin(''1 minute'', at, ''epoch'') as bucket, %s '
        'from reading where at >= (select minutes_until from rollup_progress) group by 1, 2', vitals_figures(false));
    execute format(
        'create view vitals_hour as '
        'select * from hour_rollup where bucket < (select hours_until from rollup_progress) '
        'union all '
        'select device_id, date_bin(''1 hour'', bucket, ''epoch'') as bucket, %s '
        'from vitals_minute where bucket >= (select hours_until from rollup_progress) group by 1, 2',
        vitals_figures(true));
end
$$;

-- A reading is late when it is more than a minute old; the job rolls up what is two minutes old. The server's own clock,
-- read after the row is in: whatever a client does, a row is either noted here, or its transaction had begun before its
-- minute was rolled up, and the job waits for that.
create function note_late_minute() returns trigger
    language plpgsql
as
$$
begin
    insert into late_minute values (new.device_id, date_bin('1 minute', new.at, 'epoch'));
    return null;
end
$$;

do
$$
begin
    if '${timescale}' <> 'community' then
        create trigger late after insert on reading
            for each row when (new.at < clock_timestamp() - interval '1 minute')
            execute function note_late_minute();
    end if;
end
$$;

drop function vitals_figures;
