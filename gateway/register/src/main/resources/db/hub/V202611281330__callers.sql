-- Whose a telephone number is: by its last seven digits, which are there in whatever way it is written.

create index resident_by_phone on resident (right(regexp_replace(phone, '\D', '', 'g'), 7));
create index contact_by_phone on contact (right(regexp_replace(phone, '\D', '', 'g'), 7));
create index device_by_voice on device (right(regexp_replace(voice, '\D', '', 'g'), 7));
create index place_by_phone on place (right(regexp_replace(phone, '\D', '', 'g'), 7));
