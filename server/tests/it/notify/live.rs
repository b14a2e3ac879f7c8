use super::{does, notices, put_on, settle, tenant_of};
use crate::live::{Ear, team};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_notice_and_that_it_was_read_are_told_at_once_to_its_person_alone() {
    let world = World::demo().await;
    settle(&world).await;
    let (mut owner, mut client) = (Ear::of(&world, OWNER).await, Ear::of(&world, CLIENT).await);
    put_on(&world, tenant_of(&world, OWNER).await, "pro").await;
    settle(&world).await;
    let id = notices(&world, OWNER).await[0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(owner.thing_of("notice").await, format!("notice {id}"));
    does(&world, OWNER, Method::PUT, &format!("/me/notices/{id}/mark"), json!({"mark": "read"})).await;
    assert_eq!(owner.thing_of("notice").await, format!("notice {id}"));
    does(&world, OWNER, Method::POST, "/me/notices/read", json!({})).await;
    assert_eq!(owner.thing_of("notice").await, "notice ");
    let made = format!("team {}", team(&world, "Harvest").await);
    loop {
        let thing = client.thing().await;
        assert!(!thing.starts_with("notice"), "nobody else's business");
        if thing == made {
            break;
        }
    }
}
