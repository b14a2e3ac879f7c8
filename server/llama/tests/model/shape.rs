//! Answers that keep to a schema.

use llama::{Error, Message, Reason, Request, grammar_of};
use serde_json::{Value, json};

use crate::{ask, endless, pool_of};

const LETTER: &str =
    "Good morning, the invoice of 12 March says 240 euros, and we had agreed on 204. Regards, Anna Weber";

fn schema() -> Value {
    json!({
        "type": "object", "required": ["about", "urgent", "amounts", "name"], "additionalProperties": false,
        "properties": {
            "about": {"enum": ["delivery", "invoice", "account"]},
            "urgent": {"type": "boolean"},
            "amounts": {"type": "array", "items": {"type": "integer"}, "maxItems": 3},
            "name": {"type": "string", "maxLength": 30}
        }
    })
}

fn request() -> Request {
    let system = "Read the letter and answer in JSON: what it is about, the amounts it names, who wrote it.";
    let messages = vec![Message::system(system), Message::user(LETTER)];
    let grammar = Some(grammar_of(&schema()).expect("it can be kept to"));
    Request { max_tokens: 200, grammar, ..Request::new(messages) }
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn an_answer_keeps_to_its_schema() {
    let answer = ask(&pool_of(1, 4), request());
    assert_eq!(answer.finished().reason, Reason::Stop);
    let read = read(&answer.text());
    assert_eq!(read.as_object().map(|members| members.len()), Some(4), "{read}");
    assert!(["delivery", "invoice", "account"].contains(&read["about"].as_str().unwrap_or_default()), "{read}");
    assert!(read["urgent"].is_boolean() && read["amounts"].as_array().is_some_and(|list| list.len() <= 3), "{read}");
}

#[test]
fn an_answer_keeps_to_its_schema_however_wildly_it_is_drawn() {
    let pool = pool_of(1, 4);
    for seed in 0..6 {
        let answer = ask(&pool, Request { temperature: 2.0, seed, ..request() });
        if answer.finished().reason == Reason::Stop {
            assert!(read(&answer.text())["name"].as_str().is_some_and(|name| name.chars().count() <= 30));
        } else {
            assert!(answer.text().starts_with("{\"about\": \""), "{}", answer.text());
        }
    }
}

#[test]
fn what_follows_an_answer_with_a_grammar_is_free_again() {
    let pool = pool_of(1, 4);
    ask(&pool, request());
    let free = ask(&pool, Request { max_tokens: 8, ..endless() });
    assert!(!free.text().starts_with('{'));
}

#[test]
fn a_grammar_that_is_none_fails_alone() {
    let pool = pool_of(1, 4);
    for grammar in ["root", "other ::= \"a\"", "root ::= missing", "root ::= root \"a\""] {
        let answer = ask(&pool, Request { grammar: Some(grammar.into()), ..request() });
        assert!(matches!(answer.end, Err(Error::Grammar)), "{grammar}: {answer:?}");
    }
    assert!(ask(&pool, request()).end.is_ok());
}
