//! What goes into a run, and what came out of it.

use super::tools::{OfferedTool, ToolCall, ToolChoice};
use crate::kernel::{ApiKeyId, SpaceId, TemplateId};
use crate::knowledge::retrieval::Passage;
use crate::models::{Field, Label};
use crate::words;
use serde::{Deserialize, Serialize};

words! {
    /// Who speaks in a conversation.
    TurnRole {
        /// The person.
        User = "user",
        /// The model.
        Assistant = "assistant",
        /// A tool that the model asked for: what came of it.
        Tool = "tool",
    }
}

words! {
    /// Where a run was asked for.
    Source {
        /// On the page of runs.
        Person = "person",
        /// By a program.
        Api = "api",
        /// In a conversation.
        Chat = "chat",
        /// From a template.
        Template = "template",
        /// By the clock.
        Schedule = "schedule",
        /// By a step of a pipeline.
        Pipeline = "pipeline",
        /// By the agent.
        Agent = "agent",
        /// As a question to documents.
        Documents = "documents",
    }
}

#[expect(clippy::derivable_impls, reason = "`words!` declares the enum, without a place for the attribute")]
impl Default for Source {
    fn default() -> Self {
        Self::Person
    }
}

/// A turn of the conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Turn {
    /// Who spoke.
    pub role: TurnRole,
    /// What was said.
    pub content: String,
    /// What the model asked for; of `assistant` alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tool_calls: Vec<ToolCall>,
    /// The id of the call that this is the result of; of `tool` alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool_call_id: Option<String>,
}

impl Turn {
    /// A turn in which somebody says something.
    pub fn of(role: TurnRole, content: impl Into<String>) -> Self {
        Self { role, content: content.into(), tool_calls: Vec::new(), tool_call_id: None }
    }
}

/// How the answer is found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "MethodShape", into = "MethodShape")]
pub enum Method {
    /// A language model writes it.
    #[default]
    Generate,
    /// One of several labels is chosen, by the examples of each. Nothing is written freely.
    Classify {
        /// The labels, each with examples.
        labels: Vec<Label>,
    },
    /// Values are found in the text by patterns, each with its place. What isn't there is absent.
    Extract {
        /// The values that are looked for.
        fields: Vec<Field>,
    },
    /// It is looked for in documents, and every sentence says where it stands.
    Answer {
        /// The spaces that are looked in; all that whoever asks may read unless named.
        spaces: Vec<SpaceId>,
        /// The tags that documents have to bear, all of them.
        tags: Vec<String>,
    },
}

words! {
    /// How an answer is found, by name.
    MethodKind {
        /// A language model writes it.
        Generate = "generate",
        /// One of several labels is chosen.
        Classify = "classify",
        /// Values are found in the text.
        Extract = "extract",
        /// It is looked for in documents.
        Answer = "answer",
    }
}

/// A method as it travels: a kind, and what that kind needs. A choice without a name is no type for every protocol.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
struct MethodShape {
    /// Which of them.
    kind: MethodKind,
    /// The labels that are chosen among, 2 to 50; of `classify` alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    labels: Vec<Label>,
    /// The values that are looked for, 1 to 50; of `extract` alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fields: Vec<Field>,
    /// The spaces that are looked in; of `answer` alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    spaces: Vec<SpaceId>,
    /// The tags that documents have to bear; of `answer` alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
}

impl From<MethodShape> for Method {
    fn from(MethodShape { kind, labels, fields, spaces, tags }: MethodShape) -> Self {
        match kind {
            MethodKind::Generate => Self::Generate,
            MethodKind::Classify => Self::Classify { labels },
            MethodKind::Extract => Self::Extract { fields },
            MethodKind::Answer => Self::Answer { spaces, tags },
        }
    }
}

impl From<Method> for MethodShape {
    fn from(method: Method) -> Self {
        let of = |kind| {
            let (labels, fields, spaces, tags) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
            Self { kind, labels, fields, spaces, tags }
        };
        match method {
            Method::Generate => of(MethodKind::Generate),
            Method::Classify { labels } => Self { labels, ..of(MethodKind::Classify) },
            Method::Extract { fields } => Self { fields, ..of(MethodKind::Extract) },
            Method::Answer { spaces, tags } => Self { spaces, tags, ..of(MethodKind::Answer) },
        }
    }
}

#[cfg(feature = "catalogue")]
impl schemars::JsonSchema for Method {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Method".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <MethodShape as schemars::JsonSchema>::json_schema(generator)
    }
}

/// The version of a template that a run was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TemplateRef {
    /// The template.
    pub template: TemplateId,
    /// Its version.
    pub version: u32,
}

/// How a model writes, beyond length and temperature.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Tuning {
    /// Only the likeliest words that come to this share are chosen among, above 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_p: Option<f32>,
    /// The same seed gives the same answer, as far as the model can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u32>,
    /// The answer ends before any of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stop: Vec<String>,
    /// The JSON Schema that the answer keeps to, as the text of a JSON object of at most 20,000 bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// What the model may ask for, at most 64. Models of this machine ask for nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tools: Vec<OfferedTool>,
    /// Whether it asks; as it finds right unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tool_choice: Option<ToolChoice>,
}

impl Tuning {
    /// Whether the model may ask for a tool.
    pub fn lets_ask(&self) -> bool {
        !self.tools.is_empty() && self.tool_choice != Some(ToolChoice::None)
    }
}

/// What goes into a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Prompt {
    /// Instructions that stand above the conversation.
    pub system: Option<String>,
    /// Earlier turns.
    pub history: Vec<Turn>,
    /// What the person asks now.
    pub text: String,
    /// What has come since: what the model asked for, and what came of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub since: Vec<Turn>,
    /// The model's id.
    pub model: String,
    /// Where the answer is cut off.
    pub max_tokens: u32,
    /// 0 always gives the same answer.
    pub temperature: f32,
    /// How the model writes.
    #[serde(default)]
    pub tuning: Tuning,
    /// How the answer is found.
    #[serde(default)]
    pub method: Method,
    /// What it is for, in the words of whoever asked.
    #[serde(default)]
    pub why: Option<String>,
    /// The passages of documents that the answer is to rest on, the nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub context: Vec<Passage>,
}

/// Where a run comes from, and where it may be worked on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Origin {
    /// Where it was asked for.
    pub source: Source,
    /// The template that it was made from.
    pub template: Option<TemplateRef>,
    /// The key that asked.
    pub key: Option<ApiKeyId>,
    /// Whether only a process that has loaded the model can work on it.
    pub local: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_travels_with_its_kind_and_nothing_that_it_does_not_need() {
        assert_eq!(serde_json::to_value(Method::Generate).unwrap(), serde_json::json!({"kind": "generate"}));
        let method = Method::Classify { labels: vec![Label { name: "praise".into(), examples: Vec::new() }] };
        let json = serde_json::to_value(&method).unwrap();
        assert_eq!((&json["kind"], &json["labels"][0]["name"]), (&"classify".into(), &"praise".into()));
        assert_eq!(serde_json::from_value::<Method>(json).unwrap(), method);
        let method = Method::Answer { spaces: Vec::new(), tags: vec!["saffron".into()] };
        let json = serde_json::to_value(&method).unwrap();
        assert_eq!(json, serde_json::json!({"kind": "answer", "tags": ["saffron"]}));
        assert_eq!(serde_json::from_value::<Method>(json).unwrap(), method);
    }

    #[test]
    fn what_was_stored_without_the_newer_members_is_read() {
        let old = serde_json::json!({"system": null, "history": [], "text": "Hi", "model": "m", "maxTokens": 1,
                                     "temperature": 0.0});
        let prompt: Prompt = serde_json::from_value(old).unwrap();
        assert_eq!((prompt.method, prompt.tuning, prompt.why), (Method::Generate, Tuning::default(), None));
        assert_eq!(serde_json::from_str::<Origin>("{}").unwrap(), Origin::default());
    }
}
