-- Scans are counted by station and role too; an empty station is the first of the line. Counted from the scans.
drop table tallies;
create table tallies (
    order_id varchar(64) not null,
    station varchar(40) not null,
    role varchar(8) not null,
    verdict varchar(20) not null,
    scans bigint not null,
    primary key (order_id, station, role, verdict)
);
insert into tallies (order_id, station, role, verdict, scans)
    select order_id, station, role, verdict, count(*) from scans
    where order_id is not null
    group by order_id, station, role, verdict;
