alter table case_event add column breach jsonb;

comment on column case_event.breach is 'the value and the limit of the alarm that the event tells of';
