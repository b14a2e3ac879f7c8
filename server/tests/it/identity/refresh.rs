use crate::support::people::CLIENT;
use crate::support::{Reply, World};
use serde_json::{Value, json};

async fn refresh(world: &World, pair: &Value) -> Reply {
    world.post("/api/v1/auth/refresh").json(&json!({"refreshToken": pair["refreshToken"]})).send().await
}

async fn me(world: &World, pair: &Value) -> u16 {
    world.get("/api/v1/me").bearer(pair["accessToken"].as_str().expect("a token")).send().await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_refresh_token_works_once() {
    let world = World::demo().await;
    let mut pair = world.sign_in(CLIENT).await;
    for _ in 0..3 {
        let reply = refresh(&world, &pair).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let next = reply.json();
        assert_ne!(next["refreshToken"], pair["refreshToken"]);
        assert_eq!(me(&world, &next).await, 200);
        pair = next;
    }
}

/// Lets the seconds pass in which a second exchange counts as late.
async fn later(world: &World) {
    sqlx::raw_sql("update identity.refresh_tokens set exchanged_at = exchanged_at - interval '11 seconds'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("time passes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_second_use_ends_the_session_for_everybody() {
    let world = World::demo().await;
    let first = world.sign_in(CLIENT).await;
    let second = refresh(&world, &first).await.json();
    later(&world).await;
    assert_eq!(refresh(&world, &first).await.refusal("reuse"), (401, "session_ended".into()));
    assert_eq!(me(&world, &second).await, 401, "the thief and the robbed are both out");
    assert_eq!(refresh(&world, &second).await.refusal("after the reuse"), (401, "session_ended".into()));
    let told: i64 = sqlx::query_scalar("select count(*) from log.accesses where what = 'token_reused'")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("the accesses");
    assert_eq!(told, 1, "the audit knows");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_token_whose_successor_was_exchanged_is_a_copy_however_soon_it_comes() {
    let world = World::demo().await;
    let first = world.sign_in(CLIENT).await;
    let second = refresh(&world, &first).await.json();
    let third = refresh(&world, &second).await.json();
    assert_eq!(refresh(&world, &first).await.refusal("two steps behind"), (401, "session_ended".into()));
    assert_eq!(me(&world, &third).await, 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_exchanges_at_once_over_two_processes_one_gets_the_successor() {
    let one = World::demo().await;
    let other = one.restarted();
    for _ in 0..5 {
        let pair = one.sign_in(CLIENT).await;
        let worlds = [&one, &other];
        let asks = (0..16).map(|at| refresh(worlds[at % 2], &pair));
        let replies = futures::future::join_all(asks).await;
        let (won, lost): (Vec<_>, Vec<_>) = replies.into_iter().partition(|reply| reply.status == 200);
        assert_eq!((won.len(), lost.len()), (1, 15));
        for reply in lost {
            assert_eq!(reply.refusal("late"), (409, "refresh_late".into()));
        }
        let next = won[0].json();
        assert_eq!(me(&other, &next).await, 200, "the family lives");
        let after = refresh(&other, &next).await;
        assert_eq!(after.status, 200, "{}", after.text());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_knows_a_sessions_id_alone_cannot_end_it() {
    let world = World::demo().await;
    let pair = world.sign_in(CLIENT).await;
    let token = pair["refreshToken"].as_str().expect("a token");
    let (session, _) = token.split_once('.').expect("an id");
    let guessed = json!({"refreshToken": format!("{session}.{}", server::ambient::base64url(&[7; 32]))});
    assert_eq!(refresh(&world, &guessed).await.refusal("a guess"), (401, "session_ended".into()));
    assert_eq!(me(&world, &pair).await, 200);
    assert_eq!(refresh(&world, &pair).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn refresh_tokens_end_when_nobody_uses_them_and_a_family_after_ninety_days() {
    let world = World::demo().await;
    let pair = world.sign_in(CLIENT).await;
    let run = async |sql: &'static str| {
        sqlx::raw_sql(sql).execute(&mut world.as_superuser().await).await.expect("time passes");
    };
    run("update identity.sessions set created_at = now() - interval '80 days'").await;
    let next = refresh(&world, &pair).await.json();
    let left: f64 =
        sqlx::query_scalar("select extract(epoch from max(expires_at) - now())::float8 from identity.sessions")
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("an end");
    assert!((left / 86_400.0 - 10.0).abs() < 0.1, "ten days are left of ninety: {left}");
    run("update identity.refresh_tokens set expires_at = now() - interval '1 second'").await;
    assert_eq!(refresh(&world, &next).await.refusal("idle too long"), (401, "session_ended".into()));
    assert_eq!(me(&world, &next).await, 200, "an ended token is no stolen one");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refresh_token_that_is_none_is_refused() {
    let world = World::demo().await;
    for bad in ["x", "a.b", "019a2f3e0a7b7c22a1f05d6c2b9e4d10.c2VjcmV0"] {
        let reply = refresh(&world, &json!({"refreshToken": bad})).await;
        assert_eq!(reply.refusal(bad), (401, "session_ended".into()));
    }
}
