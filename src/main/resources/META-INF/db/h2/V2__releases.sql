-- When a unit came out of quarantine again; a hold without it stands.
alter table holds add column released_at timestamp(9) with time zone;
