use super::*;

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

fn register() -> PersonCommand {
    let id = PersonId(uuid::Uuid::from_u128(7));
    PersonCommand::Register { id, email: "Lina@Aurora.example".into(), name: "Lina Haddad".into() }
}

fn join() -> PersonCommand {
    PersonCommand::Join { tenant: TenantId(uuid::Uuid::from_u128(1)), roles: vec![Role::Owner.into()] }
}

#[test]
fn a_stranger_joins_nothing() {
    assert_eq!(Person::decide(&PersonState::default(), join(), NOW), Err(PersonRefusal::Unknown));
}

#[test]
fn a_person_joins_a_tenant_once() {
    let mut events = Person::decide(&PersonState::default(), register(), NOW).unwrap();
    events.extend(Person::decide(&Person::replay(&events), join(), NOW).unwrap());
    assert_eq!(Person::decide(&Person::replay(&events), join(), NOW), Err(PersonRefusal::MemberAlready));
}

fn after(commands: Vec<PersonCommand>) -> Vec<PersonEvent> {
    let mut events = Person::decide(&PersonState::default(), register(), NOW).unwrap();
    for command in commands {
        events.extend(Person::decide(&Person::replay(&events), command, NOW).unwrap());
    }
    events
}

#[test]
fn whoever_is_blocked_is_let_in_again_or_erased() {
    let blocked = Person::replay(&after(vec![PersonCommand::Block]));
    assert_eq!(Person::decide(&blocked, PersonCommand::Block, NOW), Err(PersonRefusal::BlockedAlready));
    let open = Person::replay(&after(vec![PersonCommand::Block, PersonCommand::Unblock]));
    assert_eq!(Person::decide(&open, PersonCommand::Erase, NOW), Err(PersonRefusal::NotBlocked));
}

#[test]
fn whoever_is_erased_stays_erased() {
    let erased = Person::replay(&after(vec![join(), PersonCommand::Block, PersonCommand::Erase]));
    for command in [register(), join(), PersonCommand::Unblock, PersonCommand::Erase] {
        assert_eq!(Person::decide(&erased, command, NOW), Err(PersonRefusal::Erased));
    }
    let certify = |saga| PersonCommand::Certify { saga, keys_destroyed: 2, contexts: Vec::new() };
    assert!(Person::decide(&erased, certify(SagaId(uuid::Uuid::nil())), NOW).is_ok());
}

#[test]
fn settings_change_once_and_keep_what_is_not_named() {
    let mut events = Person::decide(&PersonState::default(), register(), NOW).unwrap();
    let berlin = || TimeZone::named("Europe/Berlin");
    let change = |time_zone, locale| PersonCommand::ChangeSettings { time_zone, locale };
    let first = change(Patch::Value(berlin()), Patch::Value(Language::Ko));
    events.extend(Person::decide(&Person::replay(&events), first, NOW).unwrap());
    let same = change(Patch::Value(berlin()), Patch::Absent);
    assert_eq!(Person::decide(&Person::replay(&events), same, NOW), Ok(Vec::new()));
    let back = Person::decide(&Person::replay(&events), change(Patch::Null, Patch::Absent), NOW).unwrap();
    assert_eq!(serde_json::to_value(&back[0]).unwrap()["payload"], serde_json::json!({"timeZone": null}));
    events.extend(back);
    let state = Person::replay(&events);
    assert_eq!((state.time_zone, state.locale), (None, Some(Language::Ko)));
}

#[test]
fn addresses_are_kept_in_lower_case() {
    let events = Person::decide(&PersonState::default(), register(), NOW).unwrap();
    let PersonEvent::PersonRegistered { email, .. } = &events[0] else { panic!("registered first") };
    assert_eq!(email.known().unwrap(), "lina@aurora.example");
}

fn role(role: Role, until: Option<Moment>) -> PersonCommand {
    let tenant = TenantId(uuid::Uuid::from_u128(1));
    PersonCommand::Assign { tenant, assignment: Assignment { role: role.into(), client: None, until } }
}

fn without(role: Role) -> PersonCommand {
    PersonCommand::Unassign { tenant: TenantId(uuid::Uuid::from_u128(1)), role: role.into(), client: None }
}

#[test]
fn a_role_is_given_once_and_taken_once() {
    let state = Person::replay(&after(vec![join(), role(Role::Developer, None)]));
    assert_eq!(Person::decide(&state, role(Role::Developer, None), NOW), Ok(Vec::new()));
    assert_eq!(Person::decide(&state, role(Role::Developer, Some(NOW)), NOW).unwrap().len(), 1, "other bounds");
    let state = Person::replay(&after(vec![join(), role(Role::Developer, None), without(Role::Developer)]));
    assert_eq!(Person::decide(&state, without(Role::Developer), NOW), Err(PersonRefusal::NotAssigned));
}

#[test]
fn a_member_keeps_one_lasting_role() {
    let state = Person::replay(&after(vec![join(), role(Role::Developer, Some(NOW))]));
    for command in [without(Role::Owner), role(Role::Owner, Some(NOW))] {
        assert_eq!(Person::decide(&state, command, NOW), Err(PersonRefusal::LastRole));
    }
    let state = Person::replay(&after(vec![join(), role(Role::Developer, None)]));
    assert!(Person::decide(&state, without(Role::Owner), NOW).is_ok());
}

#[test]
fn whoever_has_left_is_a_stranger_again() {
    let leave = || PersonCommand::Leave { tenant: TenantId(uuid::Uuid::from_u128(1)) };
    let state = Person::replay(&after(vec![join(), leave()]));
    assert_eq!(Person::decide(&state, leave(), NOW), Err(PersonRefusal::NotMember));
    assert_eq!(Person::decide(&state, role(Role::Owner, None), NOW), Err(PersonRefusal::NotMember));
    assert!(Person::decide(&state, join(), NOW).is_ok());
}
