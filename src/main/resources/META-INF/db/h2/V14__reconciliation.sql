-- What line data say of each unit of an order, one row for each unit that a report names, so that the units of an order can
-- be gone through in the order of their keys. An empty unit stands for what a report says of no named unit: a report is
-- withdrawn, or a container emptied. "report" is a number made of the id of the report. Earlier versions kept nothing of
-- it; `store rebuild` adds what line data said before.
create table reported (
    order_id varchar(64) not null,
    unit varchar(40) not null,
    epoch int not null,
    seq bigint not null,
    place int not null,
    report bigint not null,
    happened_at timestamp(9) with time zone not null,
    had_at timestamp(9) with time zone,
    fact varchar(16) not null,
    container varchar(40),
    state varchar(16),
    primary key (order_id, unit, epoch, seq, place)
);
-- What people have stated of an order for its reconciliation: where the entries stand in ACTS.
create table statements (
    order_id varchar(64) not null,
    epoch int not null,
    seq bigint not null,
    primary key (order_id, epoch, seq)
);
