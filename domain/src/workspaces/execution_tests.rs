use super::*;
use uuid::Uuid;

fn at(s: i64) -> Moment {
    Moment::from_unix_s(s).unwrap()
}

fn queue() -> ExecutionCommand {
    let prompt = Prompt {
        system: None,
        history: Vec::new(),
        text: "Name three spices.".into(),
        model: "smollm2-135m-instruct".into(),
        max_tokens: 64,
        temperature: 0.0,
    };
    ExecutionCommand::Queue { prompt, by: PersonId(Uuid::from_u128(7)), by_name: "Lina Haddad".into() }
}

fn complete() -> ExecutionCommand {
    let answer = Answer { text: "Cumin, sumac, saffron.".into(), prompt_tokens: 12, completion_tokens: 9 };
    ExecutionCommand::Complete { answer, reason: FinishReason::Stop }
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

#[test]
fn a_run_goes_from_queued_over_running_to_done() {
    let events = given([queue(), ExecutionCommand::Begin, complete()]);
    assert_eq!(Execution::replay(&events).status, Some(ExecutionStatus::Done));
    let ExecutionEvent::ExecutionCompleted { latency_ms, .. } = &events[2] else { panic!("completed last") };
    assert_eq!(*latency_ms, 1_000);
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
fn a_cancelled_run_keeps_what_there_was_and_ends() {
    let so_far = "Cumin,".to_owned();
    let events = given([queue(), ExecutionCommand::Begin, ExecutionCommand::Cancel { so_far: so_far.clone() }]);
    assert!(matches!(&events[2], ExecutionEvent::ExecutionCancelled { so_far: kept, .. } if *kept == so_far));
    assert_eq!(when(&events, complete()), Err(ExecutionRefusal::NotRunning));
}

#[test]
fn nothing_happens_after_the_end() {
    let ends = [
        vec![queue(), ExecutionCommand::Begin, complete()],
        vec![queue(), ExecutionCommand::Fail { failure: Failure::PromptTooLong }],
        vec![queue(), ExecutionCommand::Cancel { so_far: String::new() }],
    ];
    for end in ends {
        let events = given(end);
        for late in [
            ExecutionCommand::Begin,
            complete(),
            ExecutionCommand::Fail { failure: Failure::Interrupted },
            ExecutionCommand::Cancel { so_far: String::new() },
            queue(),
        ] {
            assert!(when(&events, late).is_err());
        }
    }
}
