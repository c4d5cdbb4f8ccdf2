-- What is watched for whom, and the life of an alarm.

-- What is different for a resident: a JSON Merge Patch (RFC 7396) of the configured plan.
create table monitoring_plan (
    resident_id text        primary key references resident on delete cascade,
    patch       jsonb       not null,
    changed_at  timestamptz not null,
    changed_by  text        not null
);

create trigger monitoring_plan_changed after insert or update or delete on monitoring_plan
    for each statement execute function registry_changed();

-- Many technical alarms of one cause are one incident.
create table incident (
    id          text        primary key,
    cause       text        not null,
    scope       text        not null check (scope in ('building', 'street', 'district')),
    street_code text,
    building    text,
    opened_at   timestamptz not null,
    closed_at   timestamptz,
    count       int         not null check (count > 0)
);

create index incident_open on incident (cause) where closed_at is null;
create index incident_by_time on incident (opened_at desc, id);

alter table alarm
    add column ended_at     timestamptz, -- the condition is over, whatever became of the alarm
    add column withdrawn_at timestamptz, -- a reading that came late has shown that it never was
    add column said         boolean not null default false, -- by the device itself
    add column case_id      text,
    add column incident_id  text references incident,
    add column street_code  text;

update alarm set street_code = body -> 'place' ->> 'street';

create index alarm_standing on alarm (device_id, cause) where ended_at is null;
create index alarm_of_incident on alarm (incident_id, id) where incident_id is not null;
create index alarm_of_case on alarm (case_id) where case_id is not null;
create index alarm_by_time on alarm (received_at desc, id);
create index alarm_of_resident on alarm (resident_id, received_at desc) where resident_id is not null;

-- Everything that ever happened to an alarm. A write whose answer was lost is written again, and is one event.
create table alarm_event (
    number   bigint generated always as identity primary key,
    alarm_id text        not null references alarm,
    at       timestamptz not null,
    kind     text        not null,
    detail   text,
    by       text,
    unique (alarm_id, kind, at)
);

create function alarm_event_is_append_only() returns trigger language plpgsql as
$$
begin
    raise exception 'events of alarms are never changed or deleted';
end
$$;

create trigger alarm_event_append_only before update or delete on alarm_event
    for each row execute function alarm_event_is_append_only();

insert into alarm_event (alarm_id, at, kind, by)
select id, received_at, 'raised', null from alarm
 union all
select id, taken_at, 'taken', null from alarm where taken_at is not null
 union all
select id, accepted_at, 'accepted', agent from alarm where accepted_at is not null
 union all
select id, closed_at, 'closed', agent from alarm where closed_at is not null;
