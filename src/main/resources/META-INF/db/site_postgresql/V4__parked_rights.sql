-- A terminal parks its own entries, and says of one once that it was delivered after all.
alter table site_parked enable row level security;

grant select, insert on site_parked to cordon_terminal;
grant update (resolved_at) on site_parked to cordon_terminal;

create policy own_parked_read on site_parked for select to cordon_terminal
    using (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));
create policy own_parked_add on site_parked for insert to cordon_terminal
    with check (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));
create policy own_parked_resolve on site_parked for update to cordon_terminal
    using (
        resolved_at is null
        and terminal in (select t.terminal from site_terminals t where t.role_name = current_user))
    with check (resolved_at is not null);
