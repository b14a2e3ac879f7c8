//! The nearest vectors through the index against those of an exact search, with the filter on, for tenants of unequal size.
//! The same at full size: `cargo bench --profile quick --bench retrieval`.

#[path = "../../../benches/support/clusters.rs"]
mod clusters;

use crate::support::World;
use clusters::{Clusters, DIMENSIONS};
use sqlx::PgConnection;
use uuid::Uuid;

/// Passages of each tenant.
const SIZES: [u128; 3] = [1500, 400, 60];
const QUESTIONS: usize = 20;
/// So that the index is asked, and so that it isn't.
const INDEXED: i32 = 0;
const EXACT: i32 = i32::MAX;

/// The documents that are nearest; the tenant is the upper half of a document's id.
async fn nearest(postgres: &mut PgConnection, tenant: u128, vector: &[f32], exact_below: i32) -> Vec<Uuid> {
    sqlx::query_scalar(
        "select document_id from knowledge.find_passages($1, array[$1], '{everybody}', '{}', null, null, null,
                                                         $2::real[]::public.vector, 'model', '{}', $3, 10)",
    )
    .bind(Uuid::from_u128(tenant))
    .bind(vector)
    .bind(exact_below)
    .fetch_all(postgres)
    .await
    .expect("it is looked for")
}

/// One in ten is for somebody else.
async fn fill(postgres: &mut PgConnection, clusters: &mut Clusters) {
    for (tenant, size) in (1_u128..).zip(SIZES) {
        for number in 0..size {
            let readers = number.is_multiple_of(10).then(|| vec!["person:another".to_owned()]);
            sqlx::query(
                "insert into knowledge.passages (tenant_id, space_id, document_id, version, number, readers, tags, kind, dated,
                                                 title, place, from_char, to_char, body, lexemes, model, dimensions, embedding)
                 values ($1, $1, $2, 1, 1, $3, '{}', 'page', now(), '', '{}', 0, 0, '', '', 'model', $4,
                         $5::real[]::public.vector)",
            )
            .bind(Uuid::from_u128(tenant))
            .bind(Uuid::from_u128(tenant << 64 | number))
            .bind(readers)
            .bind(i32::try_from(DIMENSIONS).expect("a few"))
            .bind(clusters.vector())
            .execute(&mut *postgres)
            .await
            .expect("it is in the index");
        }
    }
    sqlx::raw_sql("analyze knowledge.passages").execute(postgres).await.expect("it is analysed");
}

/// Checklist AIW-19: recall.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_index_finds_what_an_exact_search_finds_and_nothing_foreign() {
    let world = World::empty().await;
    let mut postgres = world.as_superuser().await;
    let mut clusters = Clusters::new(20_261_122, 40);
    sqlx::raw_sql("set app.reach = 'system'; begin").execute(&mut postgres).await.expect("it begins");
    fill(&mut postgres, &mut clusters).await;
    sqlx::raw_sql("commit").execute(&mut postgres).await.expect("it is there");
    let (mut same, mut wanted) = (0, 0);
    for (tenant, size) in (1_u128..).zip(SIZES) {
        for _ in 0..QUESTIONS {
            let question = clusters.vector();
            let exact = nearest(&mut postgres, tenant, &question, EXACT).await;
            let indexed = nearest(&mut postgres, tenant, &question, INDEXED).await;
            assert!(indexed.iter().all(|document| document.as_u128() >> 64 == tenant), "foreign");
            assert!(
                indexed.iter().all(|document| !(document.as_u128() & u128::from(u64::MAX)).is_multiple_of(10)),
                "hidden"
            );
            assert_eq!(exact.len(), 10.min(usize::try_from(size).expect("a few")), "as many as there are");
            same += exact.iter().filter(|document| indexed.contains(document)).count();
            wanted += exact.len();
        }
    }
    println!("recall at 10: {same} of {wanted}");
    assert!(same * 100 >= wanted * 95, "{same} of {wanted}");
}
