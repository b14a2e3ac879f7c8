//! The tokens of an answer: as the provider counted them, or estimated where it says nothing.

use super::{Ask, Step};
use domain::workspaces::FinishReason;

/// Characters of a token, as English has them; for providers that don't count.
const TOKEN_CHARS: usize = 4;
/// More tokens than any model reads and writes; a provider that counts more isn't believed.
const TOKENS_MAX: u32 = 10_000_000;

/// What was asked and said, and how many tokens that is.
#[derive(Debug, Default)]
pub(super) struct Tally {
    asked_chars: usize,
    said_chars: usize,
    /// As the provider says.
    pub prompt: Option<u64>,
    /// As the provider says.
    pub completion: Option<u64>,
}

impl Tally {
    /// Of an answer that has to come.
    pub fn of(ask: &Ask) -> Self {
        Self { asked_chars: ask.chars(), ..Self::default() }
    }

    /// Counts a text of the answer.
    pub fn note(&mut self, text: &str) {
        self.said_chars += text.chars().count();
    }

    /// The end of the answer.
    pub fn done(&self, reason: FinishReason) -> Step {
        let (prompt_tokens, completion_tokens) = self.tokens();
        Step::Done { reason, prompt_tokens, completion_tokens }
    }

    /// What there is of an answer that may never end. What a provider says of its tokens before its end is only a beginning.
    pub fn so_far(&self) -> Step {
        let (prompt_tokens, completion_tokens) = self.tokens();
        let estimated = tokens(None, self.said_chars);
        Step::Counted { prompt_tokens, completion_tokens: completion_tokens.max(estimated) }
    }

    fn tokens(&self) -> (u32, u32) {
        (tokens(self.prompt, self.asked_chars), tokens(self.completion, self.said_chars))
    }
}

fn tokens(said: Option<u64>, chars: usize) -> u32 {
    u32::try_from(said.unwrap_or(chars.div_ceil(TOKEN_CHARS) as u64)).unwrap_or(TOKENS_MAX).min(TOKENS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_as_the_provider_counted_them_or_estimated() {
        let mut tally = Tally::of(&Ask::of("m", "Name a spice."));
        tally.note("Saffron.");
        let estimated = Step::Done { reason: FinishReason::Stop, prompt_tokens: 4, completion_tokens: 2 };
        assert_eq!(tally.done(FinishReason::Stop), estimated);
        (tally.prompt, tally.completion) = (Some(31), Some(5));
        let counted = Step::Done { reason: FinishReason::Length, prompt_tokens: 31, completion_tokens: 5 };
        assert_eq!(tally.done(FinishReason::Length), counted);
        (tally.prompt, tally.completion) = (Some(u64::MAX), Some(4_000_000_000));
        let most = Step::Done { reason: FinishReason::Stop, prompt_tokens: TOKENS_MAX, completion_tokens: TOKENS_MAX };
        assert_eq!(tally.done(FinishReason::Stop), most, "such counts fit into no column and no sum");
    }

    #[test]
    fn an_answer_that_is_cut_off_has_taken_what_was_said() {
        let mut tally = Tally::of(&Ask::of("m", "Name a spice."));
        (tally.prompt, tally.completion) = (Some(31), Some(1));
        tally.note("Saffron, cumin and sumac.");
        assert_eq!(tally.so_far(), Step::Counted { prompt_tokens: 31, completion_tokens: 7 });
    }
}
