-- The site store takes the entries of many terminals as they are. Plain SQL that PostgreSQL, H2 and the
-- distributed engines behind PostgreSQL's protocol all run.

create table site_entries (
    terminal varchar(16) not null,
    stream varchar(8) not null,
    epoch int not null,
    seq bigint not null,
    made_at timestamp(6) with time zone not null,
    person varchar(32),
    hash varchar(64) not null,
    line varchar not null,
    received_at timestamp(6) with time zone default current_timestamp not null,
    primary key (terminal, stream, epoch, seq)
);

-- How far each chain has come. Its row is locked while a batch is taken, and is what a terminal asks for
-- when it connects.
create table site_heads (
    terminal varchar(16) not null,
    stream varchar(8) not null,
    epoch int not null,
    seq bigint not null,
    hash varchar(64) not null,
    primary key (terminal, stream, epoch)
);
