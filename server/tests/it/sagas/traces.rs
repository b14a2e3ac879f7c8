//! What somebody leaves behind through doors that the test of what is forgotten doesn't walk through.

use crate::support::World;
use domain::kernel::PersonId;
use sqlx::AssertSqlSafe;

/// One row in each of these tables, with somebody's name or address wherever it may stand.
const ROWS: &str = "
    insert into federation.codes values
        ('\\x01', gen_random_uuid(), :tenant, :person, 'https://app.example', '{}', 'c', null, now(), now(), null);
    insert into federation.consents values (gen_random_uuid(), :person, :tenant, '{}', now());
    insert into federation.grants
        (id, app_id, tenant_id, person_id, scopes, access_hash, access_scopes, access_expires_at, begun_at, expires_at)
        values (gen_random_uuid(), gen_random_uuid(), :tenant, :person, '{}', '\\x01', '{}', now(), now(), now());
    insert into federation.links values (gen_random_uuid(), '\\x01', :tenant, :person, now());
    insert into federation.provisioned values
        (gen_random_uuid(), :tenant, :person, 'zebedee', '7', 'zebedee@aurora.example',
         '{\"directoryName\": \"zebedee\"}', now(), now());
    insert into identity.challenges values (gen_random_uuid(), :person, '{\"of\": \"zebedee\"}', now());
    insert into identity.invitations values
        (:tenant, gen_random_uuid(), 'zebedee@aurora.example', gen_random_uuid(), :person, 'owner', 'accepted', now(), now(), 1);
    insert into identity.known_devices values (gen_random_uuid(), :person, '\\x01', now(), now());
    insert into identity.limited_grants (tenant_id, user_id, role, until, granted_at)
        values (:tenant, :person, 'owner', now() + interval '1 day', now());
    insert into identity.links (id, purpose, secret_hash, person_id, email, name, created_at, expires_at)
        values (gen_random_uuid(), 'sign_in', '\\x01', :person, 'zebedee@aurora.example', 'Zebedee', now(), now());
    insert into identity.passkeys values
        (gen_random_uuid(), :person, '\\x01', '{\"of\": \"zebedee\"}', 'The Quillphone', now());
    insert into identity.recovery_codes values (:person, '\\x01');
    insert into identity.second_factors (user_id, sealed_in, sealed) values (:person, gen_random_uuid(), '\\x01');
    insert into identity.sign_in_steps (id, tenant_id, user_id, secret_hash, proved_by, expires_at)
        values (gen_random_uuid(), :tenant, :person, '\\x01', 'password', now());
    insert into identity.api_keys
        (tenant_id, id, person_id, name, scopes, ranges, created_at, version)
        values (:tenant, gen_random_uuid(), :person, 'For a try', '{}', '{}', now(), 1);
    insert into identity.impersonations
        (tenant_id, id, user_id, staff_id, staff_name, session_id, reason, begun_at, until)
        select :tenant, gen_random_uuid(), :person, gen_random_uuid(), 'Priya Raman', id, 'Zebedee asked', now(), now()
        from identity.sessions where user_id = :person limit 1;
    insert into tenancy.tenant_drafts (tenant_id, person_id, step, name, admin_email, changed_at)
        values (:tenant, :person, 'review', 'Zebedee & Co', 'zebedee@aurora.example', now());
    insert into identity.data_exports
        (id, tenant_id, person_id, asked_by, object_id, size_bytes, checksum, made_at, expires_at)
        values (gen_random_uuid(), :tenant, :person, :person, gen_random_uuid(), 1, '', now(), now());
    insert into notify.notices (id, person_id, tenant_id, is_personal, event_id, event_type, kind, topic, kept, at,
                                decided_at, in_app, shown_from, mail)
        values (gen_random_uuid(), :person, :tenant, true, gen_random_uuid(), 'PasskeyAdded', 'passkey_added', 'security',
                '{}', now(), now(), 'told', now(), 'off');
    insert into notify.choices (person_id, is_daily) values (:person, true);
    insert into notify.mutes values (:person, 'plan_changed', now());
    insert into workspaces.execution_ratings
        values (gen_random_uuid(), :person, :tenant, 'up', 'Short and right.', now());
    insert into workspaces.execution_comments
        values (gen_random_uuid(), gen_random_uuid(), :tenant, :person, 'Zebedee Quillfeather', 'Fine.', '{}', now());
    insert into templates.template_history (template_id, place, tenant_id, step, number, done_by, done_by_name, at)
        values (gen_random_uuid(), 1, :tenant, 'published', 1, :person, 'Zebedee', now());
    insert into pipelines.pipeline_versions
        values (gen_random_uuid(), 1, :tenant, '{}', null, now(), :person, 'Zebedee');
    insert into pipelines.pipeline_runs
        (id, tenant_id, pipeline_id, number, workspace_id, status, cause, depth, graph, given, started_by, started_by_name,
         begun_at, version)
        values (gen_random_uuid(), :tenant, gen_random_uuid(), 1, :tenant, 'done', 'person', 0, '{}', '', :person, 'Zebedee',
                now(), 1);
    insert into templates.run_schedules
        (id, tenant_id, name, template_id, rhythm, time_zone, filled_in, status, owned_by, owned_by_name, created_at, version)
        values (gen_random_uuid(), :tenant, 'Questions', gen_random_uuid(), '{\"kind\": \"hourly\", \"at\": \"08:00\"}', 'UTC',
                '[{\"name\": \"who\", \"value\": \"Zebedee\"}]', 'on', :person, 'Zebedee Quillfeather', now(), 1);
    insert into tenancy.team_members values (:tenant, gen_random_uuid(), :person, now());
    insert into workspaces.workspace_members values (:tenant, gen_random_uuid(), :person, 'member', now());
    insert into tenancy.postings values (:tenant, :person, gen_random_uuid(), now());
    insert into workspaces.threads
        (id, tenant_id, workspace_id, status, titled_at, begun_by, begun_by_name, sharing, turns, created_at, changed_at, version)
        values (gen_random_uuid(), :tenant, :tenant, 'open', now(), :person, 'Zebedee', 'nobody', 0, now(), now(), 1);
    insert into knowledge.space_access values
        (:tenant, gen_random_uuid(), 'person:' || :person, 'person', :person, null, 'writer', now());
    insert into knowledge.documents
        (id, tenant_id, space_id, kind, title, tags, status, standing, newest, reviewers, expired, created_by,
         created_by_name, changed_by, changed_by_name, created_at, changed_at, version)
        values (gen_random_uuid(), :tenant, :tenant, 'page', 'Spices', '{}', 'kept', 'draft', 1, '{}', false, :person,
                'Zebedee', :person, 'Zebedee', now(), now(), 1);
    insert into knowledge.document_versions
        (tenant_id, document_id, number, status, title, format, written_by, written_by_name, at, approved_by,
         approved_by_name, approved_at)
        values (:tenant, gen_random_uuid(), 1, 'approved', 'Spices', 'markdown', :person, 'Zebedee', now(), :person,
                'Zebedee', now());
    insert into knowledge.document_shares
        (id, tenant_id, document_id, token_hash, shared_by, shared_by_name, made_at, expires_at)
        values (gen_random_uuid(), :tenant, gen_random_uuid(), '00', :person, 'Zebedee', now(), now());
    insert into agent.errands
        (id, tenant_id, workspace_id, status, text, instructions, planner, model, sent_by, sent_by_name, created_at, version)
        values (gen_random_uuid(), :tenant, :tenant, 'done', 'A team, please.', '', 'model', '', :person,
                'Zebedee Quillfeather', now(), 1);
    insert into agent.errand_calls
        (tenant_id, errand_id, call, turn, wish_id, tool, arguments, stage, decided_by, decided_by_name)
        values (:tenant, gen_random_uuid(), 1, 1, '', '', '{}', 'made', :person, 'Zebedee Quillfeather');
    insert into mail.mails (id, person_id, kind, locale, address, subject, status, created_at)
        values (gen_random_uuid(), :person, 'sign_in_link', 'en', 'zebedee@aurora.example', 'Your link', 'sent', now());";

/// Leaves them.
pub(super) async fn left(world: &World, id: PersonId) {
    let tenant = super::toys::aurora(world).await;
    let rows = ROWS.replace(":tenant", &format!("'{tenant}'")).replace(":person", &format!("'{id}'"));
    sqlx::raw_sql(AssertSqlSafe(rows)).execute(&mut world.as_superuser().await).await.expect("rows");
}
