use super::*;
use crate::identity::SignOut;
use crate::kernel::{ClientId, Operation, PersonId, TenantId};
use crate::policy::{Granted, Permissions};
use uuid::Uuid;

fn actor(person: u128, role: Role) -> Actor {
    Actor::example(person, 1, &[role])
}

fn run_of(tenant: u128, person: u128) -> Subject {
    let maker = Some(PersonId(Uuid::from_u128(person)));
    Subject { tenant: Some(TenantId(Uuid::from_u128(tenant))), maker, ..Subject::default() }
}

#[test]
fn a_role_without_the_permission_is_told_which_one_is_missing_and_who_has_it() {
    let denied = may(&actor(7, Role::Vendor), Permission::RunExecutions, &Subject::default()).unwrap_err();
    let refusal = Refusal::from(denied);
    assert_eq!((refusal.status, refusal.params["permission"].as_str()), (403, "run:executions"));
    assert_eq!(refusal.params["roles"], "client_user, owner, agency");
}

#[test]
fn a_strangers_thing_is_not_there() {
    let denied = may(&actor(7, Role::ClientUser), Permission::ReadExecutions, &run_of(2, 9)).unwrap_err();
    assert_eq!(Refusal::from(denied).status, 404);
}

#[test]
fn one_cancels_ones_own_runs_and_the_owner_anybodys() {
    let cancel = Permission::CancelExecutions;
    assert!(may(&actor(7, Role::ClientUser), cancel, &run_of(1, 7)).is_ok());
    let denied = may(&actor(7, Role::ClientUser), cancel, &run_of(1, 8)).unwrap_err();
    assert_eq!(denied.because, Because::Condition(Condition::MadeItOrManages));
    assert!(may(&actor(7, Role::Owner), cancel, &run_of(1, 8)).is_ok());
}

#[test]
fn what_a_role_denies_no_other_role_allows() {
    let both = Actor::example(7, 1, &[Role::ClientUser, Role::Investor]);
    let denied = may(&both, Permission::RunExecutions, &run_of(1, 7)).unwrap_err();
    assert_eq!(denied.because, Because::DeniedByRole);
    assert!(may(&both, Permission::ReadExecutions, &run_of(1, 7)).is_ok());
}

#[test]
fn a_role_within_a_client_ends_at_its_border() {
    let mut of_one = actor(7, Role::Vendor);
    let [ours, theirs] = [1, 2].map(|id| Some(ClientId(Uuid::from_u128(id))));
    of_one.grants.add(ours, Granted::of(Role::ClientUser));
    let about = |client| Subject { client, ..run_of(1, 7) };
    assert!(may(&of_one, Permission::ReadFiles, &about(ours)).is_ok());
    assert!(may(&of_one, Permission::ReadFiles, &Subject::default()).is_ok(), "a list of what there is");
    for beyond in [theirs, None] {
        let denied = may(&of_one, Permission::ReadFiles, &about(beyond)).unwrap_err();
        assert_eq!(denied.because, Because::OutsideScope);
    }
}

#[test]
fn a_denial_everywhere_holds_within_each_client() {
    let mut investor = actor(7, Role::Investor);
    let client = Some(ClientId(Uuid::from_u128(1)));
    investor.grants.add(client, Granted::of(Role::ClientUser));
    let about = Subject { client, ..run_of(1, 7) };
    assert_eq!(may(&investor, Permission::WriteFiles, &about).unwrap_err().because, Because::DeniedByRole);
    assert!(may(&investor, Permission::ReadFiles, &about).is_ok());
    assert!(!investor.holds(Permission::WriteFiles));
}

#[test]
fn a_key_may_what_it_was_given_and_its_owner_may() {
    let mut key = actor(7, Role::ClientUser);
    key.ceiling = Some(Permissions::of(&[Permission::ReadFiles, Permission::ManageSystem]));
    assert!(may(&key, Permission::ReadFiles, &run_of(1, 7)).is_ok());
    let beyond = may(&key, Permission::WriteFiles, &run_of(1, 7)).unwrap_err();
    assert_eq!(beyond.because, Because::BeyondKey);
    assert_eq!(may(&key, Permission::ManageSystem, &run_of(1, 7)).unwrap_err().because, Because::NoRole);
}

#[test]
fn nobody_acts_as_one_of_the_staff() {
    let staff = Subject { staff: true, ..run_of(1, 8) };
    let denied = may(&actor(7, Role::SuperAdmin), Permission::ImpersonatePeople, &staff).unwrap_err();
    assert_eq!(denied.because, Because::Condition(Condition::NotStaff));
}

#[test]
fn every_refusal_names_the_permission() {
    let all = [Because::NoRole, Because::DeniedByRole, Because::OutsideScope, Because::BeyondKey];
    for because in all {
        let refusal = Refusal::from(Denied { missing: Permission::ReadFiles, because });
        assert_eq!((refusal.status, refusal.params["permission"].as_str()), (403, "read:files"), "{because:?}");
    }
}

#[test]
fn people_of_a_suspended_tenant_may_nothing_that_needs_a_permission() {
    let mut owner = actor(7, Role::Owner);
    owner.standing = TenantStanding::Suspended;
    for permission in Permission::ALL {
        let denied = may(&owner, *permission, &Subject::default()).unwrap_err();
        assert_eq!(Refusal::from(denied).code, "tenant_suspended");
    }
    let (access, attributes) = (SignOut::ACCESS, &SignOut::ATTRIBUTES);
    assert_eq!(may_ask(Some(&owner), access, attributes), Ok(()));
}
