use crate::support::World;

/// Our schemas.
const OURS: &str = "n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')";

async fn names(world: &World, query: &str) -> Vec<String> {
    let query = query.replace("{OURS}", OURS);
    sqlx::query_scalar(sqlx::AssertSqlSafe(query))
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("the catalogue")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_table_with_a_tenant_forces_row_level_security_and_has_a_policy() {
    let world = World::empty().await;
    let tables = "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  where {OURS} and c.relkind in ('r', 'p') and exists (
                      select from pg_attribute a
                      where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)";
    assert!(names(&world, tables).await.len() >= 5, "the query finds our tables");
    let bare = format!(
        "{tables} and not (c.relrowsecurity and c.relforcerowsecurity
                           and exists (select from pg_policy p where p.polrelid = c.oid))"
    );
    assert_eq!(names(&world, &bare).await, Vec::<String>::new(), "tables without their wall");

    // The question itself is right: it finds a table that somebody forgot.
    sqlx::raw_sql(
        "create table workspaces.forgotten (tenant_id uuid);
         create table workspaces.half (tenant_id uuid);
         alter table workspaces.half enable row level security;
         create policy p on workspaces.half using (true)",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("two tables");
    let found = names(&world, &format!("{bare} order by 1")).await;
    assert_eq!(found, ["workspaces.forgotten", "workspaces.half"]);
}

/// Tables without a tenant, each with its reason. The list may only shrink.
const TENANTLESS: &[(&str, &str)] = &[
    ("billing.flag_defaults", "what everybody sees; written by the platform alone"),
    ("billing.plan_versions", "the platform's offer, the same for every tenant; written by the platform alone"),
    ("billing.subscription_plans", "the platform's offer, the same for every tenant; written by the platform alone"),
    ("gateway.rate_buckets", "counts by hashes of addresses, people and tenants; no row names anybody"),
    (
        "identity.challenges",
        "questions put to browsers for a few minutes; people are global, and some aren't known yet",
    ),
    ("identity.credentials", "people are global; read by the sign-in alone"),
    ("identity.known_devices", "people are global; read by the sign-in alone"),
    ("identity.links", "people are global, and some aren't anybody yet; read by whoever follows one"),
    ("identity.passkeys", "people are global; read by the sign-in and by themselves"),
    ("identity.recovery_codes", "people are global; read by the sign-in alone"),
    ("identity.second_factors", "people are global; read by the sign-in and by themselves"),
    ("identity.signing_keys", "numbers and times; no row holds a key or names anybody"),
    ("identity.users", "people are global; seen through memberships"),
    ("log.checkpoints", "one place in the log for each subscriber"),
    ("log.era", "one row about the cluster that the log is in"),
    ("log.handled", "ids of events for each subscriber; read by workers alone"),
    ("log.rebuilds", "rebuilds of whole projections"),
    ("log.seals", "hashes over all of the log; what they cover stays where it is"),
    ("mail.mails", "the installation writes to people, and to some who aren't anybody yet; read by the platform alone"),
    (
        "models.platform_offers",
        "which models the platform offers to every tenant; no address, no key; written by the platform alone",
    ),
    ("notify.choices", "people are global; each sees their own row"),
    ("notify.mutes", "people are global; each sees their own rows"),
    ("platform.defect_hours", "numbers of failures; of the platform alone"),
    ("platform.defect_releases", "numbers of failures; of the platform alone"),
    ("platform.defect_states", "where defects stand; of the platform alone"),
    ("platform.defects", "shapes of messages and numbers; no row names anybody; of the platform alone"),
    ("platform.installation", "one row about the installation"),
    ("platform.isolation_cells", "names of roles, operations and tables; of the platform alone"),
    ("platform.isolation_proofs", "verdicts about the whole installation; of the platform alone"),
    ("platform.page_views", "numbers of loads by route; no row names anybody; of the platform alone"),
    ("platform.releases", "names of builds; of the platform alone"),
    ("platform.sign_in_alerts", "one row an hour about the installation"),
    ("platform.use_days", "sums over all tenants; of the platform alone"),
    ("platform.vitals", "numbers of loads by route; no row names anybody; of the platform alone"),
    ("queue._private_job_queues", "the queue's own: names of queues"),
    ("queue._private_job_retirements", "the queue's own: numbers of tasks that were replaced"),
    ("queue._private_jobs", "the queue's own: payloads are ids, and no handler reads it"),
    ("queue._private_known_crontabs", "the queue's own: when the schedule was last kept"),
    ("queue._private_tasks", "the queue's own: names of tasks"),
    ("queue._private_workers", "the queue's own: signs of life of processes"),
    ("queue.migrations", "the queue's own: its schema's version"),
    ("tenancy.platform_settings", "what the platform has set for everybody; no row names anybody"),
    ("tenancy.platform_wordings", "what the platform has everybody read; no row names anybody"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_table_without_a_tenant_has_a_reason() {
    let world = World::empty().await;
    let found = names(
        &world,
        "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where {OURS} and c.relkind in ('r', 'p') and not exists (
             select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
         order by 1",
    )
    .await;
    let found: Vec<_> = found.into_iter().filter(|name| name != "_sqlx_migrations").collect();
    let listed: Vec<_> = TENANTLESS.iter().map(|(table, _)| *table).collect();
    assert_eq!(found, listed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn secrets_and_people_are_walled_off_too() {
    let world = World::empty().await;
    let forced = names(
        &world,
        "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'identity' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)",
    )
    .await;
    assert_eq!(forced, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_view_works_with_the_rights_of_who_asks() {
    let world = World::empty().await;
    let views = "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where {OURS} and c.relkind = 'v'";
    assert!(!names(&world, views).await.is_empty());
    let bare = format!("{views} and not coalesce(c.reloptions @> '{{security_invoker=true}}', false)");
    assert_eq!(names(&world, &bare).await, Vec::<String>::new());
    let stored = "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  where {OURS} and c.relkind = 'm'";
    assert_eq!(names(&world, stored).await, Vec::<String>::new(), "materialised views know no policies");
}

/// Functions that may do what their caller may not: read, and in one case add to what a tenant uses. Each has its reason in
/// the migration that makes it.
const PRIVILEGED: &[&str] = &[
    "billing.add_use",
    "billing.entitlements_of",
    "billing.used_since",
    "identity.actor_of_key",
    "identity.actor_of_session",
    "identity.is_staff_elsewhere",
    "knowledge.find_passages",
    "knowledge.index_vectors",
    "knowledge.spelt_like",
    "rebuild.clear",
    "rebuild.prepare",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn functions_with_more_rights_than_their_caller_are_few_and_fix_their_search_path() {
    let world = World::empty().await;
    let privileged = "select p.oid::regproc::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                      where {OURS} and p.prosecdef";
    assert_eq!(names(&world, &format!("{privileged} order by 1")).await, PRIVILEGED);
    let open = format!("{privileged} and not exists (select from unnest(p.proconfig) c where c like 'search_path=%')");
    assert_eq!(names(&world, &open).await, Vec::<String>::new());
    let public = format!("{privileged} and has_function_privilege('public', p.oid, 'execute')");
    assert_eq!(names(&world, &public).await, Vec::<String>::new(), "nobody else may run them");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_owner_sees_past_the_wall_of_two_tables_alone() {
    let world = World::empty().await;
    let past = "select distinct p.polrelid::regclass::text from pg_policy p
                join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
                where {OURS} and pg_get_expr(p.polqual, p.polrelid) = 'true' and c.relforcerowsecurity
                  and exists (select from pg_attribute a
                              where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
                order by 1";
    assert_eq!(names(&world, past).await, ["knowledge.passages", "knowledge.words"]);
    let others = "select p.polname::text from pg_policy p where p.polname = 'by_search' and p.polroles <> array[(
                      select c.relowner from pg_class c where c.oid = p.polrelid)]";
    assert_eq!(names(&world, others).await, Vec::<String>::new(), "and nobody else does");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_applications_role_owns_nothing_and_bypasses_nothing() {
    let world = World::empty().await;
    let strong = "select rolname::text from pg_roles n where rolname in ('portico_app', 'portico_owner')
                  and (rolsuper or rolbypassrls or rolcreaterole or rolreplication
                       or rolcreatedb and rolname = 'portico_app')";
    assert_eq!(names(&world, strong).await, Vec::<String>::new());
    let owned = "select c.oid::regclass::text from pg_class c join pg_roles r on r.oid = c.relowner
                 where r.rolname = 'portico_app'";
    assert_eq!(names(&world, owned).await, Vec::<String>::new());
    let member = "select r.rolname::text from pg_auth_members m join pg_roles r on r.oid = m.roleid
                  join pg_roles a on a.oid = m.member where a.rolname = 'portico_app'";
    assert_eq!(names(&world, member).await, Vec::<String>::new());
}
