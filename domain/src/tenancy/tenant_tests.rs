use super::*;

const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

fn create() -> TenantCommand {
    TenantCommand::Create {
        id: TenantId(uuid::Uuid::from_u128(1)),
        mode: Mode::Live,
        name: " Aurora Foods ".into(),
        kind: TenantKind::Organisation,
        admin_email: "owner@aurora.example".into(),
        provisioning: false,
        isolation: Isolation::Shared,
    }
}

#[test]
fn a_new_tenant_is_created_with_a_tidy_name() {
    let events = Tenant::decide(&TenantState::default(), create(), NOW).unwrap();
    let [TenantEvent::TenantCreated { name, .. }] = &events[..] else { panic!("one event") };
    assert_eq!(name, "Aurora Foods");
    assert_eq!(Tenant::replay(&events).status, Some(TenantStatus::Active));
}

#[test]
fn a_tenant_is_not_created_twice() {
    let events = Tenant::decide(&TenantState::default(), create(), NOW).unwrap();
    assert_eq!(Tenant::decide(&Tenant::replay(&events), create(), NOW), Err(TenantRefusal::Exists));
}

#[test]
fn a_test_tenants_clock_goes_forward_alone_and_a_live_ones_not_at_all() {
    let at = |seconds| Moment::from_unix_s(seconds).unwrap();
    let set = |seconds| TenantCommand::SetTestClock { shows: at(seconds) };
    let created = |mode| {
        let TenantCommand::Create { id, name, kind, admin_email, isolation, .. } = create() else {
            panic!("a new tenant")
        };
        let create = TenantCommand::Create { id, name, kind, admin_email, mode, provisioning: false, isolation };
        Tenant::decide(&TenantState::default(), create, at(50)).unwrap()
    };
    assert_eq!(Tenant::decide(&TenantState::default(), set(99), at(50)), Err(TenantRefusal::Unknown));
    assert_eq!(Tenant::decide(&Tenant::replay(&created(Mode::Live)), set(99), at(50)), Err(TenantRefusal::Live));
    let mut events = created(Mode::Test);
    assert_eq!(Tenant::decide(&Tenant::replay(&events), set(49), at(50)), Err(TenantRefusal::Backwards));
    events.extend(Tenant::decide(&Tenant::replay(&events), set(99), at(50)).unwrap());
    assert_eq!(Tenant::decide(&Tenant::replay(&events), set(98), at(50)), Err(TenantRefusal::Backwards));
    assert!(Tenant::decide(&Tenant::replay(&events), set(99), at(50)).is_ok());
}

#[test]
fn a_host_is_taken_away_once() {
    let id = HostId(uuid::Uuid::from_u128(5));
    let add = TenantCommand::AddHost { id, host: "a.example".into() };
    assert_eq!(Tenant::decide(&TenantState::default(), add, NOW), Err(TenantRefusal::Unknown));
    let mut events = Tenant::decide(&TenantState::default(), create(), NOW).unwrap();
    let add = TenantCommand::AddHost { id, host: "a.example".into() };
    events.extend(Tenant::decide(&Tenant::replay(&events), add, NOW).unwrap());
    events.extend(Tenant::decide(&Tenant::replay(&events), TenantCommand::RemoveHost { id }, NOW).unwrap());
    let again = Tenant::decide(&Tenant::replay(&events), TenantCommand::RemoveHost { id }, NOW);
    assert_eq!(again, Err(TenantRefusal::Unknown));
}

#[test]
fn the_stored_form_is_type_and_payload() {
    let event = Tenant::decide(&TenantState::default(), create(), NOW).unwrap().remove(0);
    let stored = serde_json::to_value(event).unwrap();
    assert_eq!(stored["type"], "TenantCreated");
    assert_eq!(stored["payload"]["adminEmail"]["value"], "owner@aurora.example");
}

#[test]
fn where_a_tenants_rows_are_is_said_when_it_is_created_and_stays() {
    let dedicated = || {
        let TenantCommand::Create { id, name, kind, admin_email, mode, provisioning, .. } = create() else {
            panic!("a new tenant")
        };
        let isolation = Isolation::Dedicated;
        TenantCommand::Create { id, name, kind, admin_email, mode, provisioning, isolation }
    };
    assert_eq!(after([create()]).isolation(), Isolation::Shared);
    let all = [dedicated(), suspend(), TenantCommand::Restore, close(), TenantCommand::Purge];
    assert_eq!(after(all).isolation(), Isolation::Dedicated, "until it is gone");
}

#[test]
fn a_tenant_that_was_created_before_there_were_databases_of_ones_own_is_in_the_shared_one() {
    let event = Tenant::decide(&TenantState::default(), create(), NOW).unwrap().remove(0);
    let mut stored = serde_json::to_value(event).unwrap();
    assert_eq!(stored["payload"]["isolation"], "shared");
    stored["payload"].as_object_mut().unwrap().remove("isolation");
    let older: TenantEvent = serde_json::from_value(stored).unwrap();
    assert_eq!(Tenant::replay([&older]).isolation(), Isolation::Shared);
}

/// The tenant after these commands, each of which it allows.
fn after(commands: impl IntoIterator<Item = TenantCommand>) -> TenantState {
    commands.into_iter().fold(TenantState::default(), |state, command| {
        let events = Tenant::decide(&state, command, NOW).unwrap();
        events.iter().fold(state, Tenant::evolve)
    })
}

fn suspend() -> TenantCommand {
    TenantCommand::Suspend { reason: "unpaid".into() }
}

fn close() -> TenantCommand {
    TenantCommand::Close { reason: "over".into(), purge_at: NOW }
}

#[test]
fn a_tenant_that_is_set_up_in_steps_waits_for_the_last_of_them() {
    let TenantCommand::Create { id, name, kind, admin_email, mode, isolation, .. } = create() else {
        panic!("a new tenant")
    };
    let begin = || TenantCommand::Create {
        id,
        name: name.clone(),
        kind,
        admin_email: admin_email.clone(),
        mode,
        provisioning: true,
        isolation,
    };
    let waiting = after([begin()]);
    let refused = Tenant::decide(&waiting, suspend(), NOW);
    assert_eq!(refused, Err(TenantRefusal::Stands(TenantStatus::Provisioning)));
    assert_eq!(after([begin(), TenantCommand::Activate]).status, Some(TenantStatus::Active));
    let failed = after([begin(), TenantCommand::Abandon { step: "welcome".into() }]);
    assert_eq!(failed.status, Some(TenantStatus::Failed));
    assert_eq!(Tenant::decide(&failed, TenantCommand::Activate, NOW), Err(TenantRefusal::Stands(TenantStatus::Failed)));
}

#[test]
fn a_suspended_tenant_is_restored_and_an_active_one_is_not() {
    assert_eq!(after([create(), suspend()]).status, Some(TenantStatus::Suspended));
    let twice = Tenant::decide(&after([create(), suspend()]), suspend(), NOW);
    assert_eq!(twice, Err(TenantRefusal::Stands(TenantStatus::Suspended)));
    assert_eq!(after([create(), suspend(), TenantCommand::Restore]).status, Some(TenantStatus::Active));
    let idle = Tenant::decide(&after([create()]), TenantCommand::Restore, NOW);
    assert_eq!(idle, Err(TenantRefusal::Stands(TenantStatus::Active)));
}

#[test]
fn a_deletion_that_is_called_off_leaves_the_tenant_as_it_stood() {
    assert_eq!(after([create(), close(), TenantCommand::Reopen]).status, Some(TenantStatus::Active));
    let suspended = after([create(), suspend(), close(), TenantCommand::Reopen]);
    assert_eq!(suspended.status, Some(TenantStatus::Suspended));
}

#[test]
fn nothing_about_a_deleted_tenant_changes_and_a_purged_one_never_comes_back() {
    let closed = after([create(), close()]);
    let rename = |id| TenantCommand::Change { id, time_zone: Patch::Absent, name: Some("B".into()), admin_email: None };
    let id = TenantId(uuid::Uuid::from_u128(1));
    assert_eq!(Tenant::decide(&closed, rename(id), NOW), Err(TenantRefusal::Stands(TenantStatus::Closed)));
    let purged = after([create(), close(), TenantCommand::Purge]);
    for command in [TenantCommand::Reopen, TenantCommand::Restore, rename(id), close()] {
        assert_eq!(Tenant::decide(&purged, command, NOW), Err(TenantRefusal::Stands(TenantStatus::Purged)));
    }
}

#[test]
fn a_change_that_changes_nothing_is_no_event() {
    let id = TenantId(uuid::Uuid::from_u128(1));
    let same =
        TenantCommand::Change { id, time_zone: Patch::Null, name: Some(" Aurora Foods ".into()), admin_email: None };
    assert_eq!(Tenant::decide(&after([create()]), same, NOW), Ok(Vec::new()));
}
