//! The policy of the code against Cedar, an engine that isn't ours and doesn't know our tables: its policies are
//! written from `docs/policy/matrix.md`.

mod golden;
mod judge;
mod policies;

use domain::policy::Permission;
use judge::Book;
use policy_trials::{CASES, World};
use std::collections::BTreeMap;

/// One policy in so many is left out, one after the other.
const EVERY: usize = 11;
/// Threads that compare.
const LANES: usize = 2;

#[test]
fn a_hundred_thousand_random_decisions_agree_with_cedar() {
    let book = &Book::read();
    let lanes = std::thread::scope(|scope| {
        let running: Vec<_> = (0..LANES).map(|lane| scope.spawn(move || compare(book, lane))).collect();
        running.into_iter().map(|lane| lane.join().expect("all answers agree")).collect::<Vec<_>>()
    });
    let mut answers = BTreeMap::new();
    lanes.into_iter().flatten().for_each(|(answer, times)| *answers.entry(answer).or_insert(0) += times);
    assert_eq!(answers.values().sum::<u32>(), CASES);
    // Allowed, five reasons why not, three conditions: none of them so rare that nobody would notice.
    assert_eq!(answers.len(), 9, "{answers:?}");
    assert!(answers.values().all(|times| *times >= CASES / 500) && answers["allowed"] > CASES / 5, "{answers:?}");
}

/// Compares the answers about every so-manyth tenant, and counts them by kind.
fn compare(book: &Book, lane: usize) -> BTreeMap<String, u32> {
    let mut answers = BTreeMap::new();
    for world in World::all().skip(lane).step_by(LANES) {
        let judge = book.judge(&world, Permission::ALL);
        for case in world.cases() {
            let (decided, verdict) = (case.decided(&world), judge.verdict(&case));
            assert!(verdict.is(&decided), "{decided:?}, and Cedar {verdict:?}: {case:?}");
            let answer = decided.map_or_else(|denied| format!("{:?}", denied.because), |()| "allowed".into());
            *answers.entry(answer).or_default() += 1;
        }
    }
    answers
}

/// Without this, the test above could be one that agrees with everything.
#[test]
fn a_policy_that_is_left_out_is_noticed() {
    let book = Book::read();
    let all = Permission::ALL.iter().flat_map(|it| (0..book.policies_of(it.as_str())).map(|place| (*it, place)));
    let mut unnoticed = Vec::new();
    for (permission, place) in all.step_by(EVERY) {
        let mut book = book.clone();
        let left_out = book.policies.get_mut(permission.as_str()).expect("it has policies").remove(place);
        if World::many().all(|world| agree(&book, &world, permission)) {
            unnoticed.push(format!("{}: {}", permission.as_str(), left_out.id()));
        }
    }
    assert!(unnoticed.is_empty(), "no question hangs on these: {unnoticed:#?}");
}

/// Whether all answers about a permission agree.
fn agree(book: &Book, world: &World, permission: Permission) -> bool {
    let judge = book.judge(world, &[permission]);
    let mut cases = world.cases().filter(|case| case.permission == permission);
    cases.all(|case| judge.verdict(&case).is(&case.decided(world)))
}
