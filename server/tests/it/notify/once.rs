use super::{mails, put_on, settle, tenant_of, told};
use crate::support::World;
use crate::support::people::OWNER;
use server::contexts::subscribers;
use server::store::subscribers::{Runner, deliver};
use server::store::{Cursor, Selection, read_after};

/// Forgets what the subscriber has done, as if the log were read anew.
const ANEW: &str = "delete from log.handled where subscriber = 'notices';
                    update log.checkpoints set transaction_id = 0, position = 0, retry_at = null, attempts = 0
                    where subscriber = 'notices'";

async fn sql(world: &World, statements: &str) {
    sqlx::raw_sql(sqlx::AssertSqlSafe(statements.to_owned()))
        .execute(&mut world.as_superuser().await)
        .await
        .expect("it is done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_person_is_told_once_of_an_event_however_often_the_log_is_read() {
    let world = World::demo().await;
    let tenant = tenant_of(&world, OWNER).await;
    put_on(&world, tenant, "pro").await;
    settle(&world).await;
    assert_eq!((told(&world, OWNER, "plan_changed").await.len(), mails(&world, OWNER).await.len()), (1, 1));

    // From the beginning, by two processes at the same time.
    sql(&world, ANEW).await;
    let second = world.restarted();
    tokio::join!(settle(&world), settle(&second));
    // Each event once more by hand, in batches of their own.
    sql(&world, ANEW).await;
    let services = world.gateway.services();
    let all = subscribers(services);
    let teller = all.iter().find(|it| it.name() == "notices").expect("it follows the log");
    let mut tx = world.db().as_system("a test").await.expect("a transaction");
    let selection = Selection::of_types(teller.types());
    let events = read_after(&mut tx, &services.keys, Cursor::START, selection, 10_000).await.expect("the log");
    drop(tx);
    assert!(events.iter().any(|event| event.kind == "SubscriptionChanged"));
    for event in events {
        deliver(world.db(), &**teller, vec![event.clone(), event]).await.expect("handled");
    }
    assert_eq!((told(&world, OWNER, "plan_changed").await.len(), mails(&world, OWNER).await.len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_breaks_off_between_notice_and_mail_leaves_neither_and_is_made_up_for_once() {
    let world = World::demo().await;
    let tenant = tenant_of(&world, OWNER).await;
    settle(&world).await;
    put_on(&world, tenant, "pro").await;
    sql(&world, "revoke insert on mail.mails from portico_app").await;
    let services = world.gateway.services();
    let runner = Runner::new(world.db().clone(), services.keys.clone(), subscribers(services));
    let failed = "select attempts from log.checkpoints where subscriber = 'notices'";
    for _ in 0..500 {
        runner.drain().await.expect("the database is there");
        let attempts: i32 =
            sqlx::query_scalar(failed).fetch_one(&mut world.as_superuser().await).await.expect("attempts");
        if attempts > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(told(&world, OWNER, "plan_changed").await.len(), 0, "the notice went with its mail");
    sql(
        &world,
        "grant insert on mail.mails to portico_app;
                 update log.checkpoints set retry_at = null where subscriber = 'notices'",
    )
    .await;
    settle(&world).await;
    assert_eq!((told(&world, OWNER, "plan_changed").await.len(), mails(&world, OWNER).await.len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn old_times_are_no_news() {
    let world = World::demo().await;
    settle(&world).await;
    // The demo world's companies were put on their plans months ago.
    assert_eq!(told(&world, OWNER, "plan_changed").await.len(), 0);
    let tenant = tenant_of(&world, OWNER).await;
    put_on(&world, tenant, "pro").await;
    sql(
        &world,
        "alter table log.events disable trigger all;
                 update log.events set recorded_at = now() - interval '8 days' where type = 'SubscriptionChanged';
                 alter table log.events enable trigger all",
    )
    .await;
    settle(&world).await;
    assert_eq!(told(&world, OWNER, "plan_changed").await.len(), 0, "it was written down a week ago");
}
