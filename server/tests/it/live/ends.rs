use super::Ear;
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_hears_anything_without_signing_in() {
    let world = World::demo().await;
    let reply = world.get("/api/v1/changes").send().await;
    assert_eq!(reply.refusal("nobody"), (401, "not_signed_in".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_stream_of_a_session_that_has_ended_ends() {
    let world = World::demo().await;
    let token = world.sign_in(CLIENT).await["accessToken"].as_str().expect("a token").to_owned();
    let mut ended = Ear::read(world.get("/api/v1/changes").bearer(&token).open().await);
    let mut other = Ear::of(&world, CLIENT).await;
    assert_eq!(ended.item().await["news"], "begun");
    assert_eq!(world.post("/api/v1/auth/logout").bearer(&token).send().await.status, 204);
    let last = ended.item().await;
    assert_eq!(last["error"]["code"], "session_ended", "{last}");
    assert_eq!(ended.next().await, None);
    let made = super::team(&world, "Harvest").await;
    assert_eq!(other.thing().await, format!("team {made}"), "another session of theirs goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_process_that_is_going_lets_its_streams_go_elsewhere_at_once() {
    let world = World::demo().await;
    let mut ear = Ear::of(&world, CLIENT).await;
    world.gateway.services().drain.begin();
    assert_eq!(ear.next().await, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_person_has_twenty_streams_and_gets_each_of_them_back() {
    let world = World::demo().await;
    let mut all = Vec::new();
    for _ in 0..20 {
        all.push(Ear::of(&world, CLIENT).await);
    }
    let one_more = world.get("/api/v1/changes").by(CLIENT).send().await;
    assert_eq!(one_more.refusal("the twenty-first"), (429, "too_many_streams".into()));
    Ear::of(&world, OWNER).await;
    all.pop();
    Ear::of(&world, CLIENT).await;
}
