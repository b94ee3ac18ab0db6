-- Units that rejects took off the belt. One that may be put back stands here until its station accepts it again.
create table rejected (
    order_id varchar(64) not null,
    unit varchar(40) not null,
    station varchar(40) not null,
    may_return boolean not null,
    primary key (order_id, unit, station, may_return)
);
create index rejected_that_may_return on rejected (order_id, may_return);
