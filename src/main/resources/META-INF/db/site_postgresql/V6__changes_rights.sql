-- A terminal writes what its own acts say, and reads what those of all terminals say.
alter table site_holds enable row level security;
alter table site_incidents enable row level security;
alter table site_incident_acts enable row level security;
alter table site_unprojected enable row level security;

grant select, update (version) on site_version to cordon_terminal;
grant select, insert, update on site_holds, site_incidents, site_incident_acts to cordon_terminal;
grant select, insert on site_unprojected to cordon_terminal;

-- A version that went back would hide changes from every terminal.
create function site_version_rises() returns trigger language plpgsql as $$
begin
    if new.version <= old.version then
        raise exception 'the version of the site only rises' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger site_version_rises before update on site_version
    for each row execute function site_version_rises();

create policy all_holds_read on site_holds for select to cordon_terminal using (true);
create policy own_holds_add on site_holds for insert to cordon_terminal
    with check (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));
create policy own_holds_change on site_holds for update to cordon_terminal
    using (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));

create policy all_incidents_read on site_incidents for select to cordon_terminal using (true);
create policy own_incidents_add on site_incidents for insert to cordon_terminal
    with check (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));
create policy own_incidents_change on site_incidents for update to cordon_terminal
    using (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));

create policy all_acts_read on site_incident_acts for select to cordon_terminal using (true);
create policy own_acts_add on site_incident_acts for insert to cordon_terminal
    with check (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));
create policy own_acts_change on site_incident_acts for update to cordon_terminal
    using (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));

create policy own_unprojected on site_unprojected for all to cordon_terminal
    using (terminal in (select t.terminal from site_terminals t where t.role_name = current_user))
    with check (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));
