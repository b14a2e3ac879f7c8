use super::{mails, notices, put_on, settle, tenant_of};
use crate::support::World;
use crate::support::people::OWNER;
use http::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn mail_and_notice_speak_the_language_that_the_person_reads() {
    let world = World::demo().await;
    let body = json!({"locale": "ko"});
    let changed = world.ask(Method::PATCH, "/api/v1/me/settings").by(OWNER).json(&body).send().await;
    assert_eq!(changed.status, 200, "{}", changed.text());
    put_on(&world, tenant_of(&world, OWNER).await, "pro").await;
    settle(&world).await;
    let sentence = "Aurora Foods의 요금제가 변경되었습니다.";
    assert_eq!(mails(&world, OWNER).await[0]["subject"], sentence);
    let text = world.latest_mail(OWNER).await;
    assert!(text.contains(sentence) && text.contains("/account/notifications"), "{text}");
    assert_eq!(notices(&world, OWNER).await[0]["text"], sentence);
}
