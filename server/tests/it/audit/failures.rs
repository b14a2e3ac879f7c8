use crate::support::people::{ADMIN, CLIENT};
use crate::support::{PASSWORD, World};
use serde_json::{Value, json};
use server::contexts::platform::WatchSignIns;
use server::jobs::Task;

async fn fail(world: &World, email: &str, times: usize) {
    for _ in 0..times {
        let body = json!({"email": email, "password": "not the password"});
        assert_eq!(world.post("/api/v1/auth/login").json(&body).send().await.status, 401);
    }
}

async fn hours(world: &World, query: &str) -> Vec<Value> {
    let report = world.get(&format!("/api/v1/platform/sign-in-failures{query}")).by(ADMIN).send().await.json();
    report["hours"].as_array().cloned().unwrap_or_else(|| panic!("{report}"))
}

async fn look(world: &World) {
    WatchSignIns {}.carry_out(world.gateway.clone()).await.expect("a look");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn five_failed_sign_ins_stand_at_their_hour_at_once() {
    let world = World::demo().await;
    fail(&world, CLIENT, 3).await;
    fail(&world, "nobody@nowhere.example", 2).await;
    let hours = hours(&world, "?hours=3").await;
    let counts: Vec<_> = hours.iter().map(|hour| hour["failures"].as_u64().expect("a count")).collect();
    assert_eq!((counts.len(), counts.iter().sum::<u64>()), (3, 5), "{hours:?}");
    assert_eq!(self::hours(&world, "").await.len(), 24);
    let stranger = world.get("/api/v1/platform/sign-in-failures").by(CLIENT).send().await;
    assert_eq!(stranger.refusal("a client"), (403, "permission_missing".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn past_the_threshold_the_platforms_people_are_told_once_an_hour() {
    let world = World::demo_with(&["--alert-sign-ins", "5"]).await;
    fail(&world, CLIENT, 4).await;
    look(&world).await;
    assert!(world.mails_to(ADMIN).await.is_empty(), "four are not too many");
    fail(&world, CLIENT, 3).await;
    look(&world).await;
    fail(&world, CLIENT, 3).await;
    futures::join!(look(&world), look(&world));
    let mails = world.mails_to(ADMIN).await;
    assert_eq!((mails.len(), mails[0]["kind"].as_str()), (1, Some("sign_in_alert")));
    assert!(world.latest_mail(ADMIN).await.contains("7 sign-ins have failed"));
    let hours = hours(&world, "?hours=1").await;
    assert!(hours[0]["alertAt"].is_string() && hours[0]["failures"] == 10, "{hours:?}");
    assert_eq!(
        world.post("/api/v1/auth/login").json(&json!({"email": CLIENT, "password": PASSWORD})).send().await.status,
        200
    );
}
