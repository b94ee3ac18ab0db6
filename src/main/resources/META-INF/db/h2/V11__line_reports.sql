-- What line and site systems reported of an order: where the entries stand in SCANS.
create table line_reports (
    order_id varchar(64) not null,
    epoch int not null,
    seq bigint not null,
    primary key (order_id, epoch, seq)
);
-- Units that were put back onto the line by line data, and the stations that accepted them since.
create table put_back (
    order_id varchar(64) not null,
    unit varchar(40) not null,
    primary key (order_id, unit)
);
create table came_back (
    order_id varchar(64) not null,
    unit varchar(40) not null,
    station varchar(40) not null,
    primary key (order_id, unit, station)
);
-- The first read at a station of each unit that was not commissioned, and of each whose code came twice. Read back from
-- the scans.
create table first_reads (
    order_id varchar(64) not null,
    verdict varchar(20) not null,
    unit varchar(40) not null,
    station varchar(40) not null,
    first_at timestamp(9) with time zone not null,
    primary key (order_id, verdict, unit)
);
insert into first_reads (order_id, verdict, unit, station, first_at)
    select order_id, verdict, unit, station, received_at from (
        select order_id, verdict, unit, station, received_at,
            row_number() over (partition by order_id, verdict, unit order by epoch, seq) as place
        from scans
        where order_id is not null and unit is not null and verdict in ('NOT_COMMISSIONED', 'DUPLICATE')
            and (role = 'INLINE' or station <> ''))
    where place = 1;
-- Whether an order lists units that were given out.
alter table openings add column allocated boolean default false not null;
