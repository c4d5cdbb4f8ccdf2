create table hotline_case (
    case_id     text primary key,
    device_id   text        not null,
    lane        smallint    not null check (lane between 1 and 5),
    cause       text        not null,
    opened_at   timestamptz not null,
    state       text        not null check (state in ('waiting', 'offered', 'accepted', 'closed')),
    presses     integer     not null check (presses > 0),
    seat        smallint,
    agent_id    text,
    answered_at timestamptz,
    accepted_at timestamptz,
    closed_at   timestamptz,
    outcome     text,
    check ((state = 'closed') = (closed_at is not null and outcome is not null))
);

comment on column hotline_case.answered_at is 'when it was first accepted, which is what the service level counts';

create index hotline_case_open on hotline_case (opened_at) where state <> 'closed';
create index hotline_case_opened_at on hotline_case (opened_at);

create table case_alarm (
    alarm_id text primary key,
    number   bigint generated always as identity,
    case_id  text        not null references hotline_case,
    taken_at timestamptz not null,
    body     jsonb       not null,
    state    jsonb       not null,
    told     boolean     not null default false
);

comment on table case_alarm is 'an alarm belongs to one case, however often it is delivered';
comment on column case_alarm.state is 'what the hub is to know of the alarm';
comment on column case_alarm.told is 'whether the hub has acknowledged that state';

create index case_alarm_case on case_alarm (case_id);
create index case_alarm_untold on case_alarm (taken_at) where not told;
create index case_alarm_taken_at on case_alarm (taken_at);

create table case_event (
    number   bigint generated always as identity primary key,
    event_id uuid        not null unique,
    case_id  text        not null references hotline_case,
    at       timestamptz not null,
    kind     text        not null,
    seat     smallint,
    agent    text,
    text     text
);

comment on column case_event.event_id is 'a write whose answer was lost is written again, and must be one event';

create index case_event_case on case_event (case_id, number);

create function case_event_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'events of cases are never changed or deleted';
end
$$;

create trigger case_event_append_only before update or delete on case_event
    for each row execute function case_event_is_append_only();
