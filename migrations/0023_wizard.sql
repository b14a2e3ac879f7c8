-- The wizard asks how a tenant will look, before everything is reviewed.
alter table tenancy.tenant_drafts
    drop constraint tenant_drafts_step_check,
    add constraint tenant_drafts_step_check
        check (step in ('details', 'plan', 'administrator', 'branding', 'review')),
    add column brand_name text,
    add column brand_colour text check (brand_colour ~ '^#[0-9A-Fa-f]{6}$');
