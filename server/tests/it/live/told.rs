use super::{Ear, secret, team};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use domain::platform::ThingKind;
use http::Method;
use serde_json::json;
use server::live::nudge;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_change_is_told_once_by_kind_and_id_and_never_with_what_it_says() {
    let world = World::demo().await;
    let mut ear = Ear::of(&world, CLIENT).await;
    let made = team(&world, "Harvest").await;
    let item = ear.item().await;
    assert_eq!((&item["news"], &item["kind"], &item["id"]), (&json!("changed"), &json!("team"), &json!(made)));
    assert_eq!(item["place"].as_str(), ear.place.as_deref(), "the place is the event's id");
    assert_eq!(item.as_object().map(serde_json::Map::len), Some(4), "{item}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn another_tenant_hears_nothing_and_the_platforms_admins_hear_all() {
    let world = World::demo().await;
    let mut rival = Ear::of(&world, RIVAL).await;
    let mut admin = Ear::of(&world, ADMIN).await;
    let made = team(&world, "Harvest").await;
    assert_eq!(admin.thing_of("team").await, format!("team {made}"));
    let own = world.caller(RIVAL).await.actor.expect("a person");
    let mut tx = world.db().as_system("a fence").await.expect("a transaction");
    nudge(&mut tx, (own.tenant_id, own.person_id), (ThingKind::Job, Some(Uuid::from_u128(7))));
    tx.commit().await.expect("it holds");
    assert_eq!(rival.thing().await, format!("job {}", Uuid::from_u128(7)), "the first that they hear");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_may_not_read_a_kind_does_not_hear_of_it() {
    let world = World::demo().await;
    let (mut client, mut owner) = (Ear::of(&world, CLIENT).await, Ear::of(&world, OWNER).await);
    let kept = secret(&world, "oven").await;
    let made = team(&world, "Harvest").await;
    assert_eq!(owner.thing().await, format!("secret {kept}"));
    assert_eq!(owner.thing().await, format!("team {made}"));
    assert_eq!(client.thing().await, format!("team {made}"), "the secret isn't theirs to read");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn that_a_text_has_changed_is_heard_by_whoever_reads_it_and_the_platforms_by_all() {
    let world = World::demo().await;
    let change = async |whose: &str, who: &str| {
        let body = json!({"language": "en", "text": "Desk of mine"});
        let path = format!("/api/v1/{whose}/texts/account.title");
        let reply = world.ask(Method::PUT, &path).by(who).json(&body).send().await;
        assert_eq!(reply.status, 204, "{whose}: {}", reply.text());
    };
    let (mut client, mut owner) = (Ear::of(&world, CLIENT).await, Ear::of(&world, OWNER).await);
    let mut rival = Ear::of(&world, RIVAL).await;
    change("tenant", OWNER).await;
    assert_eq!(client.thing().await, "wording ", "which of them isn't theirs to know");
    assert!(owner.thing().await.len() > "wording ".len());
    let own = world.caller(RIVAL).await.actor.expect("a person");
    let mut tx = world.db().as_system("a fence").await.expect("a transaction");
    nudge(&mut tx, (own.tenant_id, own.person_id), (ThingKind::Job, Some(Uuid::from_u128(7))));
    tx.commit().await.expect("it holds");
    assert_eq!(rival.thing().await, format!("job {}", Uuid::from_u128(7)), "the first that they hear");
    change("platform", ADMIN).await;
    for ear in [&mut client, &mut rival] {
        assert_eq!(ear.thing().await, "wording ");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn rights_that_change_hold_from_the_next_item_on() {
    let world = World::demo().await;
    let lina = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let mut client = Ear::of(&world, CLIENT).await;
    let roles = format!("/api/v1/users/{lina}/assign-role");
    let given = world.post(&roles).by(OWNER).json(&json!({"role": "owner"})).send().await;
    assert!(given.status < 300, "{}", given.text());
    assert_eq!(client.thing().await, format!("person {lina}"), "one hears of oneself");
    let kept = secret(&world, "oven").await;
    assert_eq!(client.thing().await, format!("secret {kept}"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_nudge_of_a_person_is_theirs_alone() {
    let world = World::demo().await;
    let lina = world.caller(CLIENT).await.actor.expect("a person");
    let (mut client, mut owner) = (Ear::of(&world, CLIENT).await, Ear::of(&world, OWNER).await);
    let mut given_up = world.db().as_system("nothing comes of it").await.expect("a transaction");
    nudge(&mut given_up, (lina.tenant_id, lina.person_id), (ThingKind::Job, None));
    drop(given_up);
    let id = Uuid::from_u128(11);
    let mut tx = world.db().as_system("something for Lina").await.expect("a transaction");
    nudge(&mut tx, (lina.tenant_id, lina.person_id), (ThingKind::Job, Some(id)));
    tx.commit().await.expect("it holds");
    assert_eq!(client.thing().await, format!("job {id}"), "not what was rolled back");
    let made = team(&world, "Harvest").await;
    assert_eq!(owner.thing().await, format!("team {made}"), "nobody else's business");
}
