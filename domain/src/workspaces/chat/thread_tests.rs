use super::*;
use uuid::Uuid;

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);
const LINA: PersonId = PersonId(Uuid::from_u128(7));
const SALMA: PersonId = PersonId(Uuid::from_u128(8));
const ERIK: PersonId = PersonId(Uuid::from_u128(9));

fn begin() -> ThreadCommand {
    let workspace = WorkspaceId(Uuid::from_u128(1));
    ThreadCommand::Begin { workspace, title: None, by: LINA, by_name: "Lina Haddad".into() }
}

fn ask(parent: Option<u32>) -> ThreadCommand {
    let execution = ExecutionId(Uuid::from_u128(100));
    ThreadCommand::Ask { parent, execution, attachments: Vec::new(), left_out: 0 }
}

fn rename(title: &str) -> ThreadCommand {
    ThreadCommand::Rename { title: Some(title.into()) }
}

fn share(with: ThreadSharing, people: &[PersonId]) -> ThreadCommand {
    ThreadCommand::Share { by: LINA, with, people: people.to_vec(), entering: vec![LINA, SALMA] }
}

/// The state after these commands, none of which is refused.
fn given(commands: impl IntoIterator<Item = ThreadCommand>) -> ThreadState {
    commands.into_iter().fold(ThreadState::default(), |state, command| {
        let events = Thread::decide(&state, command, NOW).expect("it is taken");
        events.iter().fold(state, Thread::evolve)
    })
}

fn when(state: &ThreadState, command: ThreadCommand) -> Result<Vec<ThreadEvent>, ThreadRefusal> {
    Thread::decide(state, command, NOW)
}

fn turn_of(state: &ThreadState, parent: Option<u32>) -> u32 {
    let events = when(state, ask(parent)).expect("it is taken");
    let ThreadEvent::ThreadAsked { turn, .. } = events[0] else { panic!("asked") };
    turn
}

#[test]
fn a_thread_begins_once_and_bears_the_name_of_its_person_erasably() {
    let events = when(&ThreadState::default(), begin()).unwrap();
    let ThreadEvent::ThreadBegun { begun_by_name, .. } = &events[0] else { panic!("begun") };
    assert_eq!((begun_by_name.subject(), begun_by_name.known().map(String::as_str)), (LINA.0, Some("Lina Haddad")));
    assert_eq!(when(&given([begin()]), begin()), Err(ThreadRefusal::Exists));
}

#[test]
fn turns_are_numbered_in_the_order_in_which_they_are_asked_whichever_branch_they_are_on() {
    let state = given([begin(), ask(None), ask(Some(1)), ask(Some(2)), ask(Some(1))]);
    assert_eq!(turn_of(&state, Some(4)), 5);
    assert_eq!(turn_of(&state, None), 5, "a beginning of its own");
    let parents: Vec<_> = state.turns().iter().map(|place| (place.turn, place.parent)).collect();
    assert_eq!(parents, [(1, None), (2, Some(1)), (3, Some(2)), (4, Some(1))]);
}

#[test]
fn nothing_is_asked_after_a_turn_that_is_not_there() {
    let state = given([begin(), ask(None)]);
    for parent in [0, 2, u32::MAX] {
        assert_eq!(when(&state, ask(Some(parent))), Err(ThreadRefusal::Gone), "{parent}");
        assert_eq!(when(&state, ThreadCommand::Prepare { parent: Some(parent) }), Err(ThreadRefusal::Gone));
    }
    assert_eq!(
        when(&state, ThreadCommand::Prepare { parent: Some(1) }),
        Ok(Vec::new()),
        "asking about it says nothing"
    );
}

#[test]
fn a_thread_takes_only_so_many_turns() {
    let full = given([begin()].into_iter().chain((0..TURNS_MAX).map(|_| ask(None))));
    assert_eq!(full.newest(), TURNS_MAX);
    assert_eq!(when(&full, ask(Some(1))), Err(ThreadRefusal::Full));
    assert!(when(&full, rename("Long")).is_ok(), "it can still be named and put away");
}

#[test]
fn a_name_is_given_changed_and_taken_away_and_lies_under_the_key_of_its_day() {
    let named = given([begin(), rename("Spices")]);
    let events = when(&named, rename("Herbs")).unwrap();
    let key = words_key(WorkspaceId(Uuid::from_u128(1)), day_of(NOW));
    assert_eq!(events, [ThreadEvent::ThreadRenamed { title: Some(Personal::of(key, "Herbs".into())) }]);
    let events = when(&named, ThreadCommand::Rename { title: None }).unwrap();
    assert_eq!(events, [ThreadEvent::ThreadRenamed { title: None }]);
    assert_eq!(when(&given([begin()]), ThreadCommand::Rename { title: None }), Ok(Vec::new()));
}

#[test]
fn a_thread_is_its_persons_alone_until_it_is_shared() {
    let state = given([begin()]);
    assert!(state.is_read_by(LINA) && !state.is_read_by(SALMA));
    let shared = given([begin(), share(ThreadSharing::People, &[SALMA, SALMA])]);
    assert!(shared.is_read_by(SALMA) && !shared.is_read_by(ERIK));
    assert_eq!(shared.people, [SALMA], "once is enough");
    let of_all = given([begin(), share(ThreadSharing::People, &[SALMA]), share(ThreadSharing::Workspace, &[SALMA])]);
    assert!(of_all.is_read_by(ERIK));
    assert!(of_all.people.is_empty(), "names say nothing where everybody may");
    let taken_back = given([begin(), share(ThreadSharing::Workspace, &[]), share(ThreadSharing::Nobody, &[])]);
    assert!(taken_back.is_read_by(LINA) && !taken_back.is_read_by(SALMA));
}

#[test]
fn those_are_told_of_a_thread_who_are_named_anew_and_can_read_it() {
    let told = |state: &ThreadState, people: &[PersonId]| {
        let events = when(state, share(ThreadSharing::People, people)).unwrap();
        let ThreadEvent::ThreadShared { told, .. } = &events[0] else { panic!("shared") };
        told.clone()
    };
    let alone = given([begin()]);
    assert_eq!(told(&alone, &[ERIK, SALMA, LINA]), [SALMA], "Erik can't enter the workspace");
    let shared = given([begin(), share(ThreadSharing::People, &[SALMA])]);
    assert_eq!(told(&shared, &[ERIK, SALMA]), Vec::new(), "Salma knows already");
    let taken_back = given([begin(), share(ThreadSharing::People, &[SALMA]), share(ThreadSharing::Nobody, &[])]);
    assert_eq!(told(&taken_back, &[SALMA]), [SALMA]);
}

#[test]
fn sharing_that_changes_nothing_says_nothing() {
    let alone = given([begin()]);
    for with_nobody in [share(ThreadSharing::Nobody, &[SALMA]), share(ThreadSharing::People, &[LINA])] {
        assert_eq!(when(&alone, with_nobody), Ok(Vec::new()), "with oneself is with nobody");
    }
    let shared = given([begin(), share(ThreadSharing::People, &[ERIK, SALMA])]);
    assert_eq!(when(&shared, share(ThreadSharing::People, &[SALMA, ERIK])), Ok(Vec::new()), "the order says nothing");
}

#[test]
fn what_is_put_away_takes_nothing_until_it_is_opened_again() {
    let away = given([begin(), ask(None), ThreadCommand::Archive]);
    for command in
        [ask(Some(1)), ThreadCommand::Prepare { parent: None }, rename("Spices"), share(ThreadSharing::Workspace, &[])]
    {
        assert_eq!(when(&away, command), Err(ThreadRefusal::Archived));
    }
    assert_eq!(when(&away, ThreadCommand::Archive), Ok(Vec::new()));
    let again = given([begin(), ask(None), ThreadCommand::Archive, ThreadCommand::Restore]);
    assert_eq!(when(&again, ThreadCommand::Restore), Ok(Vec::new()));
    assert_eq!(turn_of(&again, Some(1)), 2);
}

#[test]
fn a_removed_thread_and_one_that_never_was_are_not_there() {
    let removed = given([begin(), ThreadCommand::Archive, ThreadCommand::Remove]);
    for state in [removed, ThreadState::default()] {
        for command in [ask(None), rename("x"), ThreadCommand::Archive, ThreadCommand::Restore, ThreadCommand::Remove] {
            assert_eq!(when(&state, command), Err(ThreadRefusal::Gone));
        }
    }
}
