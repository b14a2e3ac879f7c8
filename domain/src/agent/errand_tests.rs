use super::*;

const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(3));

fn at(s: i64) -> Moment {
    Moment::from_unix_s(s).unwrap()
}

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn send() -> ErrandCommand {
    ErrandCommand::Send(Box::new(Sent {
        workspace: WORKSPACE,
        text: "Make a team.".into(),
        instructions: "You act for Lina.".into(),
        planner: Planner::Model,
        model: "small".into(),
        by: person(7),
        by_name: "Lina Haddad".into(),
        key: None,
        given: None,
    }))
}

fn think(calls: usize) -> ErrandCommand {
    let wish = Wish { id: "c".into(), tool: "tenancy_add_team".into(), arguments: "{}".into() };
    let said = "So be it.".into();
    ErrandCommand::Think(Box::new(Thought {
        offered: Vec::new(),
        said,
        calls: vec![wish; calls],
        bill: Bill::default(),
    }))
}

fn hold(call: u32) -> ErrandCommand {
    let (why, foreseen) = (WhyAsk::Writes, Foreseen::default());
    ErrandCommand::Hold {
        call,
        operation: "tenancy.add_team".into(),
        why,
        foreseen,
        expires_at: at(90_000),
        told: vec![person(7)],
    }
}

fn clear(call: u32) -> ErrandCommand {
    ErrandCommand::Clear { call, operation: "tenancy.teams".into() }
}

fn refuse(call: u32) -> ErrandCommand {
    let (operation, why) = ("tenancy.add_team".into(), WhyNot::ForeignId);
    ErrandCommand::Refuse { call, operation, why, at: "leadId".into() }
}

fn approve(call: u32) -> ErrandCommand {
    ErrandCommand::Approve { call, by: person(7), by_name: "Lina Haddad".into() }
}

fn decline(call: u32) -> ErrandCommand {
    ErrandCommand::Decline { call, by: Some((person(7), "Lina Haddad".into())), note: Some("No.".into()) }
}

fn made(call: u32) -> ErrandCommand {
    ErrandCommand::Make { call, made: Made { result: "{}".into(), left_out: 0, code: None } }
}

/// The state after commands that are all obeyed.
fn after(commands: impl IntoIterator<Item = ErrandCommand>) -> ErrandState {
    commands.into_iter().fold(ErrandState::default(), |state, command| {
        let events = Errand::decide(&state, command, at(100)).expect("it is obeyed");
        events.iter().fold(state, Errand::evolve)
    })
}

fn refused(state: &ErrandState, command: ErrandCommand) -> ErrandRefusal {
    Errand::decide(state, command, at(200)).expect_err("it is refused")
}

#[test]
fn an_errand_thinks_judges_makes_and_answers() {
    let state = after([send()]);
    assert_eq!((state.status, state.next()), (Some(ErrandStatus::Queued), Next::Nothing), "nobody has taken it");
    let state = after([send(), ErrandCommand::Begin]);
    assert_eq!(state.next(), Next::Think);
    let state = after([send(), ErrandCommand::Begin, think(2)]);
    assert_eq!(state.next(), Next::Judge(1));
    let state = after([send(), ErrandCommand::Begin, think(2), clear(1)]);
    assert_eq!(state.next(), Next::Make(1));
    let state = after([send(), ErrandCommand::Begin, think(2), clear(1), made(1)]);
    assert_eq!(state.next(), Next::Judge(2), "one call after the other");
    let state = after([send(), ErrandCommand::Begin, think(2), clear(1), made(1), refuse(2)]);
    assert_eq!(state.next(), Next::Think);
    let state = after([send(), ErrandCommand::Begin, think(0)]);
    assert_eq!((state.status, state.next()), (Some(ErrandStatus::Done), Next::Nothing));
}

#[test]
fn a_call_that_waits_is_made_by_nobody_before_a_person_has_approved_it() {
    let state = after([send(), ErrandCommand::Begin, think(2), hold(1)]);
    assert_eq!((state.status, state.next()), (Some(ErrandStatus::Waiting), Next::Wait));
    assert_eq!(refused(&state, made(1)), ErrandRefusal::NotNow);
    assert_eq!(refused(&state, clear(1)), ErrandRefusal::NotNow);
    assert_eq!(refused(&state, clear(2)), ErrandRefusal::NotNow, "nor another one beside it");
    assert_eq!(refused(&state, ErrandCommand::Begin), ErrandRefusal::NotNow);
    let state = after([send(), ErrandCommand::Begin, think(2), hold(1), approve(1)]);
    assert!(state.call(1).is_some_and(|call| call.approved && call.stage == CallStage::Cleared));
    assert_eq!((state.status, state.next()), (Some(ErrandStatus::Queued), Next::Nothing), "a worker takes it up");
    let state = after([send(), ErrandCommand::Begin, think(2), hold(1), approve(1), ErrandCommand::Begin]);
    assert_eq!(state.next(), Next::Make(1));
    let state = after([send(), ErrandCommand::Begin, think(1), clear(1)]);
    assert!(state.call(1).is_some_and(|call| !call.approved), "a rule isn't a person");
}

#[test]
fn a_call_is_approved_or_declined_once() {
    for decision in [approve(1), decline(1), ErrandCommand::Decline { call: 1, by: None, note: None }] {
        let state = after([send(), ErrandCommand::Begin, think(1), hold(1), decision]);
        assert_eq!(refused(&state, approve(1)), ErrandRefusal::NotWaiting);
        assert_eq!(refused(&state, decline(1)), ErrandRefusal::NotWaiting);
    }
    let state = after([send(), ErrandCommand::Begin, think(1), hold(1)]);
    assert_eq!(refused(&state, approve(2)), ErrandRefusal::NoCall);
    assert_eq!(refused(&state, approve(0)), ErrandRefusal::NoCall);
}

#[test]
fn a_declined_call_is_never_made_and_the_errand_goes_on() {
    let state = after([send(), ErrandCommand::Begin, think(1), hold(1), decline(1), ErrandCommand::Begin]);
    assert_eq!(state.next(), Next::Think);
    assert_eq!(refused(&state, made(1)), ErrandRefusal::NotNow);
}

#[test]
fn what_was_allowed_a_moment_ago_may_be_refused_or_wait_now() {
    let state = after([send(), ErrandCommand::Begin, think(1), clear(1), refuse(1)]);
    assert_eq!(state.next(), Next::Think);
    let state = after([send(), ErrandCommand::Begin, think(1), clear(1), hold(1)]);
    assert_eq!(state.next(), Next::Wait);
}

#[test]
fn what_a_model_wrote_in_the_place_of_a_name_is_not_kept_beside_the_seal() {
    let state = after([send(), ErrandCommand::Begin, think(1)]);
    let at = format!("members[0].<{}> Noor اللبان", "x".repeat(500));
    let why = WhyNot::ForeignId;
    let refuse = ErrandCommand::Refuse { call: 1, operation: "tenancy.add_team".into(), why, at };
    let events = Errand::decide(&state, refuse, Moment::from_unix_s(1).unwrap()).unwrap();
    let [ErrandEvent::ErrandCallRefused { argument, .. }] = &events[..] else { panic!("{events:?}") };
    assert!(argument.starts_with("members[0].x") && argument.len() == 120 && argument.is_ascii(), "{argument}");
}

#[test]
fn a_call_is_made_once() {
    let state = after([send(), ErrandCommand::Begin, think(1), clear(1), made(1)]);
    for again in [made(1), clear(1), refuse(1), hold(1)] {
        assert_eq!(refused(&state, again), ErrandRefusal::NotNow);
    }
}

#[test]
fn what_was_made_while_somebody_stopped_it_is_written_down_all_the_same() {
    let cancel = ErrandCommand::Cancel { by: person(7) };
    let state = after([send(), ErrandCommand::Begin, think(1), clear(1), cancel.clone(), made(1)]);
    assert_eq!((state.status, state.next()), (Some(ErrandStatus::Cancelled), Next::Nothing));
    assert!(state.call(1).is_some_and(|call| call.stage == CallStage::Made));
    assert_eq!(refused(&state, cancel), ErrandRefusal::Ended);
    assert_eq!(refused(&state, think(1)), ErrandRefusal::Ended);
}

#[test]
fn an_errand_whose_worker_goes_away_is_taken_up_again_and_given_up_only_where_it_gets_no_further() {
    let lose = || [ErrandCommand::Begin, ErrandCommand::Return];
    let state = after([send()].into_iter().chain(lose()).chain(lose()));
    assert_eq!((state.status, state.lost, state.attempts), (Some(ErrandStatus::Queued), 2, 2));
    let state = after([send()].into_iter().chain(lose()).chain(lose()).chain(lose()));
    assert_eq!(state.status, Some(ErrandStatus::Failed));
    let further = [ErrandCommand::Begin, think(1), ErrandCommand::Return];
    let state = after([send()].into_iter().chain(lose()).chain(lose()).chain(further));
    assert_eq!((state.status, state.lost), (Some(ErrandStatus::Queued), 1), "it had got further");
    assert_eq!(state.calls.len(), 1, "and what was thought stays");
}

#[test]
fn a_turn_asks_for_a_bounded_number_of_calls() {
    assert_eq!(after([send(), ErrandCommand::Begin, think(CALLS_MAX + 5)]).calls.len(), CALLS_MAX);
}

#[test]
fn the_words_lie_under_the_key_of_their_workspace_and_day() {
    let events = Errand::decide(&ErrandState::default(), send(), at(0)).unwrap();
    let [ErrandEvent::ErrandSent { text, .. }] = &events[..] else { panic!("{events:?}") };
    assert_eq!(text.subject(), crate::workspaces::words_key(WORKSPACE, 0));
    let state = after([send(), ErrandCommand::Begin]);
    let events = Errand::decide(&state, think(0), at(200)).unwrap();
    let [ErrandEvent::ErrandThought { said, .. }, ErrandEvent::ErrandAnswered { answer, .. }] = &events[..] else {
        panic!("{events:?}")
    };
    assert_eq!((said.subject(), answer.subject()), (text.subject(), text.subject()));
    assert_eq!(said.known(), answer.known());
}
