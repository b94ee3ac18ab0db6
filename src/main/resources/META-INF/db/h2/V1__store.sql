-- The store people query. It follows the journal and is rebuilt from it, so a change of form needs no
-- data to be carried over: a store of an older version is dropped and fed again.
--
-- "position" is an entry's place in ACTS as one number: epoch * 2^40 + sequence number.

create table applied (
    stream varchar(8) primary key,
    epoch int not null,
    seq bigint not null,
    hash varchar(64) not null
);

create table entries (
    stream varchar(8) not null,
    epoch int not null,
    seq bigint not null,
    made_at timestamp(9) with time zone not null,
    person varchar(32),
    fact varchar not null,
    line varchar not null,
    primary key (stream, epoch, seq)
);

-- An entry that could be recorded but not shown in a list; it keeps its place and is looked at by hand.
create table parked (
    stream varchar(8) not null,
    epoch int not null,
    seq bigint not null,
    reason varchar not null,
    primary key (stream, epoch, seq)
);

create table people (
    id varchar(32) primary key,
    name varchar not null,
    password_hash varchar not null
);

-- One row for each time an order file was accepted. The units listed after it belong to it, so that a
-- second load of an order that is then given up leaves the first as it was.
create table openings (
    opening bigint primary key,
    order_id varchar(64) not null,
    product varchar not null,
    gtin varchar(14) not null,
    lot varchar(20) not null,
    expiry date not null,
    packs int not null,
    file varchar not null,
    sha256 varchar(64) not null,
    units int not null
);

-- opening: whose units count; latest: the one that units are being listed for.
create table orders (
    id varchar(64) primary key,
    opening bigint not null,
    latest bigint not null,
    activated bigint
);

create table units (
    opening bigint not null,
    unit varchar(40) not null,
    kind varchar(8) not null,
    parent varchar(40),
    state varchar(16) not null,
    primary key (opening, unit)
);
create index units_by_parent on units (opening, parent);

create table scans (
    epoch int not null,
    seq bigint not null,
    device varchar(40) not null,
    role varchar(8) not null,
    received_at timestamp(9) with time zone not null,
    order_id varchar(64),
    verdict varchar(20) not null,
    unit varchar(40),
    fault varchar(20),
    container varchar(40),
    answer varchar(16),
    primary key (epoch, seq)
);

-- Answers come in ACTS and may be applied before the scan they answer, which comes in SCANS.
create table answers (
    epoch int not null,
    seq bigint not null,
    answer varchar(16) not null,
    primary key (epoch, seq)
);

create table unsolved (
    epoch int not null,
    seq bigint not null,
    primary key (epoch, seq)
);

create table tallies (
    order_id varchar(64) not null,
    verdict varchar(20) not null,
    scans bigint not null,
    primary key (order_id, verdict)
);

create table seen (
    order_id varchar(64) not null,
    unit varchar(40) not null,
    first_at timestamp(9) with time zone not null,
    primary key (order_id, unit)
);

-- Every hold; "earliest" marks the one that put the unit into quarantine.
create table holds (
    epoch int not null,
    seq bigint not null,
    unit varchar(40) not null,
    earliest boolean not null,
    incident varchar(32),
    reason varchar not null,
    held_at timestamp(9) with time zone not null,
    person varchar(32),
    primary key (epoch, seq)
);
create index holds_by_unit on holds (unit);
create index holds_by_incident on holds (incident);

create table incidents (
    id varchar(32) primary key,
    position bigint not null,
    order_id varchar(64),
    detected_at timestamp(9) with time zone not null,
    cause varchar(20) not null,
    reason varchar not null,
    unit varchar(40),
    opened_at timestamp(9) with time zone not null,
    opened_by varchar(32),
    last_elapsed_ns bigint not null
);

-- What was captured stands in the entry's line; "noted" is false where the step completed the act.
create table steps (
    epoch int not null,
    seq bigint not null,
    incident varchar(32) not null,
    act varchar(20) not null,
    made_at timestamp(9) with time zone not null,
    elapsed_ns bigint not null,
    person varchar(32),
    noted boolean not null,
    primary key (epoch, seq)
);
create index steps_by_incident on steps (incident);

create table incident_entries (
    incident varchar(32) not null,
    stream varchar(8) not null,
    epoch int not null,
    seq bigint not null,
    primary key (incident, stream, epoch, seq)
);

-- The latest qualification and the latest canary of each scanner: where their entries stand in ACTS.
create table standings (
    device varchar(40) not null,
    kind varchar(12) not null,
    epoch int not null,
    seq bigint not null,
    primary key (device, kind)
);
