-- As for the holds of units: a terminal writes its own columns of its own rows, and reads those of all.
alter table site_target_holds enable row level security;

grant select on site_target_holds to cordon_terminal;
grant insert (terminal, target, held, incident, reason, person, made_at, epoch, seq, version),
    update (held, incident, reason, person, made_at, epoch, seq, version) on site_target_holds to cordon_terminal;

create policy all_target_holds_read on site_target_holds for select to cordon_terminal using (true);
create policy own_target_holds_add on site_target_holds for insert to cordon_terminal
    with check (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));
create policy own_target_holds_change on site_target_holds for update to cordon_terminal
    using (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));

create trigger site_target_holds_version before insert or update of version on site_target_holds
    for each row execute function site_version_is_known();
