-- What a terminal may do in a site store on PostgreSQL: add its own entries, move its own heads on, read.
-- Nobody but the owner may change or delete an entry.
--
-- For each terminal, the site's administrator:
--   create role l3 login password '...' in role cordon_terminal;
--   insert into site_terminals (role_name, terminal) values ('l3', 'L3');

create table site_terminals (
    role_name varchar(63) primary key,
    terminal varchar(16) not null
);

alter table site_entries enable row level security;
alter table site_heads enable row level security;

do $$
begin
    if not exists (select from pg_roles where rolname = 'cordon_terminal') then
        create role cordon_terminal nologin;
    end if;
exception
    when insufficient_privilege then
        raise exception 'the role cordon_terminal is missing and may not be made by %', current_user
            using hint = 'as an administrator: create role cordon_terminal nologin';
end
$$;

grant select on site_terminals, flyway_schema_history to cordon_terminal;
grant select, insert on site_entries to cordon_terminal;
grant select, insert on site_heads to cordon_terminal;
grant update (seq, hash) on site_heads to cordon_terminal;

create policy own_entries_read on site_entries for select to cordon_terminal
    using (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));
create policy own_entries_add on site_entries for insert to cordon_terminal
    with check (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));
create policy own_heads on site_heads for all to cordon_terminal
    using (terminal in (select t.terminal from site_terminals t where t.role_name = current_user))
    with check (terminal in (select t.terminal from site_terminals t where t.role_name = current_user));
