-- Runs know their workspace, where they come from, who answered, what they cost, and what people say about them.
select set_config('app.reach', 'system', true);

alter table workspaces.executions
    add column workspace_id uuid,
    add column source text not null default 'person',
    add column template_id uuid,
    add column template_version integer,
    add column key_id uuid,
    add column is_local boolean not null default true,
    add column tuning jsonb not null default '{}',
    add column method jsonb not null default '{"kind": "generate"}',
    add column why text,
    add column findings jsonb not null default '[]',
    add column attempts integer not null default 0,
    add column provider text not null default '',
    add column provider_attempts integer not null default 0,
    add column cost_micros bigint not null default 0,
    add column assigned_to uuid,
    add column assigned_to_name text,
    add column comment_count integer not null default 0,
    drop constraint executions_status_check,
    add constraint executions_status_check
        check (status in ('queued', 'running', 'done', 'failed', 'cancelled', 'refused'));
-- Earlier runs are in their tenant's main workspace, which bears its id; whoever was begun was taken up once.
update workspaces.executions set workspace_id = tenant_id, attempts = case when begun_at is null then 0 else 1 end;
alter table workspaces.executions alter column workspace_id set not null;

-- What the attempt under way has taken, so that it is known of one whose worker goes away.
alter table workspaces.execution_progress add column bill jsonb not null default '{}';

create index executions_of_workspace on workspaces.executions (tenant_id, workspace_id, created_at desc, id desc);
create index executions_of_person on workspaces.executions (started_by, created_at desc);
create index executions_of_assignee on workspaces.executions (assigned_to) where assigned_to is not null;
create index executions_of_template on workspaces.executions (template_id, created_at desc) where template_id is not null;

-- Projections of what people say about runs.
create table workspaces.execution_ratings (
    execution_id uuid not null,
    person_id uuid not null,
    tenant_id uuid not null,
    rating text not null check (rating in ('up', 'down')),
    note text,
    rated_at timestamptz not null,
    primary key (execution_id, person_id)
);
create index execution_ratings_of_person on workspaces.execution_ratings (person_id);
create table workspaces.execution_comments (
    id uuid primary key,
    execution_id uuid not null,
    tenant_id uuid not null,
    person_id uuid not null,
    person_name text not null,
    text text not null,
    mentions uuid[] not null,
    said_at timestamptz not null
);
create index execution_comments_of_run on workspaces.execution_comments (execution_id, said_at, id);
create index execution_comments_of_person on workspaces.execution_comments (person_id);

grant select, insert, update, delete on workspaces.execution_ratings, workspaces.execution_comments to portico_app;
alter table workspaces.execution_ratings enable row level security;
alter table workspaces.execution_ratings force row level security;
alter table workspaces.execution_comments enable row level security;
alter table workspaces.execution_comments force row level security;
create policy by_tenant on workspaces.execution_ratings
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on workspaces.execution_comments
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
