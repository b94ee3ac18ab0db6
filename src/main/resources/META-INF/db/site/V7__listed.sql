-- Up to which entry of a chain all acts are in the lists of holds and incidents, or noted as ones that cannot be:
-- those delivered before there were lists, or by a version that kept none, lie behind it until they are taken up.
alter table site_heads add column listed bigint default 0 not null;
