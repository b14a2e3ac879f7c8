//! From a conversation to the tokens that a model reads.
//!
//! The model's chat template is filled with place-holders instead of what people wrote. Only its own
//! text is then searched for special tokens such as `<|im_end|>`; the contents are read as plain text,
//! so that nobody can end a turn or speak in another's name.

use llama_cpp_2::{
    model::{LlamaChatMessage, LlamaChatTemplate, LlamaModel},
    token::LlamaToken,
};

use crate::{Error, Message};

/// The tokens of a conversation, up to where the assistant is about to speak.
pub(crate) fn tokens(
    weights: &LlamaModel,
    template: &LlamaChatTemplate,
    messages: &[Message],
) -> Result<Vec<LlamaToken>, Error> {
    let vocabulary = weights.vocab();
    let rendered = render(weights, template, messages)?;
    let mut tokens = Vec::new();
    for part in parts(&rendered) {
        let (text, special) = match part {
            Part::Template(text) => (text, true),
            Part::Content(index) => match messages.get(index) {
                Some(message) => (message.content.as_str(), false),
                None => continue,
            },
        };
        vocabulary.tokenize_into(text.as_bytes(), &mut tokens, false, special);
    }
    // Some models need it in front; some templates write it already.
    if vocabulary.should_add_bos() && tokens.first() != Some(&vocabulary.bos()) {
        tokens.insert(0, vocabulary.bos());
    }
    Ok(tokens)
}

/// The template's text, with a place-holder where each message goes.
fn render(weights: &LlamaModel, template: &LlamaChatTemplate, messages: &[Message]) -> Result<String, Error> {
    let refused = |error: &dyn std::fmt::Display| Error::Template { reason: error.to_string() };
    let mut turns = Vec::with_capacity(messages.len());
    for (index, message) in messages.iter().enumerate() {
        let content = format!("{OPEN}{index}{CLOSE}");
        let turn = LlamaChatMessage::new(message.role.name().to_owned(), content);
        turns.push(turn.map_err(|error| refused(&error))?);
    }
    weights.apply_chat_template(template, &turns, true).map_err(|error| refused(&error))
}

/// The brackets of a place-holder: characters for private use, which no template contains.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    /// The template's own text, in which special tokens count.
    Template(&'a str),
    /// The content of the message with this index.
    Content(usize),
}

fn parts(rendered: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for (nth, piece) in rendered.split(OPEN).enumerate() {
        // Whatever follows an opening bracket begins with an index.
        let text = match piece.split_once(CLOSE) {
            Some((index, rest)) if nth > 0 => {
                parts.extend(index.parse().map(Part::Content));
                rest
            }
            _ => piece,
        };
        if !text.is_empty() {
            parts.push(Part::Template(text));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rendered_template_falls_into_its_parts() {
        let rendered = "<|user|>\u{E000}0\u{E001}<|end|>\u{E000}12\u{E001}\u{E000}1\u{E001}<|assistant|>";
        assert_eq!(
            parts(rendered),
            [
                Part::Template("<|user|>"),
                Part::Content(0),
                Part::Template("<|end|>"),
                Part::Content(12),
                Part::Content(1),
                Part::Template("<|assistant|>"),
            ]
        );
    }

    #[test]
    fn a_template_without_messages_is_one_part() {
        assert_eq!(parts("<|assistant|>"), [Part::Template("<|assistant|>")]);
        assert_eq!(parts(""), []);
    }
}
