//! What a run may take, before it is run. Each model counts in tokens of its own, so this is a rule of thumb.

use serde::{Deserialize, Serialize};

/// What a run may take and cost, by a rule of thumb.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Estimate {
    /// Tokens of the prompt, about.
    pub prompt_tokens: u32,
    /// Tokens of the answer at most.
    pub answer_tokens_max: u32,
    /// The model that would answer; absent where there is none, or none is needed.
    pub model: Option<String>,
    /// What that costs at most, in millionths of a US dollar; absent where no model is known.
    pub cost_micros_max: Option<u64>,
}

/// Letters of the Latin script that make a token, about.
const LATIN_IN_A_TOKEN: u32 = 4;

/// Tokens of a text, about: four Latin letters make one, any other character is one by itself.
pub fn tokens_of(text: &str) -> u32 {
    let (mut latin, mut others) = (0_u32, 0_u32);
    for letter in text.chars() {
        let count = if letter.is_ascii() { &mut latin } else { &mut others };
        *count = count.saturating_add(1);
    }
    latin.div_ceil(LATIN_IN_A_TOKEN).saturating_add(others)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_without_letters_of_the_latin_one_take_a_token_each() {
        assert_eq!((tokens_of(""), tokens_of("spice"), tokens_of("香料")), (0, 2, 2));
    }
}
