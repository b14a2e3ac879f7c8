use super::{begin, bytes, file, id_of, part};
use crate::support::World;
use crate::support::people::CLIENT;
use http::Method;
use server::contexts::files::tidy;

async fn sql(world: &World, statement: &'static str) {
    sqlx::raw_sql(statement).execute(&mut world.as_superuser().await).await.expect("it is done");
}

async fn objects(world: &World) -> i64 {
    let count = sqlx::query_scalar("select count(*) from files.stored_objects");
    count.fetch_one(&mut world.as_superuser().await).await.expect("a number")
}

fn stored(folder: &tempfile::TempDir) -> usize {
    let tenants = std::fs::read_dir(folder.path()).expect("a folder").flatten();
    tenants.map(|tenant| std::fs::read_dir(tenant.path()).expect("a folder").count()).sum()
}

async fn world() -> (World, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    (World::demo_with(&["--files", &folder.path().to_string_lossy()]).await, folder)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_abandoned_upload_is_cleared_away_and_a_live_one_stays() {
    let (world, folder) = world().await;
    let content = bytes(200_000);
    let abandoned = id_of(&begin(&world, CLIENT, "a.txt", content.len()).await);
    part(&world, CLIENT, &abandoned, 0, &content[..65_536]).await;
    sql(&world, "update files.uploads set expires_at = now() - interval '1 minute'").await;
    let live = id_of(&begin(&world, CLIENT, "b.txt", content.len()).await);
    part(&world, CLIENT, &live, 0, &content[..65_536]).await;
    sql(&world, "update files.stored_objects set kept_until = now() - interval '1 minute'").await;
    tidy(world.gateway.services()).await.expect("it is tidy");
    assert_eq!((objects(&world).await, stored(&folder)), (1, 1), "what a live upload needs stays, however old it is");
    assert_eq!(world.get(&format!("/api/v1/uploads/{abandoned}")).by(CLIENT).send().await.status, 404);
    assert_eq!(part(&world, CLIENT, &live, 65_536, &content[65_536..]).await.json()["status"], "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_file_that_was_removed_long_ago_is_destroyed_with_its_content() {
    let (world, folder) = world().await;
    let kept = file(&world, "kept.txt", b"sumac").await;
    let gone = file(&world, "gone.txt", b"cumin").await;
    world.ask(Method::DELETE, &format!("/api/v1/files/{gone}")).by(CLIENT).send().await;
    tidy(world.gateway.services()).await.expect("it is tidy");
    assert_eq!(stored(&folder), 4, "it can be restored for thirty days");
    sql(&world, "update files.files set removed_at = now() - interval '31 days' where status = 'removed'").await;
    tidy(world.gateway.services()).await.expect("it is tidy");
    assert_eq!((objects(&world).await, stored(&folder)), (2, 2));
    let reply = world.post(&format!("/api/v1/files/{gone}/restore")).by(CLIENT).send().await;
    assert_eq!(reply.refusal("gone"), (404, "resource_not_found".into()));
    assert_eq!(world.get(&format!("/api/v1/files/{kept}/content")).by(CLIENT).send().await.text(), "sumac");
}
