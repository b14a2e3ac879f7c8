//! `POST /embeddings`: texts become vectors (OpenAI API reference, "Embeddings"). What would change them and isn't
//! supported is refused by name.

use super::read;
use super::reply::refused;
use crate::doors::Doors;
use crate::gateway::{Caller, Door};
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::Refusal;
use domain::models::{Embed, Embedded};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Value, json};

#[derive(Deserialize)]
pub struct EmbeddingsRequest {
    input: Input,
    model: Option<String>,
    encoding_format: Option<String>,
    dimensions: Option<u32>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Input {
    One(String),
    Many(Vec<String>),
    /// Tokens of another model's vocabulary mean nothing here.
    Other(IgnoredAny),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Format {
    Float,
    /// The numbers as single-precision floats, the lowest byte first.
    Base64,
}

pub async fn embeddings(
    State(doors): State<Doors>,
    Extension(mut caller): Extension<Caller>,
    body: Result<Json<EmbeddingsRequest>, JsonRejection>,
) -> Response {
    caller.door = Door::OpenAi;
    let (locale, id) = (caller.locale, caller.request_id.clone());
    match answer(&doors, caller, body).await {
        Ok(body) => Json(body).into_response(),
        Err(refusal) => refused(refusal, locale, &id),
    }
}

async fn answer(
    doors: &Doors,
    caller: Caller,
    body: Result<Json<EmbeddingsRequest>, JsonRejection>,
) -> Result<Value, Refusal> {
    let request = read(body)?;
    let offered = doors.gateway.services().models.embeddings().map(|info| info.dimensions);
    if request.dimensions.is_some_and(|asked| offered.is_some_and(|offered| asked != offered)) {
        return Err(Refusal::invalid_field("dimensions", "not_supported"));
    }
    let (embed, format) = request.understood()?;
    let embedded = doors.gateway.call(caller, embed).await.map_err(renamed)?;
    Ok(written(embedded, format))
}

impl EmbeddingsRequest {
    fn understood(self) -> Result<(Embed, Format), Refusal> {
        let format = match self.encoding_format.as_deref() {
            None | Some("float") => Format::Float,
            Some("base64") => Format::Base64,
            Some(_) => return Err(Refusal::invalid_field("encoding_format", "not_supported")),
        };
        let texts = match self.input {
            Input::One(text) => vec![text],
            Input::Many(texts) => texts,
            Input::Other(_) => return Err(Refusal::invalid_field("input", "not_supported")),
        };
        Ok((Embed { texts, model: self.model }, format))
    }
}

/// What the operation says of its members, said of the protocol's.
fn renamed(mut refusal: Refusal) -> Refusal {
    for fault in &mut refusal.fields {
        if let Some(rest) = fault.field.strip_prefix("texts") {
            fault.field = format!("input{rest}");
        }
    }
    refusal
}

fn written(embedded: Embedded, format: Format) -> Value {
    let vectors = embedded.vectors.into_iter().enumerate().map(|(index, vector)| {
        let numbers = match format {
            Format::Float => json!(vector),
            Format::Base64 => {
                STANDARD.encode(vector.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>()).into()
            }
        };
        json!({"object": "embedding", "index": index, "embedding": numbers})
    });
    json!({
        "object": "list",
        "data": vectors.collect::<Vec<_>>(),
        "model": embedded.model,
        "usage": {"prompt_tokens": embedded.tokens, "total_tokens": embedded.tokens}
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(json: Value) -> Result<(Embed, Format), Refusal> {
        serde_json::from_value::<EmbeddingsRequest>(json).expect("it is read").understood()
    }

    #[test]
    fn one_text_and_several_are_understood() {
        let (one, format) = understood(json!({"model": "m", "input": "a", "user": "u"})).expect("it is fine");
        assert_eq!((one.texts, one.model.as_deref(), format), (vec!["a".to_owned()], Some("m"), Format::Float));
        let (many, format) = understood(json!({"input": ["a", "b"], "encoding_format": "base64"})).expect("it is fine");
        assert_eq!((many.texts.len(), format), (2, Format::Base64));
    }

    #[test]
    fn what_is_not_supported_is_named() {
        let field = |json| understood(json).expect_err("it isn't").fields[0].field.clone();
        assert_eq!(field(json!({"input": [[15, 27]]})), "input");
        assert_eq!(field(json!({"input": "a", "encoding_format": "int8"})), "encoding_format");
    }

    #[test]
    fn numbers_are_written_as_asked() {
        let embedded = Embedded {
            model: "m".into(),
            dimensions: 2,
            vectors: vec![vec![1.0, -0.5]],
            tokens: 3,
            truncated: Vec::new(),
        };
        assert_eq!(written(embedded.clone(), Format::Float)["data"][0]["embedding"], json!([1.0, -0.5]));
        let written = written(embedded, Format::Base64);
        assert_eq!(written["data"][0]["embedding"], "AACAPwAAAL8=");
        assert_eq!(written["usage"], json!({"prompt_tokens": 3, "total_tokens": 3}));
    }
}
