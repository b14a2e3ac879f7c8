//! What a run has taken so far: with the attempts at providers that came to nothing, and with the one under way.

use domain::workspaces::Bill;

/// The running count of one run in the hands of one worker.
#[derive(Debug, Default)]
pub(super) struct Tab {
    before: Bill,
    now: Option<Attempt>,
}

/// One attempt at one provider.
#[derive(Debug)]
struct Attempt {
    provider: String,
    /// For a million tokens of prompts and of answers.
    prices: (u64, u64),
    /// Of prompt and answer.
    tokens: (u32, u32),
}

impl Tab {
    /// Another provider is asked, or the same once more. What was taken before stays.
    pub fn begun(&mut self, provider: String, prices: (u64, u64)) {
        self.before = self.bill();
        self.now = Some(Attempt { provider, prices, tokens: (0, 0) });
    }

    /// So many tokens the attempt under way has taken up to here.
    pub const fn counted(&mut self, tokens: (u32, u32)) {
        if let Some(attempt) = &mut self.now {
            attempt.tokens = tokens;
        }
    }

    /// All of it, each attempt at the prices of whoever was asked.
    pub fn bill(&self) -> Bill {
        let now = self.now.as_ref().map(|it| Bill::of_attempt(it.provider.clone(), it.tokens, it.prices));
        now.unwrap_or_default().after(&self.before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_attempt_counts_once_at_the_prices_of_whoever_was_asked() {
        let mut tab = Tab::default();
        assert_eq!(tab.bill(), Bill::default());
        tab.begun("First".into(), (1_000_000, 0));
        tab.counted((40, 1));
        tab.counted((40, 7));
        tab.begun("Second".into(), (2_000_000, 3_000_000));
        tab.counted((41, 10));
        let bill = tab.bill();
        assert_eq!((bill.prompt_tokens, bill.completion_tokens, bill.attempts), (81, 17, 2));
        assert_eq!((bill.cost_micros, bill.provider.as_str()), (40 + 82 + 30, "Second"));
        assert_eq!(tab.bill(), bill, "looking changes nothing");
    }
}
