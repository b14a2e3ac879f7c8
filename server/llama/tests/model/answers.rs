//! What an answer is made of.

use llama::{Message, Reason, Request};

use crate::{ask, endless, model, pool_of, question};

#[test]
fn the_same_question_gets_the_same_bytes_whatever_ran_before() {
    let pool = pool_of(1, 4);
    let first = ask(&pool, question("Which season follows winter?"));
    ask(&pool, Request { max_tokens: 40, temperature: 1.0, seed: 7, ..endless() });
    let second = ask(&pool, question("Which season follows winter?"));
    let elsewhere = ask(&pool_of(1, 4), question("Which season follows winter?"));
    assert!(!first.text().is_empty());
    assert_eq!(first.text(), second.text());
    assert_eq!(first.text(), elsewhere.text());
    assert_eq!(first.finished(), second.finished());
}

#[test]
fn a_seed_repeats_a_draw() {
    let pool = pool_of(1, 4);
    let draw = |seed| {
        let request = Request { max_tokens: 16, temperature: 1.5, top_p: 0.95, seed, ..endless() };
        ask(&pool, request).text()
    };
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
}

#[test]
fn the_length_is_kept_and_the_tokens_are_counted() {
    let request = Request { max_tokens: 8, ..endless() };
    let expected = model().check(&request).expect("it fits");
    let answer = ask(&pool_of(1, 4), request);
    let finished = answer.finished();
    assert_eq!(finished.reason, Reason::Length);
    assert_eq!(finished.completion_tokens, 8);
    assert_eq!(finished.prompt_tokens, expected);
    assert_eq!(answer.prompt_tokens, Some(expected));
}

#[test]
fn the_model_ends_its_turn_itself() {
    let request = Request { max_tokens: 200, ..question("Is water wet? Say only yes or no.") };
    let finished = ask(&pool_of(1, 4), request).finished();
    assert_eq!(finished.reason, Reason::Stop);
}

#[test]
fn a_stop_string_counts_across_the_border_of_two_tokens() {
    let pool = pool_of(1, 4);
    let request = Request { max_tokens: 24, ..endless() };
    let free = ask(&pool, request.clone());
    let (text, pieces) = (free.text(), &free.pieces);
    // The end of one piece and the beginning of the next, well inside the answer.
    let end = pieces[8].chars().last().expect("a piece is never empty");
    let stop: String = std::iter::once(end).chain(pieces[9].chars().take(3)).collect();
    let expected = text.split(&stop).next().expect("a split gives something");

    let stopped = ask(&pool, Request { stop: vec!["never said".to_owned(), stop.clone()], ..request });
    assert_eq!(stopped.finished().reason, Reason::Stop);
    assert_eq!(stopped.text(), expected, "stopped at {stop:?}");
    assert!(stopped.finished().completion_tokens < free.finished().completion_tokens);
}

#[test]
fn characters_of_many_bytes_arrive_whole() {
    let echo = "🎉 你好世界 🦊 안녕하세요 مرحبا 🚀";
    let mut messages = vec![Message::system("Repeat the user's message.")];
    for sample in ["🌍 早上好 🐢 감사합니다", echo] {
        messages.extend([Message::user(sample), Message::assistant(sample)]);
    }
    messages.push(Message::user(echo));
    let answer = ask(&pool_of(1, 4), Request { max_tokens: 60, ..Request::new(messages) });
    let text = answer.text();
    assert!(text.contains("🎉 你好世界"), "{text:?}");
    assert!(!text.contains(char::REPLACEMENT_CHARACTER), "{text:?}");
    let tokens = answer.finished().completion_tokens as usize;
    assert!(answer.pieces.len() < tokens, "some characters took several tokens: {:?}", answer.pieces);
}
