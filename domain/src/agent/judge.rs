//! What becomes of a call that the agent wants to make. Pure, and the only place where that is said: whatever a model, a
//! document or a note says, it is an argument here and nothing else.
//!
//! The agent may what its person may *and* the tenant's rules give it. Both are looked at again when an approved call is made.

use super::arguments::{are_sound, ids, mail_domains, texts, values_at};
use super::{BoundFor, Gate, RuleSet, WhyAsk, WhyNot};
use crate::catalogue::Entry;
use crate::kernel::{Access, TenantId};
use crate::policy::{Actor, Permission, Permissions, Reach, Role, may_ask};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What nobody hands to the agent: to see beyond one's own tenant, and to act as somebody else.
const NEVER: Permissions = Permissions::of(&[Permission::ReachPlatform, Permission::ImpersonatePeople]);
/// The context whose operations the agent never calls: it neither sends itself, nor approves what it asks for, nor writes its
/// own rules.
const ITS_OWN: &str = "agent";

/// What becomes of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is made.
    Run,
    /// It waits for a person.
    Ask(WhyAsk),
    /// It isn't made.
    Refuse(Refused),
}

/// Why a call isn't made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The reason.
    pub why: WhyNot,
    /// The argument that it is about, `members[2].id`, or the permission that is missing; empty where it is neither.
    pub at: String,
}

/// Whose the things are that arguments name, as far as somebody knows.
pub type Owners = BTreeMap<Uuid, TenantId>;

/// Says what becomes of a call of `entry` with these arguments, for this person under these rules.
pub fn judge(actor: &Actor, rules: &RuleSet, entry: &Entry, arguments: &Value, owners: &Owners) -> Verdict {
    match refusal(actor, rules, entry, arguments, owners) {
        Some(refused) => Verdict::Refuse(refused),
        None => gated(rules, entry, arguments),
    }
}

/// The person with what they had where they sent the agent: through a key or an app that isn't more than that was given.
pub fn as_sent(actor: &Actor, given: Option<Permissions>) -> Actor {
    let both = actor.ceiling.into_iter().chain(given).reduce(Permissions::intersection);
    Actor { ceiling: both, ..actor.clone() }
}

/// The person as the agent acts for them: what both may.
pub fn on_errand(actor: &Actor, rules: &RuleSet) -> Actor {
    let bounds = actor.ceiling.into_iter().chain(rules.permissions);
    let most = bounds.fold(Permissions::ALL.without(NEVER), Permissions::intersection);
    Actor { ceiling: Some(most), ..actor.clone() }
}

/// Whether this is something that an agent can be asked to do at all, whoever sends it.
pub fn is_a_tool(entry: &Entry) -> bool {
    entry.kind.is_plain_call()
        && matches!(entry.access, Access::Needs(_))
        && entry.attributes.reach == Reach::Own
        && entry.context != ITS_OWN
}

fn refusal(actor: &Actor, rules: &RuleSet, entry: &Entry, arguments: &Value, owners: &Owners) -> Option<Refused> {
    let no = |why, at: &str| Some(Refused { why, at: at.to_owned() });
    let both = on_errand(actor, rules);
    if !rules.on {
        return no(WhyNot::SwitchedOff, "");
    }
    if !is_a_tool(entry) {
        return no(WhyNot::NotATool, "");
    }
    if may_ask(Some(actor), entry.access, &entry.attributes).is_err() {
        return no(WhyNot::PersonMayNot, needed(entry.access));
    }
    if may_ask(Some(&both), entry.access, &entry.attributes).is_err() {
        return no(WhyNot::RulesForbid, needed(entry.access));
    }
    if !are_sound(arguments) {
        return no(WhyNot::Malformed, "");
    }
    let is_foreign = |id: &Uuid| owners.get(id).is_some_and(|tenant| *tenant != actor.tenant_id);
    if let Some((place, _)) = ids(arguments).into_iter().find(|(_, id)| is_foreign(id)) {
        return no(WhyNot::ForeignId, &place);
    }
    if let Some(place) = handed_on(&both, arguments) {
        return no(WhyNot::BeyondRights, &place);
    }
    if let Some(bound) = rules.bounds_of(entry.name).find(|bound| !is_within(bound, arguments)) {
        return no(WhyNot::OutOfBounds, &bound.member);
    }
    None
}

const fn needed(access: Access) -> &'static str {
    match access {
        Access::Needs(permission) => permission.as_str(),
        Access::Public | Access::SignedIn => "",
    }
}

/// Where an argument names a permission or a built-in role that comes to more than both may.
fn handed_on(both: &Actor, arguments: &Value) -> Option<String> {
    let held = both.permissions();
    let is_beyond = |place: &str, text: &str| {
        let permission = Permission::parse(text).is_some_and(|permission| !held.contains(permission));
        // The name of a role is an everyday word, and means the role where roles are named.
        let role = Role::parse(text).filter(|_| place.to_lowercase().contains("role"));
        permission || role.is_some_and(|role| !held.contains_all(role.permissions()))
    };
    texts(arguments).into_iter().find(|(place, text)| is_beyond(place, text.trim())).map(|(place, _)| place)
}

/// Whether every value of the member is among those that are allowed. What isn't there takes the operation's own default.
fn is_within(bound: &BoundFor, arguments: &Value) -> bool {
    values_at(arguments, &bound.member).into_iter().filter(|value| !value.is_null()).all(|value| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let is_one = bound.one_of.is_empty() || bound.one_of.contains(&text);
        // A number that isn't one is too large.
        let number = value.as_f64().or_else(|| text.trim().parse().ok());
        let is_small = bound.at_most.is_none_or(|most| number.is_some_and(|number| number <= most as f64));
        is_one && is_small
    })
}

/// What becomes of a call against which nothing stands.
fn gated(rules: &RuleSet, entry: &Entry, arguments: &Value) -> Verdict {
    let (reads, attributes) = (entry.kind.only_reads(), &entry.attributes);
    let said = rules.exception(entry.name);
    let usual = match (attributes.danger, reads) {
        (true, _) => (rules.danger, WhyAsk::Danger),
        (false, true) => (Gate::Run, WhyAsk::Rule),
        (false, false) => (rules.writes, WhyAsk::Writes),
    };
    let (mut gate, mut why) = said.map_or(usual, |gate| (gate, WhyAsk::Rule));
    let mut stricter = |other: Gate, because: WhyAsk| {
        if gate.stricter(other) != gate {
            (gate, why) = (other, because);
        }
    };
    if attributes.danger {
        stricter(Gate::Ask, WhyAsk::Danger);
    }
    if attributes.approval {
        stricter(Gate::Ask, WhyAsk::Declared);
    }
    if !reads && mail_domains(arguments).iter().any(|(_, domain)| !is_own(rules, domain)) {
        stricter(rules.outside, WhyAsk::Outside);
    }
    match gate {
        Gate::Run => Verdict::Run,
        Gate::Ask => Verdict::Ask(why),
        Gate::Never => Verdict::Refuse(Refused { why: WhyNot::RulesForbid, at: String::new() }),
    }
}

/// Whether a mail domain is one of the tenant's own, or below one.
fn is_own(rules: &RuleSet, domain: &str) -> bool {
    let is = |own: &String| {
        let own = own.to_lowercase();
        domain == own || domain.strip_suffix(&own).is_some_and(|above| above.ends_with('.'))
    };
    rules.domains.iter().any(is)
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
