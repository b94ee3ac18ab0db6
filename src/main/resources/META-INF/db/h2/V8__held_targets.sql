-- One entry may hold several units.
alter table holds drop primary key;
alter table holds add primary key (epoch, seq, unit);
-- Holds of other things than named units: where their entries stand in ACTS.
create table held_targets (
    epoch int not null,
    seq bigint not null,
    incident varchar(32),
    primary key (epoch, seq)
);
create index held_targets_by_incident on held_targets (incident);
