//! Events of a run in the demo world.

use super::*;
use crate::kernel::EventExamples;
use uuid::Uuid;

impl EventExamples for ExecutionEvent {
    fn examples() -> Vec<Self> {
        let lina = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0007);
        let prompt = Prompt {
            system: Some("Answer in one sentence.".into()),
            history: vec![Turn { role: TurnRole::Assistant, content: "Good morning, how can I help?".into() }],
            text: "Suggest a subject line for a mail about a delayed delivery.".into(),
            model: "smollm2-135m-instruct".into(),
            max_tokens: 64,
            temperature: 0.0,
        };
        let text = "Your delivery comes a day later than planned".to_owned();
        let begun = Moment(chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::seconds(1_795_251_900));
        vec![
            Self::ExecutionQueued {
                prompt,
                started_by: PersonId(lina),
                started_by_name: Personal::of(lina, "Lina Haddad".into()),
            },
            Self::ExecutionBegun { at: begun },
            Self::ExecutionCompleted {
                answer: Answer { text: text.clone(), prompt_tokens: 41, completion_tokens: 9 },
                reason: FinishReason::Stop,
                latency_ms: 812,
            },
            Self::ExecutionFailed { failure: Failure::Interrupted, latency_ms: 30_000 },
            Self::ExecutionCancelled { so_far: text, latency_ms: 400 },
        ]
    }

    /// In version 1 the name wasn't erasable.
    #[cfg(feature = "catalogue")]
    fn upcast(mut older: crate::kernel::Older) -> crate::kernel::Older {
        let subject = older.payload["startedBy"].as_str().and_then(|id| id.parse().ok());
        if let Some(subject) = subject {
            older.make_personal("startedByName", subject);
        }
        older
    }
}
