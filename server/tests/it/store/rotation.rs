//! Keys take each other's place, and nothing becomes unreadable (checklist SEC-08).

use crate::support::World;
use crate::support::people::CLIENT;
use domain::identity::Person;
use server::store::{Keys, load};

async fn count(world: &World, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(&mut world.as_superuser().await).await.expect("a number")
}

async fn name_of_lina(world: &World, keys: &Keys) -> Option<i32> {
    let id = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let mut tx = world.db().as_system("read").await.expect("a transaction");
    load::<Person>(&mut tx, keys, id.0).await.ok().map(|loaded| loaded.version)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rotated_tenant_key_takes_the_old_ones_place_and_everything_stays_readable() {
    let world = World::demo().await;
    let tenant = world.caller(CLIENT).await.actor.expect("a person").tenant_id;
    let keys = &world.gateway.services().keys;
    let old: uuid::Uuid = sqlx::query_scalar("select id from keys.tenants where tenant_id = $1")
        .bind(tenant.0)
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("the tenant has a key");
    let mut tx = world.db().as_system("rotate").await.expect("a transaction");
    let rotated = keys.rotate_tenant(&mut tx, tenant).await.expect("it is rotated");
    tx.commit().await.expect("it holds");
    assert!(rotated.wrapped >= 3 && rotated.destroyed == 1, "{rotated:?}");
    let left: Vec<uuid::Uuid> = sqlx::query_scalar("select id from keys.tenants where tenant_id = $1")
        .bind(tenant.0)
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("keys");
    assert!(left.len() == 1 && left[0] != old, "the old key is gone");
    assert_eq!(name_of_lina(&world, keys).await, Some(2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_new_secret_opens_nothing_until_the_old_one_is_named_and_needs_it_no_more_after_a_rotation() {
    let world = World::demo().await;
    let (old, new) = (vec![0x5e; 32], vec![0x7a; 32]);
    let alone = Keys::new(&new, &[]).expect("keys");
    assert_eq!(name_of_lina(&world, &alone).await, None, "the new secret alone opens nothing");
    let both = Keys::new(&new, std::slice::from_ref(&old)).expect("keys");
    assert_eq!(name_of_lina(&world, &both).await, Some(2));
    let mut tx = world.db().as_system("rotate").await.expect("a transaction");
    let wrapped = both.rotate_root(&mut tx).await.expect("it is rotated");
    tx.commit().await.expect("it holds");
    assert_eq!(i64::try_from(wrapped).expect("small"), count(&world, "select count(*) from keys.tenants").await);
    assert_eq!(name_of_lina(&world, &alone).await, Some(2), "now the new secret alone opens everything");
    assert_eq!(name_of_lina(&world, &Keys::new(&old, &[]).expect("keys")).await, None, "and the old one nothing");
}
