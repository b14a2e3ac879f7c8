use super::RuleSet;
use super::charter::example_rules;
use crate::kernel::Example;
use domain_macros::operation;

/// Says what the agent may do in one's tenant, and what waits for approval. Calls that wait or are to be made are judged by
/// the new rules.
#[operation(command, agent, rest = PUT "/agent/rules", needs = ManageAgent, entitlement = AiRuns, idempotent, danger)]
pub struct SetAgentRules {
    /// All of the rules; they take the place of those before.
    #[garde(dive)]
    pub rules: RuleSet,
}

impl Example for SetAgentRules {
    fn example() -> Self {
        Self { rules: example_rules() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::validate;

    #[test]
    fn rules_keep_to_their_bounds() {
        let with = |rules| validate(&SetAgentRules { rules });
        assert!(with(RuleSet::default()).is_ok());
        let refusal = with(RuleSet { waits_hours: 0, ..RuleSet::default() }).unwrap_err();
        assert_eq!(refusal.fields[0].field, "rules.waitsHours");
        assert!(with(RuleSet { turns_max: 31, ..RuleSet::default() }).is_err());
        assert!(with(RuleSet { domains: vec!["@aurora".into()], ..RuleSet::default() }).is_err());
    }
}
