//! Golden samples of every version of every event ever stored: this release reads them all.

use crate::support::{World, compare};
use domain::agent::{Charter, Errand};
use domain::billing::{FeatureFlag, LimitWatch, Plan, Subscription};
use domain::catalogue;
use domain::federation::{App, IdentityProvider, Provisioning};
use domain::files::File;
use domain::growth::{Campaign, Lead, Reader};
use domain::identity::{ApiKey, Invitation, OwnRole, Person, ServiceAccount};
use domain::kernel::Aggregate;
use domain::knowledge::{Document, Space};
use domain::models::ModelProvider;
use domain::pipelines::{Pipeline, PipelineRun};
use domain::platform::{Defect, Saga};
use domain::templates::{PromptTemplate, RunSchedule};
use domain::tenancy::{
    Brand, Client, Configuration, Location, Organisation, Posting, Secret, Team, Tenant, Tree, Wording,
};
use domain::workspaces::chat::Thread;
use domain::workspaces::{Execution, Workspace};
use serde_json::{Value, json};
use server::store::load;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/events/samples")
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("JSON") + "\n"
}

#[test]
fn todays_events_have_their_golden_sample() {
    for event in catalogue::events() {
        let name = format!("docs/events/samples/{}.{}.v{}.json", event.set.context, event.name, event.set.version);
        compare(&name, &pretty(&json!({"stream": event.set.aggregate, "payload": event.example})));
    }
}

/// Writes the sample into a stream of its own as an older release did, in plain JSON, and loads it.
async fn read_back<A: server::store::Projected>(world: &World, kind: &str, version: i16, payload: &Value) -> i32 {
    let id = server::ambient::new_id();
    sqlx::query(
        "insert into log.events (event_id, tenant_id, context, stream_type, stream_id, version, type, schema_version,
                                 payload, metadata, occurred_at)
         values ($1, $1, $2, $3, $1, 1, $4, $5, $6, '{}', now())",
    )
    .bind(id)
    .bind(A::CONTEXT)
    .bind(A::NAME)
    .bind(kind)
    .bind(version)
    .bind(payload)
    .execute(&mut world.as_superuser().await)
    .await
    .expect("the sample is stored");
    let mut tx = world.db().as_system("read").await.expect("a transaction");
    let keys = &world.gateway.services().keys;
    load::<A>(&mut tx, keys, id).await.unwrap_or_else(|why| panic!("{kind} v{version}: {why}")).version
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_version_ever_stored_is_read() {
    let world = World::empty().await;
    let mut read = 0;
    for entry in std::fs::read_dir(folder()).expect("the samples").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let mut parts = name.trim_end_matches(".json").split('.');
        let (_, kind, version) = (parts.next(), parts.next().expect("a type"), parts.next().expect("a version"));
        let version: i16 = version.trim_start_matches('v').parse().expect("a number");
        let text = std::fs::read_to_string(entry.path()).expect("a sample");
        let sample: Value = serde_json::from_str(&text).expect("JSON");
        let stream = sample["stream"].as_str().expect("a stream type");
        let found = match stream {
            Charter::NAME => read_back::<Charter>(&world, kind, version, &sample["payload"]).await,
            Errand::NAME => read_back::<Errand>(&world, kind, version, &sample["payload"]).await,
            PromptTemplate::NAME => read_back::<PromptTemplate>(&world, kind, version, &sample["payload"]).await,
            Pipeline::NAME => read_back::<Pipeline>(&world, kind, version, &sample["payload"]).await,
            PipelineRun::NAME => read_back::<PipelineRun>(&world, kind, version, &sample["payload"]).await,
            RunSchedule::NAME => read_back::<RunSchedule>(&world, kind, version, &sample["payload"]).await,
            Tenant::NAME => read_back::<Tenant>(&world, kind, version, &sample["payload"]).await,
            Person::NAME => read_back::<Person>(&world, kind, version, &sample["payload"]).await,
            File::NAME => read_back::<File>(&world, kind, version, &sample["payload"]).await,
            Thread::NAME => read_back::<Thread>(&world, kind, version, &sample["payload"]).await,
            Execution::NAME => read_back::<Execution>(&world, kind, version, &sample["payload"]).await,
            Saga::NAME => read_back::<Saga>(&world, kind, version, &sample["payload"]).await,
            OwnRole::NAME => read_back::<OwnRole>(&world, kind, version, &sample["payload"]).await,
            Invitation::NAME => read_back::<Invitation>(&world, kind, version, &sample["payload"]).await,
            ApiKey::NAME => read_back::<ApiKey>(&world, kind, version, &sample["payload"]).await,
            ServiceAccount::NAME => read_back::<ServiceAccount>(&world, kind, version, &sample["payload"]).await,
            IdentityProvider::NAME => read_back::<IdentityProvider>(&world, kind, version, &sample["payload"]).await,
            ModelProvider::NAME => read_back::<ModelProvider>(&world, kind, version, &sample["payload"]).await,
            Lead::NAME => read_back::<Lead>(&world, kind, version, &sample["payload"]).await,
            Campaign::NAME => read_back::<Campaign>(&world, kind, version, &sample["payload"]).await,
            Reader::NAME => read_back::<Reader>(&world, kind, version, &sample["payload"]).await,
            Provisioning::NAME => read_back::<Provisioning>(&world, kind, version, &sample["payload"]).await,
            Client::NAME => read_back::<Client>(&world, kind, version, &sample["payload"]).await,
            Brand::NAME => read_back::<Brand>(&world, kind, version, &sample["payload"]).await,
            Configuration::NAME => read_back::<Configuration>(&world, kind, version, &sample["payload"]).await,
            Tree::NAME => read_back::<Tree>(&world, kind, version, &sample["payload"]).await,
            Posting::NAME => read_back::<Posting>(&world, kind, version, &sample["payload"]).await,
            Location::NAME => read_back::<Location>(&world, kind, version, &sample["payload"]).await,
            Organisation::NAME => read_back::<Organisation>(&world, kind, version, &sample["payload"]).await,
            Secret::NAME => read_back::<Secret>(&world, kind, version, &sample["payload"]).await,
            Wording::NAME => read_back::<Wording>(&world, kind, version, &sample["payload"]).await,
            Team::NAME => read_back::<Team>(&world, kind, version, &sample["payload"]).await,
            Plan::NAME => read_back::<Plan>(&world, kind, version, &sample["payload"]).await,
            Subscription::NAME => read_back::<Subscription>(&world, kind, version, &sample["payload"]).await,
            FeatureFlag::NAME => read_back::<FeatureFlag>(&world, kind, version, &sample["payload"]).await,
            LimitWatch::NAME => read_back::<LimitWatch>(&world, kind, version, &sample["payload"]).await,
            Defect::NAME => read_back::<Defect>(&world, kind, version, &sample["payload"]).await,
            Workspace::NAME => read_back::<Workspace>(&world, kind, version, &sample["payload"]).await,
            Space::NAME => read_back::<Space>(&world, kind, version, &sample["payload"]).await,
            Document::NAME => read_back::<Document>(&world, kind, version, &sample["payload"]).await,
            App::NAME => read_back::<App>(&world, kind, version, &sample["payload"]).await,
            other => panic!("{name}: nobody reads streams of type {other}"),
        };
        assert_eq!(found, 1, "{name}");
        read += 1;
    }
    assert!(read > catalogue::events().len(), "earlier versions are among the samples");
}

#[test]
fn what_became_erasable_is_personal_after_upcasting() {
    let stream = uuid::Uuid::from_u128(9);
    let payload = json!({"email": "lina.haddad@aurora.example", "name": "Lina Haddad"});
    let older = domain::kernel::Older { kind: "PersonRegistered".into(), version: 1, stream, payload };
    let today = <<Person as Aggregate>::Event as domain::kernel::EventExamples>::upcast(older);
    let event: <Person as Aggregate>::Event =
        serde_json::from_value(json!({"type": today.kind, "payload": today.payload})).expect("today's shape");
    let domain::identity::PersonEvent::PersonRegistered { name, .. } = event else { panic!("registered") };
    assert_eq!((name.subject(), name.known().map(String::as_str)), (stream, Some("Lina Haddad")));
}
