-- How what else than units is held stands at each terminal that ever held it, such as a lot: the target in JSON.
create table site_target_holds (
    terminal varchar(16) not null,
    target varchar not null,
    held boolean not null,
    incident varchar(40),
    reason varchar not null,
    person varchar(32),
    made_at timestamp(6) with time zone not null,
    epoch int not null,
    seq bigint not null,
    version bigint not null,
    primary key (terminal, target)
);
create index site_target_holds_by_version on site_target_holds (version);

-- Such holds that were delivered before are taken up anew; rows give way to later entries only.
update site_heads set listed = 0
where stream = 'ACTS' and exists (
    select 1 from site_entries e
    where e.terminal = site_heads.terminal and e.stream = site_heads.stream and e.epoch = site_heads.epoch
        and e.line like '%"TargetHeld"%');
