//! How much of a conversation goes along with a question: the newest of it that fits into the model's context.

use crate::workspaces::Turn;

/// Turns that a prompt may have before its question, whatever their length.
const HISTORY_MAX: usize = 100;

/// Tokens that a turn takes beside its text, by the templates that models are trained on.
const FRAME_TOKENS: u32 = 8;

/// What belongs together in a conversation: attached texts, a question and its answer.
pub type Exchange = Vec<Turn>;

/// About how many tokens a text takes at most: one for three letters of the Latin alphabet, one for two bytes of any other.
/// The models' own tokenizers take fewer of what they were trained on; a guess that is too high leaves an earlier turn
/// out, one that is too low fails the run.
pub fn tokens_at_most(text: &str) -> u32 {
    let latin = text.bytes().filter(u8::is_ascii).count();
    let other = text.len() - latin;
    u32::try_from(latin.div_ceil(3) + other.div_ceil(2)).unwrap_or(u32::MAX)
}

/// The newest exchanges that fit into so many tokens, whole and in their order, and how many were left out.
pub fn fit(exchanges: Vec<Exchange>, room_tokens: u32) -> (Vec<Turn>, u32) {
    let (mut used, mut turns, mut kept) = (0_u32, 0, 0);
    for exchange in exchanges.iter().rev() {
        let tokens = exchange.iter().map(|turn| tokens_at_most(&turn.content).saturating_add(FRAME_TOKENS));
        used = tokens.fold(used, u32::saturating_add);
        turns += exchange.len();
        if used > room_tokens || turns > HISTORY_MAX {
            break;
        }
        kept += 1;
    }
    let left_out = exchanges.len() - kept;
    (exchanges.into_iter().skip(left_out).flatten().collect(), u32::try_from(left_out).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspaces::TurnRole;

    /// A question of so many letters and an answer of three.
    fn exchange(letters: usize) -> Exchange {
        vec![Turn::of(TurnRole::User, "a".repeat(letters)), Turn::of(TurnRole::Assistant, "yes")]
    }

    #[test]
    fn what_fits_goes_along_whole() {
        let all = vec![exchange(30), exchange(30)];
        let (turns, left_out) = fit(all.clone(), 1_000);
        assert_eq!((turns, left_out), (all.concat(), 0));
        assert_eq!(fit(Vec::new(), 0), (Vec::new(), 0));
    }

    #[test]
    fn the_oldest_is_left_out_first_and_an_exchange_is_never_cut_in_two() {
        // An exchange of 30 letters takes 10 + 8 + 1 + 8 tokens.
        let all = vec![exchange(3_000), exchange(30), exchange(30)];
        assert_eq!(fit(all.clone(), 54), (all[1..].concat(), 1));
        assert_eq!(fit(all.clone(), 53), (all[2..].concat(), 2));
        assert_eq!(fit(all, 0), (Vec::new(), 3));
    }

    #[test]
    fn nothing_older_goes_along_than_what_was_left_out() {
        let all = vec![exchange(3), exchange(3_000), exchange(3)];
        let (turns, left_out) = fit(all.clone(), 100);
        assert_eq!((turns, left_out), (all[2..].concat(), 2), "a conversation has no hole in it");
    }

    #[test]
    fn there_are_never_more_turns_than_a_prompt_takes() {
        let (turns, left_out) = fit(vec![exchange(3); 80], u32::MAX);
        assert_eq!((turns.len(), left_out), (HISTORY_MAX, 30));
    }

    #[test]
    fn letters_of_other_alphabets_take_more() {
        assert_eq!(tokens_at_most(""), 0);
        assert_eq!(tokens_at_most("saffron"), 3);
        assert!(tokens_at_most("사프란은 비싸다") > tokens_at_most("saffron is dear"));
    }
}
