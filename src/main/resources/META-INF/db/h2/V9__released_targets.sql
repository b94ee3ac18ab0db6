-- What a target is, as its release names it, and when it came out of quarantine; a hold without a time stands.
alter table held_targets add column target varchar not null;
alter table held_targets add column released_at timestamp(9) with time zone;
create index held_targets_by_target on held_targets (target);
