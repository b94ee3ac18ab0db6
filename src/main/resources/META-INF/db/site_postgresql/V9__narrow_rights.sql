-- A terminal's role writes the columns that are its own and nothing else: times of arrival and of notes come
-- from the server, the version of the site goes on by one, and the head of a chain moves on only over entries
-- that are there without a gap. Owners are not bound by the rules on chains: row_security_active is false for
-- them. The functions look for tables in the schema of the site store alone, so that no temporary table of the
-- same name can answer for them.

revoke insert on site_entries, site_heads, site_parked, site_unprojected from cordon_terminal;
revoke insert, update on site_holds, site_incidents, site_incident_acts from cordon_terminal;

grant insert (terminal, stream, epoch, seq, made_at, person, hash, line) on site_entries to cordon_terminal;
grant insert (terminal, stream, epoch, seq, hash) on site_heads to cordon_terminal;
grant insert (terminal, stream, epoch, seq, previous, hash, reason, line_base64) on site_parked to cordon_terminal;
grant insert (terminal, stream, epoch, seq, reason) on site_unprojected to cordon_terminal;

grant insert (terminal, unit, held, incident, reason, person, made_at, epoch, seq, version),
    update (held, incident, reason, person, made_at, epoch, seq, version) on site_holds to cordon_terminal;
grant insert (terminal, incident, order_id, cause, reason, unit, detected_at, opened_by, opened_epoch, opened_seq,
        made_at, epoch, seq, version),
    update (order_id, cause, reason, unit, detected_at, opened_by, opened_epoch, opened_seq, made_at, epoch, seq,
        version) on site_incidents to cordon_terminal;
grant insert (terminal, incident, act, epoch, seq), update (epoch, seq) on site_incident_acts to cordon_terminal;

-- A jump would leave no room above it: no terminal would hear of anything any more.
create or replace function site_version_rises() returns trigger language plpgsql
    set search_path = public, pg_temp as $$
begin
    if new.version is distinct from old.version + 1 then
        raise exception 'the version of the site goes on by one' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

-- A row above the version of the site would be told to nobody.
create function site_version_is_known() returns trigger language plpgsql
    set search_path = public, pg_temp as $$
begin
    if new.version < 1 or new.version > (select v.version from site_version v where v.id = 1) then
        raise exception 'the site is not at this version yet' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger site_holds_version before insert or update of version on site_holds
    for each row execute function site_version_is_known();
create trigger site_incidents_version before insert or update of version on site_incidents
    for each row execute function site_version_is_known();

-- Entries follow the head of their chain, one after the other; one that was parked is delivered by itself.
create function site_entries_follow() returns trigger language plpgsql
    set search_path = public, pg_temp as $$
begin
    if row_security_active('site_entries') and exists (
        select from (
            select a.terminal, a.stream, a.epoch, min(a.seq) as first, max(a.seq) as last, count(*) as many
            from added a group by a.terminal, a.stream, a.epoch) c
        where not (
            c.last - c.first + 1 = c.many
            and c.first = 1 + coalesce((
                select h.seq from site_heads h
                where h.terminal = c.terminal and h.stream = c.stream and h.epoch = c.epoch), 0))
        and not (
            c.many = 1
            and exists (
                select from site_parked p
                where p.terminal = c.terminal and p.stream = c.stream and p.epoch = c.epoch
                    and p.seq = c.first)))
    then
        raise exception 'the entries do not follow the head of their chain'
            using errcode = 'insufficient_privilege';
    end if;
    return null;
end
$$;
create trigger site_entries_follow after insert on site_entries
    referencing new table as added
    for each statement execute function site_entries_follow();

-- Only the entry after the head can be parked.
create function site_parked_follows() returns trigger language plpgsql
    set search_path = public, pg_temp as $$
begin
    if row_security_active('site_parked') and new.seq is distinct from 1 + coalesce((
        select h.seq from site_heads h
        where h.terminal = new.terminal and h.stream = new.stream and h.epoch = new.epoch), 0)
    then
        raise exception 'the entry does not follow the head of its chain' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger site_parked_follows before insert on site_parked
    for each row execute function site_parked_follows();

-- A chain begins before its first entry. Its head moves on to an entry that is there, over all between.
create function site_heads_advance() returns trigger language plpgsql
    set search_path = public, pg_temp as $$
begin
    if not row_security_active('site_heads') then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if new.seq = 0 and new.hash = repeat('0', 64) then
            return new;
        end if;
    elsif new.seq = old.seq then
        if new.hash = old.hash and new.listed between old.listed and new.seq then
            return new;
        end if;
    elsif new.seq > old.seq and new.listed between old.listed and new.seq
        and new.seq - old.seq = (
            select count(*) from (
                select e.seq from site_entries e
                where e.terminal = new.terminal and e.stream = new.stream and e.epoch = new.epoch
                    and e.seq > old.seq and e.seq <= new.seq
                union
                select p.seq from site_parked p
                where p.terminal = new.terminal and p.stream = new.stream and p.epoch = new.epoch
                    and p.seq > old.seq and p.seq <= new.seq) there)
        and exists (
            select from site_entries e
            where e.terminal = new.terminal and e.stream = new.stream and e.epoch = new.epoch
                and e.seq = new.seq and e.hash = new.hash
            union all
            select from site_parked p
            where p.terminal = new.terminal and p.stream = new.stream and p.epoch = new.epoch
                and p.seq = new.seq and p.hash = new.hash)
    then
        return new;
    end if;
    raise exception 'the head of a chain moves on over its entries only' using errcode = 'insufficient_privilege';
end
$$;
create trigger site_heads_advance before insert or update on site_heads
    for each row execute function site_heads_advance();

-- When something was resolved is the server's word.
create function site_parked_resolved() returns trigger language plpgsql
    set search_path = public, pg_temp as $$
begin
    if new.resolved_at is not null then
        new.resolved_at := current_timestamp;
    end if;
    return new;
end
$$;
create trigger site_parked_resolved before update on site_parked
    for each row execute function site_parked_resolved();
