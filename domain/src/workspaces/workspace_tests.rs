use super::*;

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn decide(state: &WorkspaceState, command: WorkspaceCommand) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
    Workspace::decide(state, command, NOW)
}

/// A workspace that person 1 has made.
fn made() -> Vec<WorkspaceEvent> {
    let (name, purpose) = (" Letters ".into(), String::new());
    let create = WorkspaceCommand::Create { name, purpose, everybody: false, by: person(1) };
    decide(&WorkspaceState::default(), create).unwrap()
}

#[test]
fn whoever_makes_a_workspace_manages_it() {
    let state = Workspace::replay(&made());
    assert_eq!((state.name.as_str(), state.everybody), ("Letters", false));
    assert_eq!(state.members.get(&person(1)), Some(&WorkspaceRole::Manager));
    let again = WorkspaceCommand::Create { name: "X".into(), purpose: String::new(), everybody: true, by: person(2) };
    assert_eq!(decide(&state, again), Err(WorkspaceRefusal::Exists));
}

#[test]
fn the_main_workspace_is_there_for_everybody_and_stays() {
    let main = WorkspaceState::default();
    assert!(main.everybody && main.models.is_none() && main.retention_days.is_none());
    assert_eq!(decide(&main, WorkspaceCommand::Archive), Err(WorkspaceRefusal::Main));
    let close = WorkspaceCommand::Edit { name: None, purpose: None, everybody: Some(false) };
    let closed = Workspace::replay(&decide(&main, close).unwrap());
    assert!(!closed.everybody && closed.name.is_empty(), "it is still called as its tenant");
}

#[test]
fn somebody_is_let_in_once_and_given_another_role_once() {
    let mut events = made();
    let set = |role, is_in| WorkspaceCommand::SetMember { person: person(2), role, is_in };
    events.extend(decide(&Workspace::replay(&events), set(WorkspaceRole::Member, false)).unwrap());
    assert!(decide(&Workspace::replay(&events), set(WorkspaceRole::Member, true)).unwrap().is_empty());
    let back = decide(&Workspace::replay(&events), set(WorkspaceRole::Member, false)).unwrap();
    assert_eq!(back.len(), 1, "who came back is let in anew");
    events.extend(decide(&Workspace::replay(&events), set(WorkspaceRole::Manager, true)).unwrap());
    assert_eq!(Workspace::replay(&events).members.get(&person(2)), Some(&WorkspaceRole::Manager));
    let go = || WorkspaceCommand::RemoveMember { person: person(2) };
    events.extend(decide(&Workspace::replay(&events), go()).unwrap());
    assert_eq!(decide(&Workspace::replay(&events), go()), Err(WorkspaceRefusal::NoMember));
}

#[test]
fn a_workspace_names_so_many_people_at_most() {
    let members = (0..MEMBERS_MAX as u128).map(|number| (person(number), WorkspaceRole::Member)).collect();
    let state = WorkspaceState { members, ..WorkspaceState::default() };
    let more = WorkspaceCommand::SetMember { person: person(9_999), role: WorkspaceRole::Member, is_in: false };
    assert_eq!(decide(&state, more), Err(WorkspaceRefusal::Full));
}

#[test]
fn what_is_so_already_is_no_event() {
    let state = Workspace::replay(&made());
    let same = [
        WorkspaceCommand::Edit { name: Some("Letters".into()), purpose: None, everybody: Some(false) },
        WorkspaceCommand::AllowModels { models: None },
        WorkspaceCommand::SetRetention { days: None },
        WorkspaceCommand::SetSafety { safety: SafetyPolicy::default() },
        WorkspaceCommand::SetBudgets { budgets: Vec::new() },
    ];
    for command in same {
        assert_eq!(decide(&state, command), Ok(Vec::new()));
    }
}

#[test]
fn budgets_are_bounded() {
    let budgets = vec![example_budget(); BUDGETS_MAX + 1];
    let more = decide(&WorkspaceState::default(), WorkspaceCommand::SetBudgets { budgets });
    assert_eq!(more, Err(WorkspaceRefusal::TooManyBudgets));
}

#[test]
fn each_allowed_model_is_named_once() {
    let models = Some(vec!["b".to_owned(), "a".to_owned(), "b".to_owned()]);
    let events = decide(&WorkspaceState::default(), WorkspaceCommand::AllowModels { models }).unwrap();
    assert_eq!(Workspace::replay(&events).models, Some(vec!["a".to_owned(), "b".to_owned()]));
}

#[test]
fn a_workspace_that_is_put_away_changes_in_no_way_but_back() {
    let mut events = made();
    assert_eq!(decide(&Workspace::replay(&events), WorkspaceCommand::Restore), Err(WorkspaceRefusal::NotArchived));
    events.extend(decide(&Workspace::replay(&events), WorkspaceCommand::Archive).unwrap());
    let away = Workspace::replay(&events);
    let changes = [
        WorkspaceCommand::SetRetention { days: Some(7) },
        WorkspaceCommand::SetBudgets { budgets: vec![example_budget()] },
        WorkspaceCommand::RemoveMember { person: person(1) },
        WorkspaceCommand::Archive,
    ];
    for change in changes {
        assert_eq!(decide(&away, change), Err(WorkspaceRefusal::Archived));
    }
    events.extend(decide(&away, WorkspaceCommand::Restore).unwrap());
    assert!(!Workspace::replay(&events).archived);
}

#[test]
fn the_main_workspaces_events_stand_beside_its_tenants() {
    let tenant = TenantId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001));
    let main = Workspace::main_of(tenant);
    let stream = Workspace::stream(tenant, main);
    assert_ne!(stream, tenant.0);
    assert_eq!(Workspace::of_stream(tenant, stream), main);
    let other = WorkspaceId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0002));
    assert_eq!((Workspace::stream(tenant, other), Workspace::of_stream(tenant, other.0)), (other.0, other));
}
