-- What each entry is about: units, lots, orders, alarms (see core.unit.EntrySubject). A scan is found by its unit and by the
-- container it was read for.
create table entry_subjects (
    subject varchar not null,
    stream varchar(8) not null,
    epoch int not null,
    seq bigint not null,
    primary key (subject, stream, epoch, seq)
);
-- The scans of an order, page by page.
create index scans_by_order on scans (order_id, epoch, seq);
