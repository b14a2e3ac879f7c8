-- How the company becomes known: leads of the public site, and readers of the newsletter. All of it is the platform's own and
-- lies under the tenant that stands for it; no tenant sees any of it.
create schema growth;
grant usage on schema growth to portico_app;

-- Projection of the lead aggregate. Name, address, organisation and message are null once they are erased.
create table growth.leads (
    id uuid primary key,
    tenant_id uuid not null,
    name text,
    email text,
    organisation text,
    message text,
    topic text not null check (topic in ('question', 'demonstration', 'plan', 'partnership')),
    status text not null check (status in ('new', 'contacted', 'closed')),
    language text not null,
    page text not null,
    consent text not null,
    captured_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null
);
create index leads_by_age on growth.leads (tenant_id, captured_at desc, id desc);
create index leads_by_status on growth.leads (tenant_id, status, captured_at desc, id desc);

-- Projection of the reader aggregate. The address is null once they have left.
create table growth.readers (
    id uuid primary key,
    tenant_id uuid not null,
    email text,
    language text not null,
    page text not null,
    consent text not null,
    joined_at timestamptz not null,
    left_at timestamptz,
    version integer not null
);
create unique index readers_by_address on growth.readers (tenant_id, email);
create index readers_by_age on growth.readers (tenant_id, joined_at desc, id desc);

-- Who has asked for the newsletter and not confirmed. State, forgotten when the link ends: nothing of it reaches the log.
create table growth.newsletter_requests (
    id uuid primary key,
    tenant_id uuid not null,
    secret_hash bytea not null,
    email text not null,
    language text not null,
    page text not null,
    consent text not null,
    asked_at timestamptz not null,
    expires_at timestamptz not null
);
create index newsletter_requests_by_end on growth.newsletter_requests (expires_at);
-- The links that stand in the newsletter's mails, by which one leaves. They don't end.
create table growth.leave_links (
    id uuid primary key,
    tenant_id uuid not null,
    reader_id uuid not null,
    secret_hash bytea not null
);
create index leave_links_by_reader on growth.leave_links (reader_id);

grant select, insert, update, delete on
    growth.leads, growth.readers, growth.newsletter_requests, growth.leave_links
    to portico_app;

alter table growth.leads enable row level security;
alter table growth.leads force row level security;
create policy of_platform on growth.leads
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
alter table growth.readers enable row level security;
alter table growth.readers force row level security;
create policy of_platform on growth.readers
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
alter table growth.newsletter_requests enable row level security;
alter table growth.newsletter_requests force row level security;
create policy of_platform on growth.newsletter_requests
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
alter table growth.leave_links enable row level security;
alter table growth.leave_links force row level security;
create policy of_platform on growth.leave_links
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
