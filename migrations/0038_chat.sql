-- Conversations with models. Questions and answers are the runs': here is what belongs together.

-- Projection of the thread aggregate, one row a thread that wasn't removed.
create table workspaces.threads (
    id uuid primary key,
    tenant_id uuid not null,
    workspace_id uuid not null,
    status text not null check (status in ('open', 'archived')),
    title text,
    -- When it was called so, or began without a name.
    titled_at timestamptz not null,
    -- The run of its first question, whose text is its name where nobody has given it one.
    first_execution_id uuid,
    begun_by uuid not null,
    begun_by_name text not null,
    sharing text not null check (sharing in ('nobody', 'workspace', 'people')),
    -- Who may read it beside the person who began it: ids of people, or 'everybody' who may enter its workspace.
    readers text[] not null default '{}',
    turns integer not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null
);
create index threads_of_person on workspaces.threads (tenant_id, begun_by, changed_at desc, id desc);
create index threads_by_change on workspaces.threads (tenant_id, changed_at desc, id desc);

-- Projection of the same, one row a question.
create table workspaces.thread_turns (
    thread_id uuid not null,
    tenant_id uuid not null,
    turn integer not null,
    parent integer,
    execution_id uuid not null,
    attachments text[] not null,
    left_out integer not null,
    primary key (tenant_id, thread_id, turn)
);

grant select, insert, update, delete on workspaces.threads, workspaces.thread_turns to portico_app;

alter table workspaces.threads enable row level security;
alter table workspaces.threads force row level security;
alter table workspaces.thread_turns enable row level security;
alter table workspaces.thread_turns force row level security;
create policy by_tenant on workspaces.threads
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on workspaces.thread_turns
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- Threads by the names that people know them by.
create view workspaces.threads_listed with (security_invoker = true) as
    select t.id, t.tenant_id, t.workspace_id, t.status, coalesce(t.title, left(e.prompt, 200), '') as name, t.begun_by,
           t.begun_by_name, t.sharing, t.readers, t.turns, t.created_at, t.changed_at
    from workspaces.threads t
    left join workspaces.executions e on e.id = t.first_execution_id and e.tenant_id = t.tenant_id;
grant select on workspaces.threads_listed to portico_app;
