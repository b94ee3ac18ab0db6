-- Helper codes, each with every unit that it was found to stand for, and by which scan first. Earlier versions knew none.
create table helper_codes (
    order_id varchar(64) not null,
    code varchar(512) not null,
    unit varchar(40) not null,
    epoch int not null,
    seq bigint not null,
    primary key (order_id, code, unit)
);
