-- Units that were read in set-up or in a challenge, with their first such read. No earlier version recorded any.
create table test_pieces (
    order_id varchar(64) not null,
    unit varchar(40) not null,
    purpose varchar(20) not null,
    station varchar(40) not null,
    first_at timestamp(9) with time zone not null,
    primary key (order_id, unit)
);
