-- What else than units is held at the terminals of the site: the target in JSON.
create table target_holds (
    target varchar not null,
    terminal varchar(16) not null,
    held boolean not null,
    incident varchar(32),
    reason varchar not null,
    person varchar(32),
    changed_at timestamp(9) with time zone not null,
    primary key (target, terminal)
);

-- The site is asked anew: an earlier version passed such holds over.
delete from heard;
