//! What becomes of what the agent wants to do.

use crate::words;

words! {
    /// What becomes of a call that the agent wants to make.
    Gate {
        /// It is made at once.
        Run = "run",
        /// It waits until a person has approved it.
        Ask = "ask",
        /// It is refused.
        Never = "never",
    }
}

impl Gate {
    /// The stricter of both.
    #[must_use]
    pub const fn stricter(self, other: Self) -> Self {
        match (self, other) {
            (Self::Never, _) | (_, Self::Never) => Self::Never,
            (Self::Ask, _) | (_, Self::Ask) => Self::Ask,
            (Self::Run, Self::Run) => Self::Run,
        }
    }
}

words! {
    /// Why a call waits for a person.
    WhyAsk {
        /// It changes something, and the tenant's rules let nothing be changed without a person.
        Writes = "writes",
        /// It is among what does most harm where it is done by mistake.
        Danger = "danger",
        /// It names a mail address outside of the tenant's own domains.
        Outside = "outside",
        /// The operation itself asks for a person, whatever the rules say.
        Declared = "declared",
        /// A rule of the tenant names it.
        Rule = "rule",
    }
}

words! {
    /// Why a call is refused.
    WhyNot {
        /// There is no such tool: it isn't an operation, or none that anybody but a person may ask for.
        NotATool = "not_a_tool",
        /// The person themselves may not.
        PersonMayNot = "person_may_not",
        /// The tenant has switched its agent off.
        SwitchedOff = "switched_off",
        /// The tenant's rules give the agent less than the person may.
        RulesForbid = "rules_forbid",
        /// The arguments can't be read, or are larger than any operation's.
        Malformed = "malformed",
        /// An argument names something of another tenant.
        ForeignId = "foreign_id",
        /// An argument hands on a right that the person or the agent hasn't.
        BeyondRights = "beyond_rights",
        /// An argument is outside of what the tenant's rules allow for it.
        OutOfBounds = "out_of_bounds",
        /// The operation itself would refuse it: there is nothing to approve.
        WouldFail = "would_fail",
    }
}

words! {
    /// Who approves what waits.
    Approver {
        /// Whoever sent the agent.
        Sender = "sender",
        /// Somebody who keeps the rules of the agent.
        Keeper = "keeper",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stricter_of_two_is_one_of_them_in_whichever_order() {
        for (place, one) in Gate::ALL.iter().enumerate() {
            for (other_place, other) in Gate::ALL.iter().enumerate() {
                let stricter = one.stricter(*other);
                assert_eq!(stricter, Gate::ALL[place.max(other_place)]);
                assert_eq!(stricter, other.stricter(*one));
            }
        }
    }
}
