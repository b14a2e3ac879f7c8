use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use serde_json::{Value, json};
use server::store::{Projection, Source};
use std::collections::BTreeSet;

#[test]
fn every_aggregate_with_events_has_its_projection_in_the_registry() {
    let declared: BTreeSet<&str> = domain::catalogue::events().into_iter().map(|event| event.set.aggregate).collect();
    let registered: BTreeSet<&str> = Projection::all()
        .into_iter()
        .filter_map(|projection| match projection.source {
            Source::Streams(kind) => Some(kind),
            Source::Subscriber(_) => None,
        })
        .collect();
    assert_eq!(registered, declared);
}

#[test]
fn no_two_projections_write_one_table_or_have_one_name() {
    // Shadows stand in one schema, so the bare names differ too.
    let all = Projection::all();
    let tables: Vec<&str> = all.iter().flat_map(|projection| projection.tables).copied().collect();
    let bare: BTreeSet<&str> = tables.iter().map(|table| table.rsplit('.').next().unwrap_or(table)).collect();
    assert_eq!(bare.len(), tables.len(), "{tables:?}");
    let names: BTreeSet<&str> = all.iter().map(|projection| projection.name).collect();
    assert_eq!(names.len(), all.len());
    assert!(all.iter().all(|projection| !projection.tables.is_empty()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_admin_sees_every_projection_and_what_happened_when() {
    let mut world = World::demo().await;
    world.follow();
    let report = world.get("/api/v1/platform/projections").by(ADMIN).send().await.json();
    let names = report["projections"].as_array().into_iter().flatten().filter_map(|row| row["name"].as_str());
    let registered: Vec<_> = Projection::all().into_iter().map(|projection| projection.name).collect();
    assert_eq!(names.collect::<Vec<_>>(), registered, "{report}");

    let tenant = json!({"name": "Newcomer", "kind": "agency", "adminEmail": "office@new.example"});
    for _ in 0..3 {
        assert_eq!(world.post("/api/v1/tenants").by(ADMIN).json(&tenant).send().await.status, 201);
    }
    let counted = "select count(*), count(*) filter (where type = 'TenantCreated') from log.events
                   where (occurred_at at time zone 'UTC')::date > (now() at time zone 'UTC')::date - 366";
    let counted = sqlx::query_as(counted).fetch_one(&mut world.as_superuser().await).await;
    let (all, tenants): (i64, i64) = counted.expect("counts");
    let mut report = Value::Null;
    // As far as the log's horizon goes, which the transactions of all databases of the cluster hold: another test fills tables in
    // one for more than half a minute.
    for _ in 0..6000 {
        report = world.get("/api/v1/platform/activity?by=type&days=366").by(ADMIN).send().await.json();
        if report["total"] == all {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let points = report["data"].as_array().cloned().unwrap_or_default();
    let of_tenants = points.iter().filter(|point| point["name"] == "TenantCreated");
    assert_eq!(of_tenants.filter_map(|point| point["events"].as_i64()).sum::<i64>(), tenants, "{report}");
    let sum: u64 = points.iter().filter_map(|point| point["events"].as_u64()).sum();
    assert_eq!(report["total"], sum);

    let refused = world.get("/api/v1/platform/activity").by(CLIENT).send().await;
    assert_eq!(refused.refusal("a client"), (403, "permission_missing".into()));
}
