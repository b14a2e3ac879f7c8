use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use serde_json::json;
use std::sync::Arc;

/// What one request says of cookies, status and person must not show up in another's answer, however they interleave.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn requests_at_the_same_time_never_mix() {
    let world = Arc::new(World::demo().await);
    let cookies = Arc::new([world.cookie(ADMIN).await, world.cookie(CLIENT).await]);
    let tasks = (0..12).map(|number| {
        let (world, cookies) = (world.clone(), cookies.clone());
        tokio::spawn(async move {
            for round in 0..15 {
                ask(&world, &cookies, (number + round) % 6).await;
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.expect("every answer is its own");
    }
}

async fn ask(world: &World, cookies: &[String; 2], what: usize) {
    match what {
        0 => {
            let form = world.post("/api/fn/identity.sign_in").header("origin", "http://localhost:3000");
            let form = form.header("referer", "http://localhost:3000/login").header("accept", "text/html");
            let reply = form.form([("email", CLIENT), ("password", "not her password")]).send().await;
            assert_eq!((reply.status, reply.header("set-cookie")), (302, None), "{}", reply.text());
        }
        1 => {
            let reply = world.post("/api/fn/identity.me").form([("", ""); 0]).send().await;
            assert_eq!(reply.refusal("nobody"), (401, "not_signed_in".into()));
        }
        2 | 3 => {
            let (cookie, email) = (&cookies[what - 2], [ADMIN, CLIENT][what - 2]);
            let ask =
                world.post("/api/fn/identity.me").header("cookie", cookie).header("sec-fetch-site", "same-origin");
            let reply = ask.form([("", ""); 0]).send().await;
            assert_eq!((reply.status, &reply.json()["actor"]["email"]), (200, &json!(email)));
            assert_eq!(reply.header("set-cookie"), None);
        }
        4 => {
            let reply = world.get("/login").send().await;
            assert_eq!((reply.status, reply.header("set-cookie"), reply.header("location")), (200, None, None));
        }
        _ => {
            let reply = world.get("/account").header("cookie", &cookies[1]).send().await;
            let page = reply.text();
            assert_eq!(reply.status, 200);
            assert!(page.contains(CLIENT) && !page.contains(ADMIN), "a page of its own person");
        }
    }
}
