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
-- The last read of each unit at a station that was refused. Read back from the scans.
create table refused_reads (
    order_id varchar(64) not null,
    unit varchar(40) not null,
    verdict varchar(20) not null,
    station varchar(40) not null,
    last_at timestamp(9) with time zone not null,
    primary key (order_id, unit)
);
insert into refused_reads (order_id, unit, verdict, station, last_at)
    select order_id, unit, verdict, station, received_at from (
        select order_id, unit, verdict, station, received_at,
            row_number() over (partition by order_id, unit order by epoch desc, seq desc) as place
        from scans
        where order_id is not null and unit is not null and (role = 'INLINE' or station <> '')
            and verdict in ('READER_FAULT', 'BAD_CODE', 'WRONG_PRODUCT', 'WRONG_LOT', 'WRONG_EXPIRY', 'UNKNOWN_SERIAL',
                'DUPLICATE', 'NOT_VERIFIED', 'INACTIVE', 'STRANGER', 'ON_HOLD', 'EXPIRED', 'WRONG_CARRIER',
                'REJECTED_SEEN'))
    where place = 1;
