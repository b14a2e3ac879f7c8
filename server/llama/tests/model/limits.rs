//! What is refused, and with which numbers.

use std::{
    num::NonZeroU32,
    time::{Duration, Instant},
};

use llama::{CancelFlag, Error, Message, Model, Options, Request};

use crate::{CONTEXT, ask, model, pool_of, question, weights};

#[test]
fn a_model_says_what_it_is() {
    let model = model();
    let info = model.info();
    assert_eq!(weights().file_stem(), Some(info.file_stem.as_ref()));
    assert!(info.parameters > 1_000_000 && info.size_bytes > 1_000_000, "{info:?}");
    assert_eq!(info.context_tokens, CONTEXT);
    assert!(info.trained_context_tokens >= CONTEXT);
}

#[test]
fn a_prompt_that_does_not_fit_is_refused_with_the_limit() {
    let text = "word ".repeat(2 * CONTEXT as usize);
    let request = Request { max_tokens: 100, ..Request::new(vec![Message::user(text)]) };
    let checked = model().check(&request).unwrap_err();
    let answer = ask(&pool_of(1, 4), request);
    assert_eq!(answer.prompt_tokens, None);
    for error in [checked, answer.end.unwrap_err()] {
        let Error::PromptTooLong { tokens, limit } = error else { panic!("{error}") };
        assert_eq!(limit, CONTEXT - 100);
        assert!(tokens > 2 * CONTEXT);
    }
}

#[test]
fn a_huge_prompt_is_refused_without_being_read() {
    let limit_of = |messages| match model().check(&Request { max_tokens: 24, ..Request::new(messages) }) {
        Err(Error::PromptTooLong { tokens, limit }) if tokens > limit => limit,
        other => panic!("{other:?}"),
    };
    let start = Instant::now();
    assert_eq!(limit_of(vec![Message::user("a".repeat(9_000_000))]), CONTEXT - 24);
    assert_eq!(limit_of(vec![Message::user(""); 1_000_000]), CONTEXT - 24);
    assert!(start.elapsed() < Duration::from_secs(5), "reading it all would take minutes");
}

#[test]
fn a_prompt_that_just_fits_is_answered_to_the_end() {
    let around = model().check(&question("")).expect("it fits");
    let room = CONTEXT - around;
    let words = "word".to_owned() + &" word".repeat(room as usize - 9);
    let request = Request { max_tokens: 8, ..question(&words) };
    assert_eq!(model().check(&request).expect("it fits"), CONTEXT - 8);
    let finished = ask(&pool_of(1, 4), request).finished();
    assert!(finished.completion_tokens <= 8);
}

#[test]
fn an_answer_longer_than_the_context_is_refused() {
    for asked in [0, CONTEXT, u32::MAX] {
        let error = model().check(&Request { max_tokens: asked, ..question("Hi") }).unwrap_err();
        assert!(matches!(error, Error::AnswerLength { limit, .. } if limit == CONTEXT - 1), "{error}");
    }
}

#[test]
fn a_request_out_of_range_is_refused_at_once() {
    let request = Request { temperature: 3.0, ..question("Hi") };
    let refused = pool_of(1, 4).submit(request, CancelFlag::default(), Box::new(|event| panic!("{event:?}")));
    assert!(matches!(refused, Err(Error::Temperature(_))));
}

#[test]
fn more_context_than_the_model_knows_is_refused() {
    let limit = model().info().trained_context_tokens;
    let context_tokens = NonZeroU32::new(limit + 1).expect("it is not 0");
    let error = Model::load(&weights(), Options { context_tokens }).unwrap_err();
    assert!(matches!(error, Error::ContextTooLarge { limit: named, .. } if named == limit), "{error}");
}
