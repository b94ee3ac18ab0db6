-- What each machine said last of each thing: where the entry stands in SCANS. Earlier versions recorded none.
create table machine_reports (
    device varchar(40) not null,
    machine varchar(80) not null,
    subject varchar(200) not null,
    epoch int not null,
    seq bigint not null,
    primary key (device, machine, subject)
);
