//! How requests share the workers.

use std::{fs, sync::mpsc};

use llama::{CancelFlag, Error, Event, Reason};

use crate::{ask, collect, endless, next, pool_of, question, send};

#[test]
fn a_cancelled_answer_ends_within_a_few_tokens() {
    let pool = pool_of(1, 4);
    let cancel = CancelFlag::default();
    let events = send(&pool, endless(), &cancel);
    for _ in 0..4 {
        assert!(!matches!(next(&events), Event::Finished(_) | Event::Failed(_)));
    }
    cancel.cancel();
    let mut further = 0;
    let finished = loop {
        match next(&events) {
            Event::Finished(finished) => break finished,
            _ => further += 1,
        }
    };
    assert_eq!(finished.reason, Reason::Cancelled);
    assert!(further < 20, "{further} more pieces came");
    assert!(finished.prompt_tokens > 0 && finished.completion_tokens < 30, "{finished:?}");
}

#[test]
fn a_full_queue_refuses_and_a_cancelled_wait_ends_at_once() {
    let pool = pool_of(1, 1);
    let (running, waiting) = (CancelFlag::default(), CancelFlag::default());
    let first = send(&pool, endless(), &running);
    assert!(matches!(next(&first), Event::Started { .. }));
    let second = send(&pool, endless(), &waiting);
    assert_eq!((pool.load().running, pool.load().waiting), (1, 1));
    let on_event = Box::new(|event| panic!("refused, yet {event:?}"));
    let third = pool.submit(question("Hi"), CancelFlag::default(), on_event);
    assert!(matches!(third, Err(Error::Busy { waiting: 1 })), "{third:?}");

    waiting.cancel();
    let gone = collect(&second);
    assert_eq!(gone.finished().reason, Reason::Cancelled);
    assert_eq!((gone.prompt_tokens, gone.finished().prompt_tokens), (None, 0));
    assert_eq!(pool.load().running, 1, "the first goes on");
    running.cancel();
    // It may have said something meanwhile.
    let end = std::iter::repeat_with(|| next(&first)).find(|event| !matches!(event, Event::Text(_)));
    assert!(matches!(end, Some(Event::Finished(finished)) if finished.reason == Reason::Cancelled), "{end:?}");
}

#[test]
fn one_worker_takes_requests_in_their_order() {
    let pool = pool_of(1, 8);
    let (sender, ends) = mpsc::channel();
    for number in 0..4 {
        let sender = sender.clone();
        let on_event = Box::new(move |event| {
            if matches!(event, Event::Finished(_)) {
                sender.send(number).expect("the test listens");
            }
        });
        let request = llama::Request { max_tokens: 3, ..question("Name a colour.") };
        pool.submit(request, CancelFlag::default(), on_event).expect("there is room");
    }
    drop(sender);
    assert_eq!(ends.iter().collect::<Vec<_>>(), [0, 1, 2, 3]);
}

#[test]
fn two_workers_answer_side_by_side_and_alike() {
    let pool = pool_of(2, 0);
    let cancel = CancelFlag::default();
    let long = send(&pool, endless(), &cancel);
    assert!(matches!(next(&long), Event::Started { .. }));
    let beside = ask(&pool, question("Name a fruit."));
    assert_eq!(pool.load().running, 1, "the long one goes on");
    cancel.cancel();
    assert_eq!(beside.text(), ask(&pool_of(1, 0), question("Name a fruit.")).text());

    let both = [question("Name a tree."), question("Name a river.")];
    let pool = pool_of(2, 0);
    let both = both.map(|request| send(&pool, request, &CancelFlag::default()));
    assert!(both.iter().all(|events| collect(events).end.is_ok()));
}

#[test]
fn a_receiver_that_panics_fails_alone() {
    let pool = pool_of(1, 4);
    let before = ask(&pool, question("Name a colour."));
    let (sender, events) = mpsc::channel();
    let on_event = Box::new(move |event| match event {
        Event::Text(_) => panic!("the receiver is broken"),
        event => sender.send(event).expect("the test listens"),
    });
    pool.submit(question("Name a colour."), CancelFlag::default(), on_event).expect("there is room");
    let answer = collect(&events);
    let Err(Error::Panicked { reason }) = &answer.end else { panic!("{answer:?}") };
    assert_eq!(reason, "the receiver is broken");
    assert_eq!(ask(&pool, question("Name a colour.")).text(), before.text());
}

#[test]
fn a_pool_that_ends_tells_everybody() {
    let pool = pool_of(1, 4);
    let running = send(&pool, endless(), &CancelFlag::default());
    let waiting = send(&pool, endless(), &CancelFlag::default());
    assert!(matches!(next(&running), Event::Started { .. }));
    drop(pool);
    let running = loop {
        match running.try_recv().expect("the workers are gone, so all has been said") {
            Event::Text(_) => {}
            end => break end,
        }
    };
    assert!(matches!(running, Event::Failed(Error::Stopped)), "{running:?}");
    assert!(matches!(collect(&waiting).end, Err(Error::Stopped)));
}

#[test]
fn workers_run_at_a_lower_priority_than_the_rest() {
    // The only pool of these tests with a third worker, so that it is known by its name.
    let _pool = pool_of(3, 0);
    // Threads of other tests may end while this one looks.
    let lines = fs::read_dir("/proc/self/task")
        .expect("Linux shows its threads")
        .filter_map(|task| fs::read_to_string(task.ok()?.path().join("stat")).ok());
    let nice: Vec<_> =
        lines.filter_map(|line| Some(line.split_once("(model-3) ")?.1.split(' ').nth(16)?.to_owned())).collect();
    assert_eq!(nice, ["10"]);
}
