use super::*;
use crate::knowledge::citing::Citation;
use crate::workspaces::prompt::Source;

const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(3));

fn at(s: i64) -> Moment {
    Moment::from_unix_s(s).unwrap()
}

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn queue() -> ExecutionCommand {
    let prompt = Prompt { text: "Name three spices.".into(), max_tokens: 64, ..Prompt::default() };
    let origin = Origin { source: Source::Api, ..Origin::default() };
    let by_name = "Lina Haddad".into();
    let asked = Asked { workspace: WORKSPACE, prompt, origin, findings: Vec::new(), by: person(7), by_name };
    ExecutionCommand::Queue(Box::new(asked))
}

fn complete() -> ExecutionCommand {
    let bill = Bill { prompt_tokens: 12, completion_tokens: 9, ..Bill::default() };
    let text = "Cumin, sumac, saffron.".into();
    let (calls, findings, sources) = (Vec::new(), Vec::new(), Sources::default());
    ExecutionCommand::Complete { text, calls, reason: FinishReason::Stop, bill, findings, sources }
}

fn fail(failure: Failure) -> ExecutionCommand {
    ExecutionCommand::Fail { failure, bill: Bill::default() }
}

fn refuse() -> ExecutionCommand {
    ExecutionCommand::Refuse { said: "Not here.".into(), bill: Bill::default(), findings: Vec::new() }
}

fn cancel() -> ExecutionCommand {
    ExecutionCommand::Cancel { so_far: "Cumin,".into(), bill: Bill::default() }
}

fn lose() -> ExecutionCommand {
    ExecutionCommand::Return { bill: taken() }
}

/// What an attempt took that somebody paid for.
fn taken() -> Bill {
    Bill::of_attempt("Aurora's models".into(), (12, 4), (1_000_000, 2_000_000))
}

fn rate(rating: Option<Rating>) -> ExecutionCommand {
    ExecutionCommand::Rate { by: person(7), rating, note: Some("Too long.".into()) }
}

fn comment(number: u128) -> ExecutionCommand {
    ExecutionCommand::Comment {
        id: CommentId(Uuid::from_u128(number)),
        by: person(7),
        by_name: "Lina Haddad".into(),
        text: "What do you think?".into(),
        mentions: vec![person(9), person(8), person(9)],
    }
}

/// Events of a run after these commands, one second apart.
fn given(commands: impl IntoIterator<Item = ExecutionCommand>) -> Vec<ExecutionEvent> {
    let mut events = Vec::new();
    for (second, command) in (0..).zip(commands) {
        events.extend(Execution::decide(&Execution::replay(&events), command, at(second)).unwrap());
    }
    events
}

fn when(given: &[ExecutionEvent], command: ExecutionCommand) -> Result<Vec<ExecutionEvent>, ExecutionRefusal> {
    Execution::decide(&Execution::replay(given), command, at(60))
}

/// A run ended in each of the ways that there are.
fn ends() -> Vec<Vec<ExecutionEvent>> {
    vec![
        given([queue(), ExecutionCommand::Begin, complete()]),
        given([queue(), fail(Failure::PromptTooLong)]),
        given([queue(), cancel()]),
        given([queue(), refuse()]),
        given([queue(), ExecutionCommand::Begin, refuse()]),
    ]
}

#[test]
fn a_run_goes_from_queued_over_running_to_done() {
    let events = given([queue(), ExecutionCommand::Begin, complete()]);
    let state = Execution::replay(&events);
    assert_eq!((state.status, state.attempts), (Some(ExecutionStatus::Done), 1));
    assert_eq!(state.workspace, Some(WORKSPACE));
    let ExecutionEvent::ExecutionCompleted { latency_ms, bill, .. } = &events[2] else { panic!("completed last") };
    assert_eq!((*latency_ms, bill.tokens()), (1_000, 21));
}

#[test]
fn what_was_asked_and_answered_lies_under_the_key_of_workspace_and_day() {
    let events = given([queue(), ExecutionCommand::Begin, complete(), comment(1)]);
    let ExecutionEvent::ExecutionQueued { prompt, started_by_name, .. } = &events[0] else { panic!("queued first") };
    let key = words_key(WORKSPACE, day_of(at(0)));
    assert_eq!((prompt.subject(), started_by_name.subject()), (key, person(7).0));
    let ExecutionEvent::ExecutionCompleted { answer, .. } = &events[2] else { panic!("completed") };
    let ExecutionEvent::ExecutionCommented { text, person_name, .. } = &events[3] else { panic!("commented") };
    assert_eq!((answer.subject(), text.subject(), person_name.subject()), (key, key, person(7).0));
}

#[test]
fn a_run_that_nobody_began_cannot_complete() {
    assert_eq!(when(&given([queue()]), complete()), Err(ExecutionRefusal::NotRunning));
}

#[test]
fn a_run_is_begun_once() {
    let running = given([queue(), ExecutionCommand::Begin]);
    assert_eq!(when(&running, ExecutionCommand::Begin), Err(ExecutionRefusal::NotQueued));
}

#[test]
fn a_run_whose_worker_is_gone_is_taken_up_again_and_at_last_given_up() {
    let lost = || [ExecutionCommand::Begin, lose()];
    let events = given([queue()].into_iter().chain(lost()).chain(lost()).chain(lost()));
    let returned = events.iter().filter(|event| matches!(event, ExecutionEvent::ExecutionReturned { .. })).count();
    assert_eq!(returned, 2);
    let state = Execution::replay(&events);
    assert_eq!((state.status, state.attempts), (Some(ExecutionStatus::Failed), ATTEMPTS_MAX));
    let last = events.last().unwrap();
    assert!(matches!(last, ExecutionEvent::ExecutionFailed { failure: Failure::Interrupted, .. }), "{last:?}");
}

#[test]
fn what_lost_and_cancelled_attempts_took_is_in_the_end_once() {
    let lost = || [ExecutionCommand::Begin, lose()];
    let cancel = || ExecutionCommand::Cancel { so_far: String::new(), bill: taken() };
    let ends = [
        (given([queue(), ExecutionCommand::Begin, cancel()]), 1),
        (given([queue()].into_iter().chain(lost()).chain([cancel()])), 2),
        (given([queue()].into_iter().chain(lost()).chain(lost()).chain(lost())), 3),
        (given([queue()].into_iter().chain(lost()).chain([ExecutionCommand::Begin, failed()])), 2),
    ];
    for (events, attempts) in ends {
        let bill = match events.last().unwrap() {
            ExecutionEvent::ExecutionCancelled { bill, .. } | ExecutionEvent::ExecutionFailed { bill, .. } => bill,
            other => panic!("{other:?} ends nothing"),
        };
        let expected = (u64::from(attempts) * taken().tokens(), u64::from(attempts) * taken().cost_micros, attempts);
        assert_eq!((bill.tokens(), bill.cost_micros, bill.attempts), expected);
    }
}

fn failed() -> ExecutionCommand {
    ExecutionCommand::Fail { failure: Failure::TimedOut, bill: taken() }
}

#[test]
fn an_answer_after_a_lost_attempt_is_paid_for_with_it() {
    let events = given([queue(), ExecutionCommand::Begin, lose(), ExecutionCommand::Begin, complete()]);
    let ExecutionEvent::ExecutionCompleted { bill, .. } = events.last().unwrap() else { panic!("completed last") };
    assert_eq!(bill.tokens(), 21 + taken().tokens());
}

#[test]
fn only_what_somebody_works_on_comes_back() {
    assert_eq!(when(&given([queue()]), lose()), Err(ExecutionRefusal::NotRunning));
    for end in ends() {
        assert_eq!(when(&end, lose()), Err(ExecutionRefusal::NotRunning));
    }
}

#[test]
fn a_cancelled_run_keeps_what_there_was_and_ends() {
    let events = given([queue(), ExecutionCommand::Begin, cancel()]);
    let ExecutionEvent::ExecutionCancelled { so_far, .. } = &events[2] else { panic!("cancelled last") };
    assert_eq!(so_far.known().map(String::as_str), Some("Cumin,"));
    assert_eq!(when(&events, complete()), Err(ExecutionRefusal::NotRunning));
}

#[test]
fn nothing_happens_to_a_run_after_its_end() {
    for events in ends() {
        let late = [ExecutionCommand::Begin, complete(), fail(Failure::Interrupted), cancel(), refuse(), queue()];
        for command in late {
            assert!(when(&events, command).is_err());
        }
    }
}

#[test]
fn an_answer_is_rated_when_it_is_there_and_the_rating_can_be_taken_back() {
    assert_eq!(when(&given([queue()]), rate(Some(Rating::Up))), Err(ExecutionRefusal::GoesOn));
    for end in ends() {
        let rated = when(&end, rate(Some(Rating::Down))).unwrap();
        let ExecutionEvent::ExecutionRated { rating, note: Some(note), .. } = &rated[0] else { panic!("rated") };
        let key = words_key(WORKSPACE, day_of(at(0)));
        assert_eq!((*rating, note.subject()), (Some(Rating::Down), key));
        let back = when(&end, rate(None)).unwrap();
        assert!(matches!(&back[0], ExecutionEvent::ExecutionRated { rating: None, note: None, .. }));
    }
}

#[test]
fn whoever_is_mentioned_twice_is_told_once() {
    let events = given([queue(), comment(1)]);
    let ExecutionEvent::ExecutionCommented { mentions, .. } = &events[1] else { panic!("commented") };
    assert_eq!(mentions, &[person(8), person(9)]);
}

#[test]
fn so_much_is_said_about_a_run_and_no_more() {
    let said = (0..u128::from(COMMENTS_MAX)).map(comment);
    let events = given([queue()].into_iter().chain(said));
    assert_eq!(when(&events, comment(9_999)), Err(ExecutionRefusal::TooMuchSaid));
    assert!(when(&events, rate(None)).is_err(), "and it still hasn't ended");
}

#[test]
fn somebody_looks_after_a_run_until_nobody_does() {
    let to = |to: Option<PersonId>| ExecutionCommand::Assign { by: person(7), to: to.map(|to| (to, "S.".into())) };
    let events = given([queue(), to(Some(person(8)))]);
    assert_eq!(Execution::replay(&events).assigned_to, Some(person(8)));
    let events = given([queue(), to(Some(person(8))), to(None)]);
    assert_eq!(Execution::replay(&events).assigned_to, None);
}

#[test]
fn nothing_is_asked_of_what_was_never_queued() {
    for command in [ExecutionCommand::Begin, complete(), cancel(), rate(None), comment(1)] {
        assert!(when(&[], command).is_err());
    }
}

#[test]
fn an_answer_is_outdated_once_by_each_later_version_of_what_it_rests_on() {
    let document = |number| DocumentId(Uuid::from_u128(number));
    let citation = |sentence, number, version| Citation {
        sentence,
        document: document(number),
        version,
        number: 1,
        from: 0,
        to: 5,
    };
    let citations = vec![citation(0, 1, 3), citation(1, 1, 3), citation(1, 2, 1)];
    let sources = Sources { citations, ..Sources::default() };
    let ExecutionCommand::Complete { text, calls, reason, bill, findings, .. } = complete() else {
        panic!("it completes")
    };
    let cited = ExecutionCommand::Complete { text, calls, reason, bill, findings, sources };
    let mut events = given([queue(), ExecutionCommand::Begin, cited]);
    let outdate = |number, version| ExecutionCommand::Outdate { document: document(number), version };
    for (number, version) in [(1, 3), (1, 2), (3, 9)] {
        assert_eq!(when(&events, outdate(number, version)), Err(ExecutionRefusal::NotCited), "{number} {version}");
    }
    let said = when(&events, outdate(1, 4)).unwrap();
    let event = ExecutionEvent::SourceSuperseded { document: document(1), version: 4, told: Some(person(7)) };
    assert_eq!(said, [event]);
    events.extend(said);
    assert_eq!(when(&events, outdate(1, 5)), Err(ExecutionRefusal::NotCited), "whoever asked knows");
    assert!(when(&events, outdate(2, 2)).is_ok(), "another document is another matter");
}
