use crate::support::people::CLIENT;
use crate::support::{Reply, World};
use serde_json::json;

async fn ask(world: &World, email: &str) -> Reply {
    world.post("/api/v1/auth/link").json(&json!({"email": email, "next": "/client/files"})).send().await
}

async fn follow(world: &World, token: &str) -> Reply {
    world.post("/api/v1/auth/link/confirm").json(&json!({ "token": token })).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_mailed_link_signs_in_once_without_a_password() {
    let world = World::demo().await;
    let (known, unknown) = (ask(&world, CLIENT).await, ask(&world, "nobody@demo.portico.example").await);
    assert_eq!((known.status, known.text()), (unknown.status, unknown.text()));
    let token = world.mailed_token(CLIENT).await;
    let pair = follow(&world, &token).await.json();
    let me = world.get("/api/v1/me").bearer(pair["accessToken"].as_str().expect("a token")).send().await.json();
    assert_eq!(me["actor"]["email"], CLIENT);
    assert_eq!(follow(&world, &token).await.refusal("replayed"), (410, "link_ended".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_program_that_looks_into_mails_does_not_use_the_link_up() {
    let world = World::demo().await;
    ask(&world, CLIENT).await;
    let token = world.mailed_token(CLIENT).await;
    for _ in 0..3 {
        let opened = world.get(&format!("/login/link?token={token}")).send().await;
        assert!(opened.status == 200 && opened.text().contains(&token));
        assert!(opened.header("set-cookie").is_none(), "opening signs nobody in");
    }
    let form = world.post("/api/fn/identity.use_sign_in_link").header("origin", "http://localhost:3000");
    let landed = form.header("accept", "text/html").form([("token", &token)]).send().await;
    assert_eq!((landed.status, landed.header("location")), (302, Some("/client/files")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_follow_one_link_at_once_one_is_signed_in() {
    let world = World::demo().await;
    ask(&world, CLIENT).await;
    let token = world.mailed_token(CLIENT).await;
    let replies = futures::future::join_all((0..8).map(|_| follow(&world, &token))).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 1);
    assert_eq!(replies.iter().filter(|reply| reply.status == 410).count(), 7);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_ends_after_a_quarter_of_an_hour_and_leads_nowhere_else() {
    let world = World::demo().await;
    let elsewhere = json!({"email": CLIENT, "next": "https://evil.example/"});
    world.post("/api/v1/auth/link").json(&elsewhere).send().await;
    let token = world.mailed_token(CLIENT).await;
    let form = world.post("/api/fn/identity.use_sign_in_link").header("origin", "http://localhost:3000");
    let landed = form.header("accept", "text/html").form([("token", &token)]).send().await;
    assert_eq!(landed.header("location"), Some("/client"));
    ask(&world, CLIENT).await;
    let token = world.mailed_token(CLIENT).await;
    let minutes: f64 = sqlx::query_scalar(
        "update identity.links set expires_at = now() - interval '1 second'
         returning (extract(epoch from expires_at - created_at) / 60)::float8",
    )
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("time passes");
    assert!(minutes < 15.0);
    assert_eq!(follow(&world, &token).await.refusal("late"), (410, "link_ended".into()));
}
