use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER};
use serde_json::json;

async fn ask(world: &World, what: &str, email: &str, language: &str) {
    let ask = world.post(&format!("/api/v1/auth/{what}")).header("accept-language", language);
    assert_eq!(ask.json(&json!({ "email": email })).send().await.status, 204);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_admin_finds_the_captured_mails_and_reads_one() {
    let world = World::demo().await;
    ask(&world, "password-reset", CLIENT, "en").await;
    ask(&world, "link", OWNER, "en").await;
    let all = world.get("/api/v1/mails").by(ADMIN).send().await.json();
    let kinds: Vec<_> = all["data"].as_array().expect("rows").iter().map(|row| row["kind"].clone()).collect();
    assert_eq!(kinds, [json!("sign_in_link"), json!("reset_password")], "the latest first");
    for (filter, count) in [
        ("kind=reset_password", 1),
        ("status=captured", 2),
        ("status=sent", 0),
        (&*format!("address={}", CLIENT.to_uppercase()), 1),
    ] {
        let found = world.get(&format!("/api/v1/mails?{filter}")).by(ADMIN).send().await.json();
        assert_eq!(found["data"].as_array().map(Vec::len), Some(count), "{filter}");
    }
    assert!(world.latest_mail(CLIENT).await.contains("http://localhost:3000/password-reset/confirm?token="));
    let id = all["data"][0]["id"].as_str().expect("an id");
    for path in ["/api/v1/mails", &format!("/api/v1/mails/{id}")] {
        let stranger = world.get(path).by(OWNER).send().await;
        assert_eq!(stranger.refusal(path), (403, "permission_missing".into()));
    }
    let reads = crate::audit::reads_of(&world, "platform.show_mail").await;
    assert_eq!(reads, 1, "who reads a mail is on record");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_mail_is_written_in_the_language_of_its_reader() {
    let world = World::demo().await;
    for (language, part) in [("ar", "عيّن كلمة مرور جديدة"), ("zh", "设置新密码"), ("ko", "새 비밀번호 설정")]
    {
        ask(&world, "password-reset", CLIENT, language).await;
        let mails = world.mails_to(CLIENT).await;
        assert_eq!(mails[0]["subject"], part);
    }
    // What the person has chosen for themselves beats the page that somebody asked on.
    let chosen = world.ask(http::Method::PATCH, "/api/v1/me/settings").by(CLIENT).json(&json!({"locale": "ko"}));
    assert_eq!(chosen.send().await.status, 200);
    ask(&world, "link", CLIENT, "ar").await;
    assert_eq!(world.mails_to(CLIENT).await[0]["subject"], "로그인 링크");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_table_of_mails_holds_no_link_that_can_be_read() {
    let world = World::demo().await;
    ask(&world, "password-reset", CLIENT, "en").await;
    let token = world.mailed_token(CLIENT).await;
    let dump: String = sqlx::query_scalar(
        "select (select string_agg(m::text, ' ') from mail.mails m) || (select string_agg(l::text, ' ') from identity.links l)",
    )
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("all there is");
    let secret = token.split_once('.').expect("two parts").1;
    let hex: String =
        server::ambient::from_base64url(secret).expect("a secret").iter().map(|it| format!("{it:02x}")).collect();
    assert!(!dump.contains(secret) && !dump.contains(&hex));
}
