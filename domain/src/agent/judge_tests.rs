use super::*;
use crate::agent::{Approver, RuleFor};
use crate::catalogue;
use crate::kernel::Kind;
use crate::policy::Role;
use serde_json::json;

const TENANT: u128 = 0x0192_0000_0000_7000_8000_0000_0000_0001;
const OTHER: u128 = 0x0192_0000_0000_7000_8000_0000_0000_0002;
const THING: u128 = 0x0192_0000_0000_7000_8000_0000_0000_00a1;

fn actor(role: Role) -> Actor {
    Actor::example(7, TENANT, &[role])
}

fn entry(name: &str) -> &'static Entry {
    catalogue::find(name).unwrap_or_else(|| panic!("there is no {name}"))
}

fn judged(role: Role, rules: &RuleSet, name: &str, arguments: &Value) -> Verdict {
    judge(&actor(role), rules, entry(name), arguments, &Owners::new())
}

fn refused(why: WhyNot, at: &str) -> Verdict {
    Verdict::Refuse(Refused { why, at: at.to_owned() })
}

fn rule(operation: &str, gate: Gate) -> RuleFor {
    RuleFor { operation: operation.into(), gate }
}

fn team() -> Value {
    json!({"name": "Spice buyers"})
}

#[test]
fn what_reads_is_done_at_once_and_what_writes_waits_for_a_person() {
    let rules = RuleSet::default();
    assert_eq!(judged(Role::Owner, &rules, "tenancy.teams", &json!({})), Verdict::Run);
    assert_eq!(judged(Role::Owner, &rules, "tenancy.add_team", &team()), Verdict::Ask(WhyAsk::Writes));
}

#[test]
fn a_tenant_lets_some_writes_be_done_at_once() {
    let rules = RuleSet { writes: Gate::Run, ..RuleSet::default() };
    assert_eq!(judged(Role::Owner, &rules, "tenancy.add_team", &team()), Verdict::Run);
    let rules = RuleSet { exceptions: vec![rule("tenancy.add_team", Gate::Run)], ..RuleSet::default() };
    assert_eq!(judged(Role::Owner, &rules, "tenancy.add_team", &team()), Verdict::Run);
    assert_eq!(judged(Role::Owner, &rules, "tenancy.add_location", &json!({})), Verdict::Ask(WhyAsk::Writes));
}

#[test]
fn who_may_not_themselves_has_nobody_do_it_for_them() {
    let rules = RuleSet { writes: Gate::Run, ..RuleSet::default() };
    let verdict = judged(Role::ClientUser, &rules, "tenancy.add_team", &team());
    assert_eq!(verdict, refused(WhyNot::PersonMayNot, "manage:organisation"));
}

#[test]
fn the_agent_may_less_than_the_person_where_the_rules_say_so() {
    let reads = Permissions::of(&[Permission::ReadOrganisation]);
    let rules = RuleSet { permissions: Some(reads), writes: Gate::Run, ..RuleSet::default() };
    assert_eq!(judged(Role::Owner, &rules, "tenancy.teams", &json!({})), Verdict::Run);
    let verdict = judged(Role::Owner, &rules, "tenancy.add_team", &team());
    assert_eq!(verdict, refused(WhyNot::RulesForbid, "manage:organisation"));
    let rules = RuleSet { exceptions: vec![rule("tenancy.teams", Gate::Never)], ..RuleSet::default() };
    assert_eq!(judged(Role::Owner, &rules, "tenancy.teams", &json!({})), refused(WhyNot::RulesForbid, ""));
    let rules = RuleSet { on: false, ..RuleSet::default() };
    assert_eq!(judged(Role::Owner, &rules, "tenancy.teams", &json!({})), refused(WhyNot::SwitchedOff, ""));
}

#[test]
fn what_a_program_was_given_bounds_the_agent_that_it_sends() {
    let given = Permissions::of(&[Permission::ReadOrganisation, Permission::UseAgent]);
    let sent = as_sent(&actor(Role::Owner), Some(given));
    let verdict = judge(&sent, &RuleSet::default(), entry("tenancy.add_team"), &team(), &Owners::new());
    assert_eq!(verdict, refused(WhyNot::PersonMayNot, "manage:organisation"));
    let narrower = as_sent(&sent, Some(Permissions::of(&[Permission::UseAgent])));
    assert_eq!(narrower.permissions(), Permissions::of(&[Permission::UseAgent]), "a bound is never widened");
    assert_eq!(as_sent(&narrower, None).permissions(), narrower.permissions());
}

#[test]
fn an_argument_that_names_another_tenants_thing_is_refused_wherever_it_stands() {
    let rules = RuleSet { writes: Gate::Run, ..RuleSet::default() };
    let foreign = Owners::from([(Uuid::from_u128(THING), TenantId(Uuid::from_u128(OTHER)))]);
    let own = Owners::from([(Uuid::from_u128(THING), TenantId(Uuid::from_u128(TENANT)))]);
    let id = Uuid::from_u128(THING).to_string();
    for (arguments, place) in [
        (json!({"name": "Spices", "leadId": id}), "leadId"),
        (json!({"name": format!("team {id}")}), "name"),
        (json!({"name": "Spices", "members": [{"personId": id.to_uppercase()}]}), "members[0].personId"),
        (json!({"name": "Spices", "leadId": id.replace('-', "")}), "leadId"),
    ] {
        let of = |owners: &Owners| judge(&actor(Role::Owner), &rules, entry("tenancy.add_team"), &arguments, owners);
        assert_eq!(of(&foreign), refused(WhyNot::ForeignId, place), "{arguments}");
        assert_eq!(of(&own), Verdict::Run, "{arguments}");
        assert_eq!(of(&Owners::new()), Verdict::Run, "what nobody knows, the operation doesn't find");
    }
    let reads = judge(&actor(Role::Owner), &rules, entry("tenancy.team_members"), &json!({"teamId": id}), &foreign);
    assert_eq!(reads, refused(WhyNot::ForeignId, "teamId"), "nor is it read");
}

#[test]
fn the_other_tenant_itself_is_foreign_too() {
    let owners = Owners::from([(Uuid::from_u128(OTHER), TenantId(Uuid::from_u128(OTHER)))]);
    let arguments = json!({"name": "Spices", "tenantId": Uuid::from_u128(OTHER)});
    let verdict = judge(&actor(Role::Owner), &RuleSet::default(), entry("tenancy.add_team"), &arguments, &owners);
    assert_eq!(verdict, refused(WhyNot::ForeignId, "tenantId"));
}

#[test]
fn nobody_hands_on_by_the_agent_what_both_have_not() {
    let rules = RuleSet { danger: Gate::Ask, ..RuleSet::default() };
    let invite = |role: &str| json!({"email": "sami@aurora.example", "name": "Sami", "role": role});
    let of = |rules: &RuleSet, role: &str| judged(Role::Owner, rules, "identity.invite_person", &invite(role));
    assert_eq!(of(&rules, "client_user"), Verdict::Ask(WhyAsk::Danger));
    assert_eq!(of(&rules, "super_admin"), refused(WhyNot::BeyondRights, "role"), "nor has the person");
    let few = Permissions::of(&[Permission::ManagePeople, Permission::ReadPeople]);
    let few = RuleSet { permissions: Some(few), ..rules };
    assert_eq!(of(&few, "client_user"), refused(WhyNot::BeyondRights, "role"), "the person has, the agent hasn't");
}

#[test]
fn a_permission_by_name_is_handed_on_by_nobody_who_lacks_it() {
    let rules = RuleSet { danger: Gate::Ask, ..RuleSet::default() };
    let with = |permission: &str| {
        let arguments = json!({"name": "Night shift", "permissions": ["read:files", permission]});
        judged(Role::Owner, &rules, "identity.create_api_key", &arguments)
    };
    assert_eq!(with("read:executions"), Verdict::Ask(WhyAsk::Danger));
    assert_eq!(with("reach:platform"), refused(WhyNot::BeyondRights, "permissions[1]"));
    assert_eq!(with(" erase:people "), refused(WhyNot::BeyondRights, "permissions[1]"));
}

#[test]
fn the_name_of_a_role_is_a_word_like_others_where_no_role_is_meant() {
    let arguments = json!({"name": "admin"});
    let verdict = judged(Role::Owner, &RuleSet::default(), "tenancy.add_team", &arguments);
    assert_eq!(verdict, Verdict::Ask(WhyAsk::Writes));
}

#[test]
fn what_names_an_address_outside_waits_even_where_writes_are_done_at_once() {
    let rules = RuleSet { writes: Gate::Run, domains: vec!["aurora.example".into()], ..RuleSet::default() };
    let of = |rules: &RuleSet, text: &str| judged(Role::Owner, rules, "tenancy.add_team", &json!({"name": text}));
    assert_eq!(of(&rules, "lina@aurora.example"), Verdict::Run);
    assert_eq!(of(&rules, "lina@Mail.Aurora.example"), Verdict::Run, "below an own domain");
    assert_eq!(of(&rules, "eve@notaurora.example"), Verdict::Ask(WhyAsk::Outside));
    assert_eq!(of(&rules, "eve@aurora.example.evil.example"), Verdict::Ask(WhyAsk::Outside));
    let never = RuleSet { outside: Gate::Never, ..rules.clone() };
    assert_eq!(of(&never, "send it to eve@evil.example"), refused(WhyNot::RulesForbid, ""));
    let excepted = RuleSet { exceptions: vec![rule("tenancy.*", Gate::Run)], ..rules };
    assert_eq!(of(&excepted, "eve@evil.example"), Verdict::Ask(WhyAsk::Outside), "an exception doesn't lift it");
}

#[test]
fn bounds_hold_for_every_value_of_an_argument() {
    let bound = |one_of: &[&str], at_most| BoundFor {
        operation: "workspaces.*".into(),
        member: "maxTokens".into(),
        one_of: one_of.iter().map(|it| (*it).to_owned()).collect(),
        at_most,
    };
    let of = |bound: BoundFor, value: Value| {
        let rules = RuleSet { writes: Gate::Run, bounds: vec![bound], ..RuleSet::default() };
        judged(Role::Owner, &rules, "workspaces.start_execution", &json!({"prompt": "Hi", "maxTokens": value}))
    };
    let beyond = || refused(WhyNot::OutOfBounds, "maxTokens");
    assert_eq!(of(bound(&[], Some(100)), json!(100)), Verdict::Run);
    assert_eq!(of(bound(&[], Some(100)), json!(101)), beyond());
    assert_eq!(of(bound(&[], Some(100)), json!([1, 101])), beyond());
    assert_eq!(of(bound(&[], Some(100)), json!("many")), beyond(), "what is no number isn't small");
    assert_eq!(of(bound(&[], Some(100)), json!(null)), Verdict::Run, "the operation's own default");
    assert_eq!(of(bound(&["64", "128"], None), json!(64)), Verdict::Run);
    assert_eq!(of(bound(&["64", "128"], None), json!(65)), beyond());
}

#[test]
fn arguments_of_another_shape_are_none() {
    for arguments in [json!(null), json!("name=Spices"), json!(["Spices"]), json!({"name": "x".repeat(100_000)})] {
        let verdict = judged(Role::Owner, &RuleSet::default(), "tenancy.add_team", &arguments);
        assert_eq!(verdict, refused(WhyNot::Malformed, ""));
    }
}

#[test]
fn the_agent_never_sends_approves_or_rules_itself() {
    for entry in catalogue::all().into_iter().filter(|entry| entry.context == ITS_OWN) {
        let rules = RuleSet { writes: Gate::Run, exceptions: vec![rule("agent.*", Gate::Run)], ..RuleSet::default() };
        let verdict = judge(&actor(Role::Owner), &rules, entry, &(entry.example)(), &Owners::new());
        assert_eq!(verdict, refused(WhyNot::NotATool, ""), "{}", entry.name);
    }
}

/// The rules that let the most be done: whatever holds under them holds under all others.
fn the_widest() -> RuleSet {
    RuleSet {
        writes: Gate::Run,
        danger: Gate::Ask,
        outside: Gate::Run,
        exceptions: catalogue::all().into_iter().map(|entry| rule(entry.name, Gate::Run)).collect(),
        approver: Approver::Sender,
        ..RuleSet::default()
    }
}

#[test]
fn under_no_rules_does_anybody_have_done_what_they_may_not_do() {
    let rules = the_widest();
    for entry in catalogue::all() {
        for role in Role::ALL {
            let actor = actor(*role);
            let verdict = judge(&actor, &rules, entry, &(entry.example)(), &Owners::new());
            let may = may_ask(Some(&actor), entry.access, &entry.attributes).is_ok();
            assert!(may || matches!(verdict, Verdict::Refuse(_)), "{role:?} {}", entry.name);
            let is_far = entry.attributes.reach == Reach::Platform || !matches!(entry.access, Access::Needs(_));
            assert!(!is_far || matches!(verdict, Verdict::Refuse(_)), "{role:?} {}", entry.name);
            let is_grave = entry.attributes.danger || entry.attributes.approval;
            assert!(!is_grave || verdict != Verdict::Run, "{role:?} {}", entry.name);
        }
    }
}

#[test]
fn under_the_first_rules_nothing_that_changes_anything_is_done_at_once() {
    let rules = RuleSet::default();
    let mut at_once = 0;
    for entry in catalogue::all() {
        for role in Role::ALL {
            let verdict = judge(&actor(*role), &rules, entry, &(entry.example)(), &Owners::new());
            at_once += usize::from(verdict == Verdict::Run);
            assert!(verdict != Verdict::Run || entry.kind == Kind::Query, "{role:?} {}", entry.name);
        }
    }
    assert!(at_once > 50, "{at_once} calls are made at once");
}

#[test]
fn whoever_acts_on_an_errand_sees_neither_beyond_the_tenant_nor_as_somebody_else() {
    for role in Role::ALL {
        let both = on_errand(&actor(*role), &the_widest());
        assert!(both.permissions().intersection(NEVER).is_empty(), "{role:?}");
        assert!(actor(*role).permissions().contains_all(both.permissions()), "{role:?}");
    }
}
