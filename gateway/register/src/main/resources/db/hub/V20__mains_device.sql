-- In a power cut the hotline calls first who has one.
alter table resident add column mains_device text;

comment on column resident.mains_device is 'what of hers cannot do without electricity, as an oxygen concentrator';
