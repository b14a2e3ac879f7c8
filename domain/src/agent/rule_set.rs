//! The rules that a tenant keeps about its agent.

use super::{Approver, Gate};
use crate::kernel::rules;
use crate::policy::Permissions;
use serde::{Deserialize, Serialize};

/// Operations that rules speak of at most.
const EXCEPTIONS_MAX: usize = 200;
/// Arguments that rules bound at most.
const BOUNDS_MAX: usize = 100;

/// What the agent may do in a tenant, for whomever it acts: never more than they may themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, garde::Validate)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[garde(allow_unvalidated)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RuleSet {
    /// Whether people may send it at all.
    pub on: bool,
    /// What it may at most; absent: whatever the person may for whom it acts.
    pub permissions: Option<Permissions>,
    /// What becomes of calls that change something.
    pub writes: Gate,
    /// What becomes of calls that do most harm where they are made by mistake: they wait, or never happen.
    #[garde(custom(never_at_once))]
    pub danger: Gate,
    /// What becomes of calls that change something and name a mail address outside of `domains`.
    pub outside: Gate,
    /// The tenant's own mail domains, up to fifty; every other address is outside.
    #[garde(length(max = 50), inner(custom(rules::host)))]
    pub domains: Vec<String>,
    /// Operations with a rule of their own, up to two hundred. The one that names an operation counts before the one that
    /// names its context.
    #[garde(length(max = EXCEPTIONS_MAX), custom(each_once), dive)]
    pub exceptions: Vec<RuleFor>,
    /// What single arguments may be, up to a hundred.
    #[garde(length(max = BOUNDS_MAX), dive)]
    pub bounds: Vec<BoundFor>,
    /// Who approves what waits.
    pub approver: Approver,
    /// For so many hours a call waits before it counts as declined, 1 to 168.
    #[garde(range(min = 1, max = 168))]
    pub waits_hours: u16,
    /// How often a model is asked on one errand at most, 1 to 30.
    #[garde(range(min = 1, max = 30))]
    pub turns_max: u16,
}

/// The rule of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, garde::Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct RuleFor {
    /// `tenancy.add_team`, or `tenancy.*` for all of a context.
    #[garde(length(max = 120), custom(names_operations))]
    pub operation: String,
    /// What becomes of its calls. What does most harm waits all the same where this says that it runs.
    pub gate: Gate,
}

/// What one argument of an operation may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, garde::Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct BoundFor {
    /// `workspaces.start_execution`, or `workspaces.*` for all of a context.
    #[garde(length(max = 120), custom(names_operations))]
    pub operation: String,
    /// The member, `maxTokens`; `budget.tokens` for one within another.
    #[garde(length(chars, min = 1, max = 120), custom(rules::line))]
    pub member: String,
    /// The values that it may have, up to a hundred; none: whatever.
    #[serde(default)]
    #[garde(length(max = 100), inner(length(chars, max = 200), custom(rules::line)))]
    pub one_of: Vec<String>,
    /// The largest number that it may be.
    #[serde(default)]
    pub at_most: Option<i64>,
}

impl Default for RuleSet {
    fn default() -> Self {
        Self {
            on: true,
            permissions: None,
            writes: Gate::Ask,
            danger: Gate::Never,
            outside: Gate::Ask,
            domains: Vec::new(),
            exceptions: Vec::new(),
            bounds: Vec::new(),
            approver: Approver::Sender,
            waits_hours: 24,
            turns_max: 12,
        }
    }
}

impl RuleSet {
    /// What the rules say of one operation or its context by name.
    pub fn exception(&self, name: &str) -> Option<Gate> {
        let said = |wanted: fn(&str, &str) -> bool| self.exceptions.iter().find(|rule| wanted(&rule.operation, name));
        said(|rule, name| rule == name).or_else(|| said(names_context_of)).map(|rule| rule.gate)
    }

    /// The bounds of an operation's arguments.
    pub fn bounds_of(&self, name: &str) -> impl Iterator<Item = &BoundFor> {
        self.bounds.iter().filter(move |bound| bound.operation == name || names_context_of(&bound.operation, name))
    }
}

/// Whether a rule about `tenancy.*` is about `tenancy.add_team`.
fn names_context_of(rule: &str, name: &str) -> bool {
    let context = name.split('.').next().unwrap_or_default();
    rule.strip_suffix(".*").is_some_and(|of| of == context)
}

/// The name of an operation, or of all of a context.
fn names_operations(name: &str, _: &()) -> garde::Result {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let is_name = name
        .split_once('.')
        .is_some_and(|(context, operation)| is_word(context) && (operation == "*" || is_word(operation)));
    if is_name { Ok(()) } else { Err(garde::Error::new("not_a_value")) }
}

fn never_at_once(gate: &Gate, _: &()) -> garde::Result {
    if *gate == Gate::Run { Err(garde::Error::new("not_allowed")) } else { Ok(()) }
}

fn each_once(exceptions: &[RuleFor], _: &()) -> garde::Result {
    let is_twice =
        |(place, rule): (usize, &RuleFor)| exceptions[..place].iter().any(|it| it.operation == rule.operation);
    if exceptions.iter().enumerate().any(is_twice) { Err(garde::Error::new("given_twice")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use garde::Validate;

    fn rule(operation: &str, gate: Gate) -> RuleFor {
        RuleFor { operation: operation.into(), gate }
    }

    #[test]
    fn nothing_is_changed_without_a_person_unless_a_tenant_says_so() {
        let rules = RuleSet::default();
        assert!(rules.on && rules.validate().is_ok());
        assert_eq!((rules.writes, rules.danger, rules.outside), (Gate::Ask, Gate::Never, Gate::Ask));
    }

    #[test]
    fn the_rule_of_an_operation_counts_before_that_of_its_context() {
        let exceptions = vec![rule("tenancy.*", Gate::Never), rule("tenancy.add_team", Gate::Run)];
        let rules = RuleSet { exceptions, ..RuleSet::default() };
        assert_eq!(rules.exception("tenancy.add_team"), Some(Gate::Run));
        assert_eq!(rules.exception("tenancy.remove_team"), Some(Gate::Never));
        assert_eq!(rules.exception("tenancyx.remove_team"), None);
        assert_eq!(rules.exception("identity.invite_person"), None);
    }

    #[test]
    fn what_does_most_harm_is_never_done_at_once() {
        assert!(RuleSet { danger: Gate::Run, ..RuleSet::default() }.validate().is_err());
    }

    #[test]
    fn rules_name_operations_and_each_of_them_once() {
        let with = |exceptions| RuleSet { exceptions, ..RuleSet::default() }.validate().is_ok();
        assert!(with(vec![rule("tenancy.add_team", Gate::Run), rule("files.*", Gate::Never)]));
        for wrong in ["tenancy", "*", "*.*", "tenancy.", ".add_team", "Tenancy.add", "tenancy.add team", ""] {
            assert!(!with(vec![rule(wrong, Gate::Run)]), "{wrong}");
        }
        assert!(!with(vec![rule("files.*", Gate::Run), rule("files.*", Gate::Never)]));
    }
}
