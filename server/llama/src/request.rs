//! What can be asked of a model.

use crate::Error;

/// One conversation to be continued by the model, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The conversation so far, oldest first. Nothing is added to it, no system message either.
    pub messages: Vec<Message>,
    /// The longest answer in tokens, at least 1 and less than the model's context.
    pub max_tokens: u32,
    /// 0 takes the likeliest token always, so that the same request gets the same answer; up to 2.
    pub temperature: f32,
    /// The share of probability that tokens are drawn from, above 0 and up to 1.
    pub top_p: f32,
    /// Fixes the draw: with the same seed a request above temperature 0 repeats itself too.
    pub seed: u32,
    /// Texts that end the answer. They are no part of it.
    pub stop: Vec<String>,
    /// What the answer has to look like, in GBNF with `root` at its top; [`grammar_of`](crate::grammar_of) writes one
    /// for a JSON Schema. It is a program for the model, so it is never taken from strangers. An answer that reaches
    /// `max_tokens` may break off within it.
    pub grammar: Option<String>,
}

impl Request {
    /// A request for up to 256 tokens at temperature 0, without stop strings or a grammar.
    #[must_use]
    pub fn new(messages: Vec<Message>) -> Self {
        Self { messages, max_tokens: 256, temperature: 0.0, top_p: 1.0, seed: 0, stop: Vec::new(), grammar: None }
    }

    /// Everything that can be said without the model.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.messages.is_empty() {
            return Err(Error::NoMessages);
        }
        if !(0.0..=2.0).contains(&self.temperature) {
            return Err(Error::Temperature(self.temperature));
        }
        if !(self.top_p > 0.0 && self.top_p <= 1.0) {
            return Err(Error::TopP(self.top_p));
        }
        if self.stop.iter().any(String::is_empty) {
            return Err(Error::EmptyStop);
        }
        Ok(())
    }
}

/// One turn of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub role: Role,
    pub content: String,
}

impl Message {
    pub fn system(content: impl Into<String>) -> Self {
        Self { role: Role::System, content: content.into() }
    }

    pub fn user(content: impl Into<String>) -> Self {
        Self { role: Role::User, content: content.into() }
    }

    pub fn assistant(content: impl Into<String>) -> Self {
        Self { role: Role::Assistant, content: content.into() }
    }
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The operator, who says how to answer.
    System,
    User,
    /// The model itself, in an earlier turn.
    Assistant,
}

impl Role {
    /// The name that chat templates know.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::User => "user",
            Self::Assistant => "assistant",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> Request {
        Request::new(vec![Message::user("Good morning")])
    }

    #[test]
    fn a_plain_request_is_fine() {
        assert!(request().check().is_ok());
    }

    #[test]
    fn each_value_out_of_range_is_named() {
        let refused = |request: Request| request.check().unwrap_err();
        assert!(matches!(refused(Request::new(vec![])), Error::NoMessages));
        for temperature in [-0.1, 2.1, f32::NAN] {
            assert!(matches!(refused(Request { temperature, ..request() }), Error::Temperature(_)));
        }
        for top_p in [0.0, 1.1, f32::NAN] {
            assert!(matches!(refused(Request { top_p, ..request() }), Error::TopP(_)));
        }
        let stop = vec!["END".to_owned(), String::new()];
        assert!(matches!(refused(Request { stop, ..request() }), Error::EmptyStop));
    }
}
