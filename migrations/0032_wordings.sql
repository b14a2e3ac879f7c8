-- Words in the place of built-in texts.

-- Projection of the wording aggregate: what tenants have for themselves.
create table tenancy.wordings (
    tenant_id uuid not null,
    key text not null,
    language text not null check (language in ('en', 'ar', 'zh', 'ko')),
    -- The text, or one for each plural form.
    words jsonb not null,
    changed_at timestamptz not null,
    primary key (tenant_id, key, language)
);

-- What the platform has for everybody.
create table tenancy.platform_wordings (
    key text not null,
    language text not null check (language in ('en', 'ar', 'zh', 'ko')),
    words jsonb not null,
    changed_at timestamptz not null,
    primary key (key, language)
);

grant select, insert, update, delete on tenancy.wordings, tenancy.platform_wordings to portico_app;

alter table tenancy.wordings enable row level security;
alter table tenancy.wordings force row level security;
create policy by_tenant on tenancy.wordings
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

-- Each process keeps the texts with the settings and looks of a tenant; a change makes all of them forget.
create trigger wordings_are_told after insert or update or delete on tenancy.wordings
    for each statement execute function tenancy.tell_houses();
create trigger platform_wordings_are_told after insert or update or delete on tenancy.platform_wordings
    for each statement execute function tenancy.tell_houses();
