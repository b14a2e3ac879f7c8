use super::{Ear, team};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use domain::platform::ThingKind;
use serde_json::Value;
use server::live::nudge_all;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_was_away_hears_of_everything_that_changed_meanwhile() {
    let world = World::demo().await;
    let mut ear = Ear::of(&world, CLIENT).await;
    let first = team(&world, "Harvest").await;
    assert_eq!(ear.thing().await, format!("team {first}"));
    let place = ear.place.clone().expect("a place");
    drop(ear);
    let mut missed = Vec::new();
    for number in 0..20 {
        missed.push(format!("team {}", team(&world, &format!("Field {number}")).await));
    }
    let mut ear = Ear::after(&world, CLIENT, &place).await;
    let mut heard = Vec::new();
    while heard.len() < missed.len() {
        heard.push(ear.thing().await);
    }
    assert_eq!(heard, missed, "each once and in order");
    for kind in ThingKind::UNLOGGED {
        assert_eq!(ear.thing().await, format!("{} ", kind.as_str()), "what isn't in the log may have changed too");
    }
    let next = team(&world, "Cellar").await;
    assert_eq!(ear.thing().await, format!("team {next}"), "and then what comes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_browser_comes_back_by_the_id_of_the_last_event() {
    let world = World::demo().await;
    let mut ear = Ear::of(&world, CLIENT).await;
    let begun = ear.place.clone().expect("a place");
    let first = team(&world, "Harvest").await;
    ear.thing().await;
    let last = ear.place.clone().expect("a place");
    let second = team(&world, "Cellar").await;
    // Older transactions of other tests hold the log's readers back for a moment.
    for _ in 0..100 {
        let ask =
            world.get(&format!("/api/v1/changes?after={begun}&stayS=0")).by(CLIENT).header("last-event-id", &last);
        let events: Vec<Value> =
            ask.send().await.events().iter().map(|event| serde_json::from_str(event).expect("JSON")).collect();
        let ids: Vec<_> = events.iter().filter_map(|event| event["id"].as_str()).collect();
        if !ids.is_empty() {
            assert_eq!(ids, [second.as_str()], "not {first} again: {events:?}");
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{second} is never told");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_stay_of_no_time_says_what_there_has_been_and_ends() {
    let world = World::demo().await;
    let ask =
        async |query: &str| world.get(&format!("/api/v1/changes?stayS=0{query}")).by(CLIENT).send().await.events();
    let begun: Value = serde_json::from_str(&ask("").await[0]).expect("JSON");
    let made = team(&world, "Harvest").await;
    let place = begun["place"].as_str().expect("a place");
    // Older transactions of other tests hold the log's readers back for a moment.
    for _ in 0..100 {
        if ask(&format!("&after={place}")).await.iter().any(|event| event.contains(&made)) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{made} is never told");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_place_too_far_back_or_made_up_is_answered_with_a_reset() {
    let world = World::demo().await;
    let crowd = "insert into log.events (transaction_id, event_id, tenant_id, context, stream_type, stream_id, version,
                                         type, schema_version, payload, metadata, occurred_at)
                 select log.current_transaction(), gen_random_uuid(), gen_random_uuid(), 'tenancy', 'team',
                        gen_random_uuid(), 1, 'TeamAdded', 1, 'null', '{}', now()
                 from generate_series(1, 2001)";
    let mut ear = Ear::of(&world, CLIENT).await;
    let begun = ear.place.clone().expect("a place");
    sqlx::raw_sql(crowd).execute(&mut world.as_superuser().await).await.expect("events of strangers");
    let made = team(&world, "Harvest").await;
    assert_eq!(ear.thing().await, format!("team {made}"), "who is there misses nothing, whatever strangers do");
    for place in [begun.as_str(), "0.0", "999999999999.1"] {
        let mut late = Ear::after(&world, CLIENT, place).await;
        let item = late.item().await;
        assert_eq!(item["news"], "reset", "{place}");
        let from = item["place"].as_str().expect("a place");
        assert!(Ear::after(&world, CLIENT, from).await.place.is_some());
    }
    let wrong = world.get("/api/v1/changes?after=yesterday").by(CLIENT).send().await;
    assert_eq!(wrong.faults(), [("after".into(), "not_allowed".into())]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_reads_too_slowly_is_told_to_look_anew_and_keeps_nothing_waiting() {
    let world = World::demo().await;
    let tenant = world.caller(OWNER).await.actor.expect("a person").tenant_id;
    let mut slow = Ear::of(&world, OWNER).await;
    let mut quick = Ear::of(&world, CLIENT).await;
    for round in 0..6 {
        let mut tx = world.db().as_system("much changes").await.expect("a transaction");
        for number in 0..250_u128 {
            let id = Uuid::from_u128(round * 1_000 + number);
            nudge_all(&mut tx, Some(tenant), (ThingKind::Job, Some(id)));
        }
        tx.commit().await.expect("it holds");
        for number in 0..250_u128 {
            let id = Uuid::from_u128(round * 1_000 + number);
            assert_eq!(quick.thing().await, format!("job {id}"), "who reads hears each of them");
        }
    }
    assert_eq!(slow.item().await["news"], "reset");
    let made = team(&world, "Harvest").await;
    assert_eq!(slow.thing().await, format!("team {made}"), "and goes on");
}
