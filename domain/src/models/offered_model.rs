//! A model that a provider offers.

use super::{price, provider_words};
use crate::kernel::rules;
use garde::Validate;
use serde::{Deserialize, Serialize};

/// A model that a provider offers. Prices are in millionths of a US dollar for a million tokens: 150000 is $0.15.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
#[garde(allow_unvalidated)]
pub struct OfferedModel {
    /// What the provider and runs name it by.
    #[garde(length(chars, min = 1, max = 120), custom(provider_words::model_id))]
    pub id: String,
    /// What people call it.
    #[garde(length(chars, min = 1, max = 80), custom(rules::line))]
    pub name: String,
    /// Tokens that prompt and answer may take together.
    #[garde(range(min = 1, max = 10_000_000))]
    pub context_tokens: u32,
    /// What a million tokens of prompts cost; nothing unless told.
    #[serde(default, deserialize_with = "price::read")]
    #[cfg_attr(feature = "catalogue", schemars(range(max = price::PRICE_MOST)))]
    #[garde(custom(price::known))]
    pub prompt_price: u64,
    /// What a million tokens of answers cost; nothing unless told.
    #[serde(default, deserialize_with = "price::read")]
    #[cfg_attr(feature = "catalogue", schemars(range(max = price::PRICE_MOST)))]
    #[garde(custom(price::known))]
    pub completion_price: u64,
}

impl OfferedModel {
    /// That of the demo world.
    pub fn example() -> Self {
        Self {
            id: "aurora-small".into(),
            name: "Aurora Small".into(),
            context_tokens: 32_768,
            prompt_price: 150_000,
            completion_price: 600_000,
        }
    }
}
