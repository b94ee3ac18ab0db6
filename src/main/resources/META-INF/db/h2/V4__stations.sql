-- Units that each station has accepted; an empty station is the first of the line. It takes the place of
-- "seen", which counted whatever in-line readers read. Read back from the scans.
create table accepted (
    order_id varchar(64) not null,
    station varchar(40) not null,
    unit varchar(40) not null,
    first_at timestamp(9) with time zone not null,
    primary key (order_id, station, unit)
);
insert into accepted (order_id, station, unit, first_at)
    select order_id, '', unit, min(received_at) from scans
    where order_id is not null and unit is not null and verdict = 'RIGHT' and role = 'INLINE'
    group by order_id, unit;
drop table seen;
alter table scans add column station varchar(40) not null default '';
