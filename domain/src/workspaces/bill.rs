//! What a run takes: tokens, and what they cost.

use serde::{Deserialize, Serialize};

/// What a run took, with all its attempts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Bill {
    /// Tokens that the prompt took, templates of the model included.
    pub prompt_tokens: u32,
    /// Tokens of the answer.
    pub completion_tokens: u32,
    /// What they cost, in millionths of the platform's currency.
    pub cost_micros: u64,
    /// The provider that answered; empty where none did.
    pub provider: String,
    /// How often a provider was asked, fallbacks included.
    pub attempts: u32,
}

impl Bill {
    /// Of one attempt at a provider: tokens of prompt and answer, at its prices for a million of each.
    pub fn of_attempt(provider: String, tokens: (u32, u32), prices: (u64, u64)) -> Self {
        let (prompt_tokens, completion_tokens) = tokens;
        Self { prompt_tokens, completion_tokens, cost_micros: cost_micros(tokens, prices), provider, attempts: 1 }
    }

    /// Prompt and answer together.
    pub const fn tokens(&self) -> u64 {
        self.prompt_tokens as u64 + self.completion_tokens as u64
    }

    /// This one with what was taken before it. The provider is the one that was asked last.
    #[must_use]
    pub fn after(self, before: &Self) -> Self {
        Self {
            prompt_tokens: self.prompt_tokens.saturating_add(before.prompt_tokens),
            completion_tokens: self.completion_tokens.saturating_add(before.completion_tokens),
            cost_micros: self.cost_micros.saturating_add(before.cost_micros),
            attempts: self.attempts.saturating_add(before.attempts),
            provider: if self.provider.is_empty() { before.provider.clone() } else { self.provider },
        }
    }
}

/// What tokens cost, in millionths of the platform's currency, rounded to the nearest. Prices are for a million tokens.
pub fn cost_micros((prompt, completion): (u32, u32), (prompt_price, completion_price): (u64, u64)) -> u64 {
    let of = |tokens: u32, price: u64| u128::from(tokens) * u128::from(price);
    let total = of(prompt, prompt_price) + of(completion, completion_price);
    u64::try_from((total + 500_000) / 1_000_000).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_is_rounded_once_for_both_sides_together() {
        assert_eq!(cost_micros((1_000, 500), (150_000, 600_000)), 450);
        assert_eq!(cost_micros((1, 1), (250_000, 250_000)), 1, "half of one is one");
        assert_eq!(cost_micros((1, 0), (499_999, 0)), 0);
        assert_eq!(cost_micros((u32::MAX, u32::MAX), (u64::MAX, u64::MAX)), u64::MAX, "no overflow");
    }

    #[test]
    fn a_local_model_costs_nothing() {
        assert_eq!(cost_micros((100_000, 100_000), (0, 0)), 0);
    }

    #[test]
    fn attempts_add_up_each_at_its_own_price() {
        let first = Bill::of_attempt("First".into(), (1_000, 0), (2_000_000, 0));
        let second = Bill::of_attempt("Second".into(), (1_000, 10), (1_000_000, 5_000_000));
        let both = second.after(&first);
        assert_eq!((both.prompt_tokens, both.completion_tokens, both.cost_micros), (2_000, 10, 3_050));
        assert_eq!((both.provider.as_str(), both.attempts), ("Second", 2));
        assert_eq!(both.clone().after(&Bill::default()), both);
        assert_eq!(Bill::default().after(&both), both, "who was asked last stays known");
    }
}
