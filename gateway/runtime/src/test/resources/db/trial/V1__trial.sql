create table trial (id int primary key, said text not null);
insert into trial values (1, 'TimescaleDB: ${timescale}');
