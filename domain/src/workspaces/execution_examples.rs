//! Events of a run in the demo world, and how those of earlier releases are read.

use super::*;
use crate::kernel::{EventExamples, TemplateId};
use crate::knowledge::citing::{Citation, Stretch};
use crate::workspaces::prompt::{Source, TemplateRef, Tuning, Turn, TurnRole};
use crate::workspaces::tools::{OfferedTool, ToolChoice};

impl EventExamples for ExecutionEvent {
    fn examples() -> Vec<Self> {
        let workspace = WorkspaceId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001));
        let lina = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0007);
        let salma = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0008);
        let (by, colleague) = (PersonId(lina), PersonId(salma));
        let document = DocumentId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0d11));
        let tool = OfferedTool {
            name: "find_delivery".into(),
            description: Some("When a delivery comes.".into()),
            parameters: r#"{"type":"object","properties":{"number":{"type":"string"}}}"#.into(),
        };
        let call = |id: &str, number: &str| ToolCall {
            id: id.into(),
            name: "find_delivery".into(),
            arguments: format!(r#"{{"number":"{number}"}}"#),
        };
        let prompt = Prompt {
            system: Some("Answer in one sentence.".into()),
            history: vec![Turn::of(TurnRole::Assistant, "Good morning, how can I help?")],
            text: "Suggest a subject line for a mail about a delayed delivery.".into(),
            model: "smollm2-135m-instruct".into(),
            since: vec![
                Turn { tool_calls: vec![call("call_1", "4711")], ..Turn::of(TurnRole::Assistant, "") },
                Turn { tool_call_id: Some("call_1".into()), ..Turn::of(TurnRole::Tool, "A day later.") },
            ],
            max_tokens: 64,
            tuning: Tuning { tools: vec![tool], tool_choice: Some(ToolChoice::Auto), ..Tuning::default() },
            why: Some("A delivery is late.".into()),
            ..Prompt::default()
        };
        let template = TemplateId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0f01));
        let origin = Origin {
            source: Source::Template,
            template: Some(TemplateRef { template, version: 2 }),
            local: true,
            ..Origin::default()
        };
        let text = || "Your delivery comes a day later than planned".to_owned();
        let at = Moment(chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::seconds(1_795_251_900));
        let key = words_key(workspace, day_of(at));
        let words = |text: String| Personal::of(key, text);
        let bill = Bill {
            prompt_tokens: 41,
            completion_tokens: 9,
            cost_micros: 0,
            provider: "This installation".into(),
            attempts: 1,
        };
        vec![
            Self::ExecutionQueued {
                model: prompt.model.clone(),
                prompt: Personal::of(key, Box::new(prompt)),
                workspace: Some(workspace),
                origin,
                findings: Vec::new(),
                started_by: by,
                started_by_name: Personal::of(lina, "Lina Haddad".into()),
            },
            Self::ExecutionBegun { at },
            Self::ExecutionReturned { at, bill: Bill { completion_tokens: 3, ..bill.clone() } },
            Self::ExecutionCompleted {
                answer: words(text()),
                calls: Some(Personal::of(key, vec![call("call_2", "4712")])),
                reason: FinishReason::ToolCalls,
                bill: bill.clone(),
                findings: Vec::new(),
                latency_ms: 812,
                sources: Sources {
                    sentences: vec![Stretch { from: 0, to: 44, generated: true }],
                    citations: vec![Citation { sentence: 0, document, version: 2, number: 1, from: 120, to: 181 }],
                },
            },
            Self::ExecutionRefused {
                said: words("This workspace doesn't send account numbers to a model.".into()),
                bill: Bill::default(),
                findings: Vec::new(),
                latency_ms: 0,
            },
            Self::ExecutionFailed { failure: Failure::Interrupted, bill: bill.clone(), latency_ms: 30_000 },
            Self::ExecutionCancelled { so_far: words(text()), bill, latency_ms: 400 },
            Self::ExecutionRated {
                person_id: by,
                rating: Some(Rating::Down),
                note: Some(words("Too stiff for our customers.".into())),
            },
            Self::ExecutionCommented {
                comment: CommentId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0c01)),
                person_id: by,
                person_name: Personal::of(lina, "Lina Haddad".into()),
                text: words("Shall we send it like this?".into()),
                mentions: vec![colleague],
            },
            Self::ExecutionShared { person_id: by, with: colleague, note: Some(words("Please have a look.".into())) },
            Self::ExecutionAssigned {
                person_id: by,
                to: Some(colleague),
                to_name: Some(Personal::of(salma, "Salma Benali".into())),
            },
            Self::SourceSuperseded { document, version: 3, told: Some(by) },
        ]
    }

    /// In version 1 the name of whoever started it wasn't erasable; in version 2 neither was what was asked and
    /// answered, and a run knew nothing of workspaces, rules and costs; in version 3 nobody
    /// offered tools, and no answer rested on documents.
    #[cfg(feature = "catalogue")]
    fn upcast(mut older: crate::kernel::Older) -> crate::kernel::Older {
        if older.version < 2
            && let Some(subject) = older.payload["startedBy"].as_str().and_then(|id| id.parse().ok())
        {
            older.make_personal("startedByName", subject);
        }
        if older.version < 3 {
            let stream = older.stream;
            match older.kind.as_str() {
                "ExecutionQueued" => {
                    let model = older.payload["prompt"]["model"].clone();
                    older.fill("model", model);
                    older.fill("workspace", serde_json::Value::Null);
                    older.fill("origin", serde_json::json!({"local": true}));
                    older.fill("findings", serde_json::json!([]));
                    older.make_personal("prompt", stream);
                }
                "ExecutionCompleted" => {
                    let answer = older.payload["answer"].take();
                    older.payload["answer"] = answer["text"].clone();
                    older.fill(
                        "bill",
                        serde_json::json!({"promptTokens": answer["promptTokens"],
                                           "completionTokens": answer["completionTokens"]}),
                    );
                    older.fill("findings", serde_json::json!([]));
                    older.make_personal("answer", stream);
                }
                "ExecutionCancelled" => older.make_personal("soFar", stream),
                _ => {}
            }
        }
        older
    }
}
