//! How requests share the workers.

use std::{fs, sync::mpsc, time::Instant};

use embed::{CancelFlag, Error};

use crate::{embed, embedder, pool_of, send, wait};

const PAGE: &str = "Our order of saffron, cinnamon and cardamom left Colombo on the third of May, and the ship has been \
                    held at Rotterdam since; the customs office asks for papers that the carrier says it has sent. ";

#[test]
fn a_short_text_overtakes_a_long_list() {
    let list = [PAGE; 200];
    let start = Instant::now();
    let long = send(embedder(), &list, &CancelFlag::default());
    let short = send(embedder(), &["Where is my parcel?"], &CancelFlag::default());
    assert!(wait(&short).is_ok());
    let after = start.elapsed();
    assert_eq!(wait(&long).expect("it goes on").vectors.len(), 200);
    assert!(after * 3 < start.elapsed(), "{after:?} of {:?}", start.elapsed());
}

#[test]
fn a_request_that_is_given_up_ends_soon() {
    let pool = pool_of(1, 4);
    let cancel = CancelFlag::default();
    let list = send(&pool, &[PAGE; 3000], &cancel);
    let start = Instant::now();
    cancel.cancel();
    assert!(matches!(wait(&list), Err(Error::Cancelled)));
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

#[test]
fn a_full_queue_refuses() {
    let pool = pool_of(1, 1);
    let cancel = CancelFlag::default();
    let first = send(&pool, &[PAGE; 3000], &cancel);
    let on_done = Box::new(|done| panic!("refused, yet {done:?}"));
    let second = pool.embed(vec!["late".into()], CancelFlag::default(), on_done);
    assert!(matches!(second, Err(Error::Busy { waiting: 1 })), "{second:?}");
    cancel.cancel();
    assert!(wait(&first).is_err());
    assert!(wait(&send(&pool, &["next"], &CancelFlag::default())).is_ok());
}

#[test]
fn a_pool_that_ends_tells_everybody() {
    let pool = pool_of(1, 4);
    let outcomes = [0, 1].map(|_| send(&pool, &[PAGE; 3000], &CancelFlag::default()));
    drop(pool);
    for outcome in outcomes {
        assert!(matches!(wait(&outcome), Err(Error::Stopped)));
    }
}

#[test]
fn a_receiver_that_panics_harms_nobody() {
    let (sender, heard) = mpsc::channel();
    let on_done = Box::new(move |_| {
        sender.send(()).expect("the test listens");
        panic!("the receiver is broken");
    });
    embedder().embed(vec!["x".into()], CancelFlag::default(), on_done).expect("there is room");
    heard.recv().expect("it was told");
    assert_eq!(embed(&["x"]).vectors.len(), 1);
}

#[test]
fn workers_run_at_a_lower_priority_than_the_rest() {
    // The only pool of these tests with a third worker, so that it is known by its name.
    let _pool = pool_of(3, 4);
    let lines = fs::read_dir("/proc/self/task")
        .expect("Linux shows its threads")
        .filter_map(|task| fs::read_to_string(task.ok()?.path().join("stat")).ok());
    let nice: Vec<i32> =
        lines.filter_map(|line| line.split_once("(embed-3) ")?.1.split(' ').nth(16)?.parse().ok()).collect();
    assert!(matches!(nice[..], [10..=19]), "{nice:?}");
}
