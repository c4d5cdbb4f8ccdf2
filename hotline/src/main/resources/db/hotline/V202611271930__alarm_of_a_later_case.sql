alter table case_alarm drop constraint case_alarm_pkey;
alter table case_alarm add primary key (alarm_id, case_id);

comment on table case_alarm is
    'an alarm belongs to one case, however often it is delivered; to another one when it stands again after that was closed';
