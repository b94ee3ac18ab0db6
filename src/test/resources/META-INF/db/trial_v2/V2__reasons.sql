alter table holds add column reason varchar default '' not null;
