-- Scans are recorded and counted by the lane of their station too; before, all were of lane 1.
alter table scans add column lane smallint default 1 not null;
drop table tallies;
create table tallies (
    order_id varchar(64) not null,
    station varchar(40) not null,
    lane smallint not null,
    role varchar(8) not null,
    verdict varchar(20) not null,
    scans bigint not null,
    primary key (order_id, station, lane, role, verdict)
);
insert into tallies (order_id, station, lane, role, verdict, scans)
    select order_id, station, lane, role, verdict, count(*) from scans
    where order_id is not null
    group by order_id, station, lane, role, verdict;
