//! Every list of the catalogue, in each of its orders and under each of its filters, is answered through indexes once its
//! tables are large (checklist ARC-14). The planner is told that every table has a million rows, as its own statistics
//! would tell it; PostgreSQL counts the tables that are read from end to end all the same.

use crate::support::{World, rest_of};
use domain::catalogue::{self, Entry};
use domain::kernel::{Access, Kind, PersonId};
use domain::policy::{Permission, Subject, may};
use serde_json::{Value, json};
use server::commands::seed;
use std::collections::BTreeMap;

/// Tables that stay small however large an installation grows, each with its reason. The list may only shrink.
const SMALL: &[(&str, &str)] = &[
    ("billing.flag_defaults", "one row for each module that was ever switched"),
    ("billing.plan_versions", "what the platform offers, made by hand"),
    ("billing.subscription_plans", "what the platform offers, made by hand"),
    ("log.era", "one row"),
    ("queue._private_tasks", "the kinds of tasks that the code knows"),
    ("tenancy.platform_settings", "one row at most for each setting that the code declares"),
    ("tenancy.platform_wordings", "five hundred rows at most, by the rule of the aggregate"),
];

fn lists() -> Vec<&'static Entry> {
    let is_list = |entry: &&Entry| {
        let output = (entry.output)(&mut catalogue::generator());
        let name = output.get("$ref").and_then(Value::as_str).unwrap_or_default().to_owned();
        let is_page = name.rsplit('/').next().is_some_and(|name| name.starts_with("Page"));
        entry.kind == Kind::Query && entry.rest.is_some() && is_page
    };
    catalogue::all().into_iter().filter(is_list).collect()
}

/// The values that a member of the input may have, where its schema lists them.
fn words(schema: &Value, root: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    let reference = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next());
    if let Some(target) = reference {
        return words(&root[target], root);
    }
    for key in ["oneOf", "anyOf"] {
        for part in schema[key].as_array().into_iter().flatten() {
            found.extend(part.get("const").cloned());
            found.extend(words(part, root));
        }
    }
    found
}

/// The list asked plainly, and once for each word of each of its members. A list of something of a person's asks for
/// `person`.
fn inputs(entry: &Entry, person: PersonId, parent: Option<(&str, Value)>) -> Vec<Value> {
    let mut generator = catalogue::generator();
    let input = (entry.input)(&mut generator).to_value();
    let definitions = Value::Object(generator.take_definitions(true));
    let of_whom = entry.rest.is_some_and(|rest| rest.path.contains("{id}"));
    let mut plain = if of_whom { json!({"id": person}) } else { json!({}) };
    if let Some((member, id)) = parent {
        plain[member] = id;
    }
    let mut all = vec![plain.clone()];
    for (name, member) in input["properties"].as_object().into_iter().flatten() {
        all.extend(words(member, &definitions).into_iter().map(|word| {
            let mut input = plain.clone();
            input[name] = word;
            input
        }));
    }
    all
}

/// Somebody of the demo world who may ask.
fn somebody(world_actors: &[(&'static str, domain::policy::Actor)], entry: &Entry) -> &'static str {
    let needs = match entry.access {
        Access::Needs(permission) => Some(permission),
        _ => None,
    };
    let far = (entry.attributes.reach == domain::policy::Reach::Platform).then_some(Permission::ReachPlatform);
    let may_all = |actor: &domain::policy::Actor| {
        needs.into_iter().chain(far).all(|permission| may(actor, permission, &Subject::default()).is_ok())
    };
    let found = world_actors.iter().find(|(_, actor)| may_all(actor));
    found.unwrap_or_else(|| panic!("nobody may ask for {}", entry.name)).0
}

/// The first of the list that a list stands below, as the path says: `/teams/{teamId}/members` below `/teams`. What stands
/// below a person is asked about somebody who is known.
pub async fn parent(world: &World, who: &str, entry: &Entry) -> Option<(&'static str, Value)> {
    let path = entry.rest?.path;
    let (list, rest) = path.split_once("/{")?;
    let (member, _) = rest.split_once('}')?;
    if list == "/users" {
        return None;
    }
    let page = world.get(&format!("/api/v1{list}?limit=1")).by(who).send().await.json();
    let id = page["data"][0]["id"].clone();
    (member != "id" || id.is_string()).then_some((member, id))
}

/// How often each table was read from end to end.
async fn whole_reads(world: &World) -> BTreeMap<String, i64> {
    // Sessions of the pool hand in their counts when they have been idle for a second.
    tokio::time::sleep(std::time::Duration::from_millis(1_200)).await;
    let mut sessions = Vec::new();
    for _ in 0..world.db().connections().0 {
        sessions.push(world.db().as_system("hand in the counts").await.expect("a transaction"));
    }
    for mut tx in sessions {
        sqlx::query("select pg_stat_force_next_flush()").execute(&mut *tx).await.expect("it is handed in");
        tx.commit().await.expect("it ends");
    }
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "select schemaname || '.' || relname, seq_scan from pg_stat_user_tables
         where schemaname not in ('public', 'rebuild')",
    )
    .fetch_all(&mut world.as_superuser().await)
    .await
    .expect("the counts");
    rows.into_iter().collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_list_is_answered_through_indexes_when_its_tables_are_large() {
    let world = World::queueing().await;
    let mut actors = Vec::new();
    for account in seed::accounts() {
        actors.push((account.email, world.caller(account.email).await.actor.expect("a person")));
        world.token(account.email).await;
    }
    fill(&world).await;
    sqlx::raw_sql(
        "analyze;
         update pg_class set reltuples = 1000000, relpages = greatest(pg_relation_size(oid) / 8192, 1)
         where relkind = 'r' and relnamespace in (
             select oid from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public'))",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("the tables seem large");
    let mut faults = Vec::new();
    let mut before = whole_reads(&world).await;
    for entry in lists() {
        let who = somebody(&actors, entry);
        let parent = parent(&world, who, entry).await;
        for input in inputs(entry, actors[0].1.person_id, parent) {
            let (method, path, body) = rest_of(entry, &input);
            let reply = world.ask(method.clone(), &path).by(who).json(&body).send().await;
            assert_eq!(reply.status, 200, "{} {input}: {}", entry.name, reply.text());
        }
        let after = whole_reads(&world).await;
        for (table, times) in &after {
            let small = SMALL.iter().any(|(small, _)| small == table);
            if !small && *times > before.get(table).copied().unwrap_or_default() {
                faults.push(format!("{} reads all of {table}", entry.name));
            }
        }
        before = after;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Something in every table that people's commands and workers write to: an empty one is read from end to end in no
/// time.
async fn fill(world: &World) {
    sqlx::raw_sql(
        "insert into platform.jobs (id, tenant_id, operation, input, status, correlation_id, trace_id, created_at)
         select gen_random_uuid(), tenant_id, 'toys.count', '{}', 'done', '', '', now() from log.tenants;
         insert into platform.sagas (id, tenant_id, saga, status, step, plan, steps_done, attempts, can_cancel,
                                     started_at, changed_at, version)
         select gen_random_uuid(), tenant_id, 'toy', 'done', 'first', '[]', 0, 0, false, now(), now(), 1 from log.tenants;
         insert into gateway.requests (id, at, tenant_id, operation, door, method, status, latency_us)
         select gen_random_uuid(), now(), tenant_id, 'toys.count', 'rest', 'GET', 200, 1 from log.tenants;
         insert into gateway.usage_logs (tenant_id, minute, operation, door, outcome, actor, calls, errors, latency_us)
         select tenant_id, date_trunc('minute', now()), 'toys.count', 'rest', 'ok', 'nobody', 1, 0, 1 from log.tenants;
         insert into mail.mails (id, kind, locale, address, subject, status, created_at)
         select gen_random_uuid(), 'sign_in_link', 'en', 'a@b.example', '', 'captured', now() from log.tenants;
         insert into identity.roles (tenant_id, id, name, description, allowed, denied, created_at, version)
         select tenant_id, gen_random_uuid(), 'Reader', '', '{}', '{}', now(), 1 from log.tenants;
         insert into identity.limited_grants (tenant_id, user_id, role, until, granted_at)
         select tenant_id, user_id, 'consultant', now() - interval '1 day', now() from identity.memberships;
         insert into identity.impersonations
             (tenant_id, id, user_id, staff_id, staff_name, session_id, reason, begun_at, until, ended_at)
         select tenant_id, gen_random_uuid(), user_id, user_id, '', id, '', now(), now(), now() from identity.sessions;
         insert into identity.passkeys (id, user_id, credential_id, credential, name, added_at)
         select gen_random_uuid(), id, convert_to(id::text, 'UTF8'), '{}', '', now() from identity.users;
         insert into federation.domains (id, tenant_id, provider_id, domain, challenge, claimed_at)
         select gen_random_uuid(), tenant_id, gen_random_uuid(), tenant_id || '.example', '', now() from log.tenants;
         insert into federation.provisioned values
             (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'noor', null, null, '{}', now(), now());
         insert into tenancy.hosts (tenant_id, id, host, added_at)
         select tenant_id, gen_random_uuid(), tenant_id || '.example', now() from log.tenants;
         insert into models.model_providers
             (id, tenant_id, name, kind, rank, is_on, models, changed_at, version)
         select gen_random_uuid(), tenant_id, 'Models', 'openai', 100, true, '[]', now(), 1 from log.tenants;
         insert into billing.add_ons (tenant_id, id, name, gives, given_at)
         select tenant_id, gen_random_uuid(), 'Seats', '{}', now() from log.tenants;
         insert into billing.flag_overrides (tenant_id, feature, is_on)
         select tenant_id, 'files', true from log.tenants;
         insert into billing.usage_logs (tenant_id, meter, day, amount)
         select tenant_id, 'calls', current_date, 1 from log.tenants;
         insert into platform.isolation_proofs
             (id, at, took_ms, version, verdict, calls, leaks, unclear, refused, passed, reaches, skipped)
         select tenant_id, now(), 1, '0', 'refused', 1, 0, 0, 1, 0, 0, 0 from log.tenants;
         insert into platform.isolation_cells (id, proof_id, subject, name, place, role, verdict, note)
         select gen_random_uuid(), id, 'operation', 'toys.count', 1, 'owner', 'refused', '' from platform.isolation_proofs;
         insert into platform.tenant_figures
             (tenant_id, name, kind, status, created_at, people, storage_bytes, runs, tokens, calls, refused, failed,
              failed_jobs, score, band, reasons, weighed_at)
         select tenant_id, '', 'agency', 'active', now(), 0, 0, 0, 0, 0, 0, 0, 0, 100, 'good', '{}', now() from log.tenants;
         insert into pipelines.pipelines
             (id, tenant_id, name, summary, workspace_id, is_on, newest, steps, draft, created_at, changed_at, version)
         select gen_random_uuid(), tenant_id, 'A try', '', tenant_id, false, 0, 0, '{}', now(), now(), 1 from log.tenants;
         insert into pipelines.pipeline_runs
             (id, tenant_id, pipeline_id, number, workspace_id, status, cause, depth, graph, given, started_by,
              started_by_name, begun_at, version)
         select gen_random_uuid(), tenant_id, gen_random_uuid(), 1, tenant_id, 'done', 'person', 0, '{}', '', gen_random_uuid(),
                '', now(), 1 from log.tenants;
         insert into templates.template_history (template_id, place, tenant_id, step, number, at)
         select gen_random_uuid(), 1, tenant_id, 'published', 1, now() from log.tenants;
         insert into templates.run_schedules
             (id, tenant_id, name, template_id, rhythm, time_zone, filled_in, status, owned_by, owned_by_name, created_at, version)
         select gen_random_uuid(), m.tenant_id, 'Questions', gen_random_uuid(),
                '{\"kind\": \"hourly\", \"hours\": 12, \"at\": \"08:00\"}', 'UTC', '[]', 'on', m.user_id, '', now(), 1
         from identity.memberships m;
         insert into tenancy.team_members (tenant_id, team_id, person_id, since)
         select m.tenant_id, gen_random_uuid(), m.user_id, now() from identity.memberships m on conflict do nothing;
         insert into tenancy.postings (tenant_id, person_id, department_id, since)
         select m.tenant_id, m.user_id, gen_random_uuid(), now() from identity.memberships m on conflict do nothing;
         insert into identity.data_exports
             (id, tenant_id, person_id, asked_by, object_id, size_bytes, checksum, made_at, expires_at)
         select gen_random_uuid(), tenant_id, user_id, user_id, gen_random_uuid(), 1, '', now(), now() + interval '1 day'
         from identity.memberships;
         insert into identity.key_uses select tenant_id, gen_random_uuid(), now() from log.tenants;
         insert into tenancy.secret_uses select tenant_id, gen_random_uuid(), now() from log.tenants;
         insert into tenancy.settings select tenant_id, 'session_days', '7', now() from log.tenants on conflict do nothing;
         insert into tenancy.platform_settings values ('session_days', '7', now()) on conflict do nothing;
         insert into tenancy.wordings select tenant_id, 'account.title', 'en', jsonb_build_object('text', 'Mine'), now() from log.tenants;
         insert into growth.leads (id, tenant_id, topic, status, language, page, consent, captured_at, changed_at, version)
         select gen_random_uuid(), tenant_id, 'plan', 'new', 'en', '/', '', now(), now(), 1 from log.tenants;
         insert into growth.campaigns (id, tenant_id, code, name, language, started_at, version)
         select gen_random_uuid(), tenant_id, 'spring', 'Spring', 'en', now(), 1 from log.tenants;
         insert into platform.page_views (day, page, language, referrer, views) values (current_date, '/lp/spring/a', 'en', '', 1);
         insert into growth.readers (id, tenant_id, language, page, consent, joined_at, version)
         select gen_random_uuid(), tenant_id, 'en', '/', '', now(), 1 from log.tenants;
         insert into notify.notices (id, person_id, tenant_id, is_personal, event_id, event_type, kind, topic, kept, at,
                                     decided_at, in_app, shown_from, mail)
         select gen_random_uuid(), user_id, tenant_id, false, gen_random_uuid(), '', 'plan_changed', 'plan', '{}', now(),
                now(), 'told', now(), 'off' from identity.memberships;
         insert into billing.limit_steps select tenant_id, 'seats', 80, null, now() from log.tenants on conflict do nothing;
         insert into platform.defects
             (id, fingerprint, side, kind, message, place, status, occurrences, crowd, people, release, stack, releases,
              first_at, last_at)
         select tenant_id, tenant_id::text, 'server', 'panic', '', '', 'open', 1, '', 0, 'one', '', '{one}', now(), now()
         from log.tenants;
         insert into workspaces.spending (id, tenant_id, workspace_id, person_id, team_ids, model, at, tokens, cost_micros)
         select gen_random_uuid(), tenant_id, tenant_id, gen_random_uuid(), '{}', '', now(), 1, 0 from log.tenants;
         insert into knowledge.spaces (tenant_id, id, stream, name, purpose, approval, created_at, version)
         select tenant_id, gen_random_uuid(), gen_random_uuid(), 'Handbook', '', false, now(), 1 from log.tenants;
         insert into knowledge.space_access
         select tenant_id, id, 'everybody', 'everybody', null, null, 'writer', now() from knowledge.spaces;
         insert into knowledge.documents
             (id, tenant_id, space_id, kind, title, tags, status, standing, approved, newest, in_review, reviewers, asked_at,
              expired, created_by, created_by_name, changed_by, changed_by_name, created_at, changed_at, version)
         select gen_random_uuid(), tenant_id, id, 'page', 'Saffron', '{}', 'kept', 'in_review', 1, 2, 2, '{}', now(), false,
                id, '', id, '', now(), now(), 1 from knowledge.spaces;
         insert into knowledge.document_versions
             (tenant_id, document_id, number, status, title, format, written_by, written_by_name, at, approved_at)
         select tenant_id, id, 1, 'approved', 'Saffron', 'markdown', id, '', now(), now() from knowledge.documents;
         insert into knowledge.ingestions (tenant_id, document_id, version, dated, status, asked_at)
         select tenant_id, id, 1, now(), 'indexed', now() from knowledge.documents;
         insert into agent.errands
             (id, tenant_id, workspace_id, status, text, instructions, planner, model, sent_by, sent_by_name, created_at, version)
         select gen_random_uuid(), m.tenant_id, m.tenant_id, 'done', '', '', 'model', '', m.user_id, '', now(), 1
         from identity.memberships m;
         insert into tenancy.brands (tenant_id, name, version) select tenant_id, 'Blue', 1 from log.tenants on conflict do nothing;
         select queue.add_job('toy');
         update queue._private_jobs set attempts = max_attempts",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("work that was done, and some that failed for good");
    crate::files::file(world, "spices.txt", b"cumin").await;
    for account in seed::accounts() {
        for entry in catalogue::all().into_iter().filter(|entry| entry.kind == Kind::Command && entry.rest.is_some()) {
            if entry.attributes.creates {
                let (method, path, body) = rest_of(entry, &(entry.example)());
                world.ask(method, &path).by(account.email).json(&body).send().await;
            }
        }
    }
    let auditor = server::audit::Worker::new(world.gateway.services().clone());
    // A transaction of another test may hold the horizon back for a while.
    for _ in 0..500 {
        if auditor.round(true).await.expect("a round") > 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("nothing was sealed");
}
