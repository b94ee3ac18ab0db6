-- What the terminals of a site tell each other, made from their acts in the transaction that takes them.
-- Every row carries the version of the site at which it last changed: a terminal asks for what lies above
-- the last one it knows. The number comes from one locked row, so that it rises in the order of commits.

create table site_version (
    id int primary key,
    version bigint not null
);
insert into site_version (id, version) values (1, 0);

-- How each unit stands at each terminal that ever held it; epoch and seq of the entry that says so.
create table site_holds (
    terminal varchar(16) not null,
    unit varchar(64) not null,
    held boolean not null,
    incident varchar(40),
    reason varchar not null,
    person varchar(32),
    made_at timestamp(6) with time zone not null,
    epoch int not null,
    seq bigint not null,
    version bigint not null,
    primary key (terminal, unit)
);
create index site_holds_by_version on site_holds (version);

create table site_incidents (
    terminal varchar(16) not null,
    incident varchar(40) not null,
    order_id varchar,
    cause varchar(40) not null,
    reason varchar not null,
    unit varchar(64),
    detected_at timestamp(6) with time zone not null,
    opened_by varchar(32),
    opened_epoch int not null,
    opened_seq bigint not null,
    made_at timestamp(6) with time zone not null,
    epoch int not null,
    seq bigint not null,
    version bigint not null,
    primary key (terminal, incident)
);
create index site_incidents_by_version on site_incidents (version);

-- Acts completed; those before an incident's opening are of an earlier one of the same number.
create table site_incident_acts (
    terminal varchar(16) not null,
    incident varchar(40) not null,
    act varchar(24) not null,
    epoch int not null,
    seq bigint not null,
    primary key (terminal, incident, act)
);

-- Entries that are kept but could not be made into rows above.
create table site_unprojected (
    terminal varchar(16) not null,
    stream varchar(8) not null,
    epoch int not null,
    seq bigint not null,
    reason varchar(300) not null,
    found_at timestamp(6) with time zone default current_timestamp not null,
    primary key (terminal, stream, epoch, seq)
);
