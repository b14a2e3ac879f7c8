-- Templates of prompts: written in one tenant, run there and wherever they were offered. Their rows are walled off like any
-- other; who was offered one reads it through queries that say so themselves.
create schema templates;
grant usage on schema templates to portico_app;

-- Projection of the prompt template aggregate.
create table templates.prompt_templates (
    id uuid primary key,
    tenant_id uuid not null,
    name text not null,
    summary text not null,
    industry text not null,
    purpose text not null,
    audience text not null check (audience in ('internal', 'own', 'tenants', 'everybody')),
    -- The tenants that it was chosen for.
    tenants uuid[] not null,
    -- The number of its newest version; 0: nothing was published.
    newest integer not null,
    -- The version that runs take unless told.
    live integer not null,
    is_retired boolean not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null
);
create index prompt_templates_by_name on templates.prompt_templates (name, id);
create index prompt_templates_by_industry on templates.prompt_templates (industry, name, id);
create index prompt_templates_by_purpose on templates.prompt_templates (purpose, name, id);
create index prompt_templates_by_change on templates.prompt_templates (tenant_id, changed_at desc, id desc);

-- What is being written.
create table templates.template_drafts (
    template_id uuid primary key,
    tenant_id uuid not null,
    content jsonb not null
);

-- What was published. It stays as it is.
create table templates.template_versions (
    template_id uuid not null,
    number integer not null,
    tenant_id uuid not null,
    content jsonb not null,
    notes text,
    published_at timestamptz not null,
    primary key (template_id, number)
);

-- The version that each label names today.
create table templates.template_labels (
    template_id uuid not null,
    label text not null,
    tenant_id uuid not null,
    number integer not null,
    primary key (template_id, label)
);

-- What has happened, so that it can be told which version was live when, who did that, and why.
create table templates.template_history (
    template_id uuid not null,
    -- The number of the event within the template's stream.
    place integer not null,
    tenant_id uuid not null,
    step text not null check (step in ('published', 'label_moved', 'offered', 'retired')),
    number integer,
    before integer,
    label text,
    audience text,
    why text,
    done_by uuid,
    done_by_name text,
    at timestamptz not null,
    primary key (template_id, place)
);
create index template_history_of_person on templates.template_history (done_by);

grant select, insert, update, delete on
    templates.prompt_templates, templates.template_drafts, templates.template_versions, templates.template_labels,
    templates.template_history
    to portico_app;

alter table templates.prompt_templates enable row level security;
alter table templates.prompt_templates force row level security;
create policy by_tenant on templates.prompt_templates
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table templates.template_drafts enable row level security;
alter table templates.template_drafts force row level security;
create policy by_tenant on templates.template_drafts
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table templates.template_versions enable row level security;
alter table templates.template_versions force row level security;
create policy by_tenant on templates.template_versions
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table templates.template_labels enable row level security;
alter table templates.template_labels force row level security;
create policy by_tenant on templates.template_labels
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table templates.template_history enable row level security;
alter table templates.template_history force row level security;
create policy by_tenant on templates.template_history
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
