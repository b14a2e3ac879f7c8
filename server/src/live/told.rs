//! Who is told of what: whoever may read things of the kind, in their own tenant or as far as they reach. It is pure.

use super::Heard;
use super::topics::Circle;
use domain::kernel::TenantId;
use domain::platform::ThingKind;
use domain::policy::{Actor, Because, Denied, Permission, Subject, may};
use uuid::Uuid;

/// The circle in which an actor listens.
pub(super) fn circle_of(actor: &Actor) -> Circle {
    match may(actor, Permission::ReachPlatform, &subject(actor.tenant_id)) {
        Ok(()) => Circle::Everything,
        Err(_) => Circle::Tenant(actor.tenant_id),
    }
}

/// What an actor is told of a change: the thing, if they may know which. Whoever may read some things of the kind only,
/// of certain clients, is told that one of them may have changed; so is everybody of what stands on every page.
pub(super) fn told(actor: &Actor, heard: &Heard) -> Option<Option<Uuid>> {
    if let Some(person) = heard.person {
        return (person == actor.person_id && heard.tenant == Some(actor.tenant_id)).then_some(heard.id);
    }
    if is_own(actor, heard) {
        return Some(heard.id);
    }
    // What is one person's own names that person; otherwise it is said that one of them may have changed.
    let Some(audience) = heard.kind.audience() else { return heard.id.is_none().then_some(None) };
    let is_here = heard.tenant.is_none_or(|tenant| tenant == actor.tenant_id) || heard.other == Some(actor.tenant_id);
    let tenant = heard.tenant.filter(|_| !is_here).unwrap_or(actor.tenant_id);
    match may(actor, audience, &subject(tenant)) {
        Ok(()) => Some(heard.id),
        Err(Denied { because: Because::TenantStands(_), .. }) => None,
        Err(_) if is_here && heard.kind.is_on_every_page() => Some(None),
        Err(denied) if is_here && denied.because == Because::OutsideScope => Some(None),
        Err(_) => None,
    }
}

/// Whether the actor's rights may be others after it, so that they are read anew before anything else is told.
pub(super) fn concerns_rights(actor: &Actor, heard: &Heard) -> bool {
    match heard.kind {
        ThingKind::Role => heard.tenant == Some(actor.tenant_id),
        ThingKind::ApiKey => heard.id.is_some() && heard.id == actor.key.map(|key| key.0),
        _ => is_own(actor, heard),
    }
}

/// Whether it is the actor's own record or tenant, of which every page of theirs says something.
fn is_own(actor: &Actor, heard: &Heard) -> bool {
    match heard.kind {
        ThingKind::Person => heard.id == Some(actor.person_id.0),
        ThingKind::Tenant => heard.id == Some(actor.tenant_id.0),
        _ => false,
    }
}

fn subject(tenant: TenantId) -> Subject {
    Subject { tenant: Some(tenant), ..Subject::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::kernel::PersonId;
    use domain::policy::{Role, TenantStanding};

    const OWN: u128 = 7;

    fn hears(actor: &Actor, kind: ThingKind) -> bool {
        kind.audience().is_some_and(|audience| actor.holds(audience))
    }

    fn team(tenant: u128) -> Heard {
        Heard {
            place: None,
            tenant: Some(TenantId(Uuid::from_u128(tenant))),
            other: None,
            person: None,
            kind: ThingKind::Team,
            id: Some(Uuid::from_u128(99)),
        }
    }

    #[test]
    fn a_kind_is_told_to_whoever_may_read_it_in_their_own_tenant() {
        for role in Role::ALL {
            let actor = Actor::example(1, OWN, &[*role]);
            for kind in ThingKind::ALL {
                let heard = Heard { kind: *kind, ..team(OWN) };
                let hears = hears(&actor, *kind) || kind.is_on_every_page();
                assert_eq!(told(&actor, &heard).is_some(), hears, "{role:?} {kind:?}");
            }
        }
    }

    #[test]
    fn that_a_text_has_changed_is_told_to_everybody_here_and_which_to_whoever_manages_them() {
        let text = Heard { kind: ThingKind::Wording, ..team(OWN) };
        let investor = Actor::example(1, OWN, &[Role::Investor]);
        assert_eq!(told(&investor, &text), Some(None));
        assert_eq!(told(&investor, &Heard { tenant: None, ..text }), Some(None), "the platform's is everybody's");
        assert_eq!(told(&Actor::example(1, OWN, &[Role::Owner]), &text), Some(text.id));
        let suspended = Actor { standing: TenantStanding::Suspended, ..investor };
        assert_eq!(told(&suspended, &text), None);
    }

    #[test]
    fn another_tenants_things_are_told_to_those_alone_who_reach_there() {
        for role in Role::ALL {
            let actor = Actor::example(1, OWN, &[*role]);
            let reaches = actor.holds(Permission::ReachPlatform);
            assert_eq!(circle_of(&actor) == Circle::Everything, reaches, "{role:?}");
            for kind in ThingKind::ALL {
                let told = told(&actor, &Heard { kind: *kind, ..team(8) });
                assert_eq!(told.is_some(), reaches && hears(&actor, *kind), "{role:?} {kind:?}");
            }
        }
    }

    #[test]
    fn a_person_is_told_of_themselves_and_of_what_is_for_them_alone() {
        let actor = Actor::example(1, OWN, &[Role::Investor]);
        let own = Heard { kind: ThingKind::Person, id: Some(Uuid::from_u128(1)), ..team(OWN) };
        assert_eq!(told(&actor, &own), Some(own.id));
        assert!(concerns_rights(&actor, &own));
        let for_them = Heard { person: Some(PersonId(Uuid::from_u128(1))), kind: ThingKind::Job, ..team(OWN) };
        assert_eq!(told(&actor, &for_them), Some(for_them.id));
        let for_another = Heard { person: Some(PersonId(Uuid::from_u128(2))), ..for_them };
        let admin = Actor::example(1, OWN, &[Role::Admin]);
        assert_eq!(told(&admin, &for_another), None, "not even an admin hears what is another's");
    }

    #[test]
    fn that_one_of_ones_own_may_have_changed_is_told_to_anybody() {
        let actor = Actor::example(1, OWN, &[Role::Investor]);
        let notice = Heard { kind: ThingKind::Notice, ..team(OWN) };
        assert_eq!(told(&actor, &Heard { tenant: None, id: None, ..notice }), Some(None));
        assert_eq!(told(&actor, &notice), None, "it is somebody's");
    }

    #[test]
    fn nobody_hears_anything_in_a_tenant_that_is_suspended() {
        let actor = Actor { standing: TenantStanding::Suspended, ..Actor::example(1, OWN, &[Role::Admin]) };
        assert_eq!(told(&actor, &team(OWN)), None);
    }
}
