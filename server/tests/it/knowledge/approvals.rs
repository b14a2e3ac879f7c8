use super::{does, draft, get, id_of, look, page, person, send, told, with_clock, write};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER, RIVAL};
use domain::Moment;
use http::Method;
use serde_json::{Value, json};
use server::contexts::knowledge::ExpireReview;
use server::jobs::{Task, due};

/// A space of Aurora's in which somebody else approves, and in which everybody writes.
async fn space(world: &World) -> String {
    let access = super::everybody("writer");
    let wanted = json!({"name": "Rules", "approval": true, "access": access});
    id_of(&does(world, Method::POST, "/spaces", OWNER, wanted).await)
}

async fn ask(world: &World, who: &str, id: &str, reviewers: Value) -> crate::support::Reply {
    send(world, Method::POST, &format!("/documents/{id}/reviews"), who, &json!({"reviewers": reviewers})).await
}

fn approving(id: &str, version: u32) -> String {
    format!("/documents/{id}/versions/{version}/approve")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn readers_keep_seeing_the_approved_version_until_the_new_one_is_approved() {
    let world = World::demo().await;
    let (id, salma) = (space(&world).await, person(&world, OWNER).await);
    let rule = draft(&world, CLIENT, &id, "Washing hands", "Once.").await;
    let path = format!("/documents/{rule}");
    let publish = send(&world, Method::POST, &format!("{path}/publish"), CLIENT, &json!({})).await;
    assert_eq!(publish.refusal("without approval"), (409, "approval_needed".into()));
    assert_eq!(ask(&world, CLIENT, &rule, json!([salma])).await.status, 204);
    let own = send(&world, Method::POST, &approving(&rule, 1), CLIENT, &json!({})).await;
    assert_eq!(own.refusal("one's own"), (403, "own_version".into()));
    let waiting = get(&world, "/reviews", OWNER).await;
    assert_eq!((&waiting["data"][0]["id"], &waiting["data"][0]["byName"]), (&json!(rule), &json!("Lina Haddad")));
    assert_eq!(get(&world, "/reviews", CLIENT).await["data"], json!([]));
    does(&world, Method::POST, &approving(&rule, 1), OWNER, json!({})).await;
    assert_eq!(get(&world, "/reviews", OWNER).await["data"], json!([]), "it waits no more");

    assert_eq!(write(&world, CLIENT, &rule, 1, "Twice.").await, 2);
    assert_eq!(ask(&world, CLIENT, &rule, json!([salma])).await.status, 204);
    let seen = async || get(&world, &path, OWNER).await["body"].clone();
    assert_eq!(seen().await, "Once.");
    let why = json!({"why": "How long each time?"});
    does(&world, Method::POST, &format!("{path}/versions/2/reject"), OWNER, why).await;
    let rejected = get(&world, &format!("{path}?version=2"), CLIENT).await;
    assert_eq!((&rejected["status"], &rejected["rejectedWhy"]), (&json!("rejected"), &json!("How long each time?")));
    assert_eq!(seen().await, "Once.");
    assert_eq!(write(&world, CLIENT, &rule, 2, "Twice, a minute each.").await, 3);
    assert_eq!(ask(&world, CLIENT, &rule, json!([salma])).await.status, 204);
    does(&world, Method::POST, &approving(&rule, 3), OWNER, json!({})).await;
    assert_eq!(seen().await, "Twice, a minute each.");
    let first = get(&world, &format!("{path}?version=1"), OWNER).await;
    assert_eq!((&first["status"], &first["approved"]), (&json!("superseded"), &json!(3)), "and is read still");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_is_asked_and_whoever_asked_are_told() {
    let world = World::demo().await;
    let (id, salma) = (space(&world).await, person(&world, OWNER).await);
    let rule = draft(&world, CLIENT, &id, "Washing hands", "Once.").await;
    assert_eq!(ask(&world, CLIENT, &rule, json!([salma, salma])).await.status, 204);
    let asked = told(&world, OWNER, "review_asked").await;
    let [notice] = asked.as_slice() else { panic!("told once: {asked:?}") };
    assert_eq!(notice["page"], format!("/k/{rule}"));
    assert!(notice["text"].as_str().is_some_and(|text| text.contains("Lina Haddad")), "{notice}");
    does(&world, Method::POST, &format!("/documents/{rule}/versions/1/reject"), OWNER, json!({"why": "Why once?"}))
        .await;
    assert_eq!(told(&world, CLIENT, "document_rejected").await.len(), 1);
    assert_eq!(ask(&world, CLIENT, &rule, json!([])).await.status, 204);
    does(&world, Method::POST, &approving(&rule, 1), OWNER, json!({})).await;
    let approved = told(&world, CLIENT, "document_approved").await;
    assert!(approved[0]["text"].as_str().is_some_and(|text| text.contains("Salma Benali")), "{approved:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn only_who_reads_a_document_is_asked_and_only_who_was_asked_or_keeps_it_approves() {
    let world = World::demo().await;
    let aurora = super::tenant(&world, OWNER).await;
    super::joins(&world.gateway, aurora, super::THIRD, domain::policy::Role::ClientUser).await;
    let id = space(&world).await;
    let rule = draft(&world, CLIENT, &id, "Washing hands", "Once.").await;
    let stranger = ask(&world, CLIENT, &rule, json!([person(&world, RIVAL).await])).await;
    assert_eq!(stranger.faults(), [("reviewers".into(), "cannot_read_document".into())]);
    let salma = person(&world, OWNER).await;
    assert_eq!(ask(&world, CLIENT, &rule, json!([salma])).await.status, 204);
    let other = send(&world, Method::POST, &approving(&rule, 1), super::THIRD, &json!({})).await;
    assert_eq!(other.refusal("not asked"), (403, "not_reviewer".into()));

    let readers = json!({"readers": [{"kind": "person", "id": salma, "role": "reader"}]});
    let refused = send(&world, Method::PUT, &format!("/documents/{rule}/readers"), CLIENT, &readers).await;
    assert_eq!(refused.refusal("no keeper"), (403, "not_space_keeper".into()));
    let other = page_in_own(&world, &salma).await;
    let third = person(&world, super::THIRD).await;
    let unread = ask(&world, OWNER, &other, json!([third])).await;
    assert_eq!(unread.faults(), [("reviewers".into(), "cannot_read_document".into())]);
}

/// A page of the owner's that the owner alone reads.
async fn page_in_own(world: &World, owner: &str) -> String {
    let id = super::space(world, "Salaries", super::everybody("reader")).await;
    let made = page(world, OWNER, &id, "Salaries", "Secret.").await;
    let readers = json!({"readers": [{"kind": "person", "id": owner, "role": "keeper"}]});
    does(world, Method::PUT, &format!("/documents/{made}/readers"), OWNER, readers).await;
    write(world, OWNER, &made, 1, "More secret.").await;
    made
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_approval_is_over_by_the_tenants_own_clock_and_whoever_asked_is_told() {
    let world = World::demo().await;
    let (tenant, writer, keeper) = with_clock(&world).await;
    let access = super::everybody("writer");
    let wanted = json!({"name": "Rules", "approval": true, "access": access});
    let id = id_of(&does(&world, Method::POST, "/spaces", keeper, wanted).await);
    let rule = draft(&world, writer, &id, "Washing hands", "Once.").await;
    let path = format!("/documents/{rule}");
    let asked = json!({"reviewers": [person(&world, keeper).await], "expiresInDays": 30});
    does(&world, Method::POST, &format!("{path}/reviews"), writer, asked).await;
    does(&world, Method::POST, &approving(&rule, 1), keeper, json!({})).await;
    let shown = get(&world, &path, writer).await;
    assert_eq!(shown["expired"], json!(false));
    let until: Moment = serde_json::from_value(shown["expiresAt"].clone()).expect("an end");

    let document = rule.parse().expect("an id");
    ExpireReview { document }.carry_out(world.gateway.clone()).await.expect("too early");
    assert_eq!(get(&world, &path, writer).await["expired"], json!(false));
    super::time_passes(&world, tenant, until).await;
    assert!(due::fall(world.gateway.services()).await.expect("it falls due") >= 1);
    ExpireReview { document }.carry_out(world.gateway.clone()).await.expect("it is over");
    let shown = get(&world, &path, writer).await;
    assert_eq!((&shown["expired"], &shown["body"]), (&json!(true), &json!("Once.")), "readers see it still");
    assert_eq!(told(&world, writer, "document_expired").await.len(), 1);
    assert_eq!(look(&world, &path, CLIENT).await.status, 404);
}
