use super::*;
use crate::knowledge::SpaceRole;

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);
const LETTERS: WorkspaceId = WorkspaceId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0061));

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn decide(state: &SpaceState, command: SpaceCommand) -> Result<Vec<SpaceEvent>, SpaceRefusal> {
    Space::decide(state, command, NOW)
}

fn create() -> SpaceCommand {
    let access = vec![Access::everybody(SpaceRole::Reader), Access::person(person(1).0, SpaceRole::Reader)];
    SpaceCommand::Create { name: " Handbook ".into(), purpose: String::new(), approval: false, access, by: person(1) }
}

/// A space that person 1 has made.
fn made() -> SpaceState {
    Space::replay(&decide(&SpaceState::default(), create()).unwrap())
}

fn edit(of: Option<WorkspaceId>, name: Option<&str>, approval: bool) -> SpaceCommand {
    SpaceCommand::Edit { of, name: name.map(str::to_owned), purpose: None, approval: Some(approval) }
}

#[test]
fn whoever_makes_a_space_keeps_it() {
    let state = made();
    assert_eq!(state.name, "Handbook");
    assert_eq!(
        state.access,
        [Access::everybody(SpaceRole::Reader), Access::person(person(1).0, SpaceRole::Keeper)],
        "and stands in it once"
    );
    assert_eq!(decide(&state, create()), Err(SpaceRefusal::Exists));
}

#[test]
fn what_changes_nothing_is_no_event() {
    let state = made();
    assert_eq!(decide(&state, edit(None, Some("Handbook "), false)), Ok(Vec::new()));
    assert_eq!(decide(&state, SpaceCommand::SetAccess { access: state.access.clone() }), Ok(Vec::new()));
    assert_eq!(decide(&state, edit(None, None, true)).unwrap().len(), 1);
}

#[test]
fn nothing_changes_in_a_space_that_was_put_away() {
    let archived = Space::evolve(made(), &SpaceEvent::SpaceArchived {});
    for command in [edit(None, None, true), SpaceCommand::SetAccess { access: Vec::new() }, SpaceCommand::Archive] {
        assert_eq!(decide(&archived, command), Err(SpaceRefusal::Archived));
    }
    assert_eq!(decide(&archived, SpaceCommand::Restore), Ok(vec![SpaceEvent::SpaceRestored {}]));
    assert_eq!(decide(&made(), SpaceCommand::Restore), Err(SpaceRefusal::NotArchived));
}

#[test]
fn a_workspaces_space_opens_with_its_first_change() {
    let nothing = SpaceState::default();
    assert_eq!(decide(&nothing, edit(Some(LETTERS), None, false)), Ok(Vec::new()), "nothing changes yet");
    let events = decide(&nothing, edit(Some(LETTERS), None, true)).unwrap();
    assert_eq!(events[0], SpaceEvent::SpaceOpened { workspace: LETTERS });
    let state = Space::replay(&events);
    assert!(state.approval && state.workspace == Some(LETTERS));
    assert_eq!(decide(&state, edit(Some(LETTERS), None, false)).unwrap().len(), 1, "and isn't opened twice");
}

#[test]
fn a_workspace_says_itself_what_it_is_called_and_who_is_in_it() {
    let opened = Space::replay(&decide(&SpaceState::default(), edit(Some(LETTERS), None, true)).unwrap());
    for command in [
        edit(Some(LETTERS), Some("Other"), true),
        SpaceCommand::SetAccess { access: Vec::new() },
        SpaceCommand::Archive,
        SpaceCommand::Restore,
    ] {
        assert_eq!(decide(&opened, command), Err(SpaceRefusal::OfWorkspace));
    }
}

#[test]
fn there_is_nothing_to_change_where_nothing_is() {
    assert_eq!(decide(&SpaceState::default(), edit(None, Some("Other"), true)), Err(SpaceRefusal::Unknown));
    assert_eq!(decide(&SpaceState::default(), SpaceCommand::Archive), Err(SpaceRefusal::Unknown));
}

#[test]
fn a_workspaces_space_has_a_stream_of_its_own() {
    let id = Space::of_workspace(LETTERS);
    let stream = Space::stream(id, Some(LETTERS));
    assert_ne!(stream, LETTERS.0);
    assert_ne!(stream, crate::workspaces::Workspace::stream(crate::kernel::TenantId(LETTERS.0), LETTERS));
    assert_eq!(Space::stream(id, None), id.0);
}
