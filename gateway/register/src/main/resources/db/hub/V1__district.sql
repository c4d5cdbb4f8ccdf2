-- The district's places. One Flyway history with the hub's tables, in whose process these live.

create table street (
    code         text primary key,
    name         text not null,
    name_english text not null
);

create table place (
    id          text primary key,
    street_code text not null references street,
    name        text not null,
    address     text not null,
    phone       text
);
