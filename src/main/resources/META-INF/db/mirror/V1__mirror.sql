-- What this terminal knows of the terminals of its site, for when the site is out of reach. A copy: what
-- is lost here is asked for again.

-- One row: up to which version of the site, and when it last said so.
create table heard (
    id int primary key check (id = 1),
    version bigint not null,
    heard_at timestamp(9) with time zone not null
);

create table holds (
    unit varchar(40) not null,
    terminal varchar(16) not null,
    held boolean not null,
    incident varchar(32),
    reason varchar not null,
    person varchar(32),
    changed_at timestamp(9) with time zone not null,
    primary key (unit, terminal)
);
create index holds_standing on holds (held, changed_at);

create table incidents (
    terminal varchar(16) not null,
    incident varchar(32) not null,
    order_id varchar(64),
    cause varchar(20) not null,
    reason varchar not null,
    unit varchar(40),
    detected_at timestamp(9) with time zone not null,
    opened_by varchar(32),
    done varchar(80) not null,
    opened boolean not null,
    changed_at timestamp(9) with time zone not null,
    primary key (terminal, incident)
);
