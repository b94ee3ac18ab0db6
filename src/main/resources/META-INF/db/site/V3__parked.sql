-- Entries that the site refused: their place in the chain and their hashes, so that the chain stays
-- provable over them. The line is kept encoded, out of reach of the rule that refused it. Once it has
-- been delivered after all, resolved_at is set, once.
create table site_parked (
    terminal varchar(16) not null,
    stream varchar(8) not null,
    epoch int not null,
    seq bigint not null,
    previous varchar(64) not null,
    hash varchar(64) not null,
    reason varchar(300) not null,
    line_base64 varchar not null,
    parked_at timestamp(6) with time zone default current_timestamp not null,
    resolved_at timestamp(6) with time zone,
    primary key (terminal, stream, epoch, seq)
);
