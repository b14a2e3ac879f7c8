-- Projection of the campaign aggregate. What its page says stays in the log; what it came to is counted from leads and page views.
create table growth.campaigns (
    id uuid primary key,
    tenant_id uuid not null,
    code text not null,
    name text not null,
    language text not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    version integer not null
);
create unique index campaigns_by_code on growth.campaigns (tenant_id, code);
create index campaigns_by_age on growth.campaigns (tenant_id, started_at desc, code);
-- How many wrote through the page of a campaign.
create index leads_by_page on growth.leads (tenant_id, page);
create index page_views_by_page on platform.page_views (page);

grant select, insert, update, delete on growth.campaigns to portico_app;
alter table growth.campaigns enable row level security;
alter table growth.campaigns force row level security;
create policy of_platform on growth.campaigns
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
