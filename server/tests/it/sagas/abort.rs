//! Every saga is cut off at each of its turns, on the way there and on the way back, before and after the commit.

use super::scenarios::{SCENARIOS, Scenario};
use super::toys::{moving, prepare, stands, time_passes, to_the_end};
use crate::support::World;
use server::sagas::{SAGAS, Sagas};

/// Where a process goes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Gone {
    /// It has taken the turn; nothing is done yet.
    AfterTaking,
    /// The work is done; its transaction rolls back.
    BeforeCommit,
    /// Right after the commit.
    AfterCommit,
}

/// Takes turns until the one of that number, where the process goes. Whether there was one.
async fn cut_off(world: &World, sagas: &Sagas, (at, gone): (usize, Gone)) -> bool {
    let mut number = 0;
    for _ in 0..8 {
        while let Some(mut turn) = sagas.take().await.expect("a turn is taken") {
            let now = number == at;
            number += 1;
            if now && gone == Gone::AfterTaking {
                return true;
            }
            turn.carry().await.expect("it is carried out");
            if now && gone == Gone::BeforeCommit {
                return true;
            }
            turn.commit().await.expect("it is committed");
            if now {
                return true;
            }
        }
        time_passes(world).await;
    }
    false
}

async fn one(scenario: &Scenario) {
    let world = moving().await;
    prepare(&world).await;
    let sagas = Sagas::new(world.gateway.services().clone(), scenario.table);
    let undisturbed = (scenario.begin)(&world).await;
    // One that is called off before it has done anything has no turn to be cut off at.
    let is_over = stands(&world, undisturbed).await.0 == scenario.ends;
    assert_eq!(to_the_end(&world, &sagas, undisturbed).await, scenario.ends, "{}", scenario.name);
    let expected = (scenario.seen)(&world, undisturbed).await;
    let mut cuts = 0;
    for gone in [Gone::AfterTaking, Gone::BeforeCommit, Gone::AfterCommit] {
        for at in 0.. {
            let id = (scenario.begin)(&world).await;
            if !cut_off(&world, &sagas, (at, gone)).await {
                break;
            }
            cuts += 1;
            time_passes(&world).await;
            // Another process goes on.
            let next = Sagas::new(world.gateway.services().clone(), scenario.table);
            let what = format!("{} cut off at turn {at}, {gone:?}", scenario.name);
            assert_eq!(to_the_end(&world, &next, id).await, scenario.ends, "{what}");
            assert_eq!((scenario.seen)(&world, id).await, expected, "{what}");
        }
    }
    assert!(cuts >= 3 || is_over, "{}: {cuts} cuts", scenario.name);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_saga_that_is_cut_off_anywhere_comes_to_the_same_end_with_each_effect_once() {
    for saga in SAGAS {
        for ends in ["done", "undone"] {
            let covered = SCENARIOS.iter().any(|it| it.table[0].name == saga.name && it.ends.as_str() == ends);
            assert!(covered, "{} lacks a scenario that ends {ends}", saga.name);
        }
    }
    for scenario in SCENARIOS {
        one(scenario).await;
    }
}
