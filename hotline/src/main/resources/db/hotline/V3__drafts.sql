create table case_draft (
    case_id    text primary key references hotline_case,
    version    integer     not null check (version > 0),
    text       text        not null,
    written_at timestamptz not null default now()
);

comment on table case_draft is
    'what is being written about an open case; deleted with its close, when it has become a note';

create index hotline_case_closed_by on hotline_case (agent_id, closed_at desc)
    where state = 'closed';
