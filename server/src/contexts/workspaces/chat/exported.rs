//! A conversation as a file. Pure: texts from texts.

use domain::workspaces::chat::{ThreadDetail, ThreadTurn};
use serde_json::json;

/// Questions as quotations, answers as they were written: both are Markdown already.
pub fn markdown(head: &ThreadDetail, turns: &[ThreadTurn]) -> String {
    let first = turns.first().map(|turn| turn.question.as_str());
    let title = head.title.as_deref().or(first).unwrap_or_default().lines().next().unwrap_or_default();
    let mut parts = vec![format!("# {title}")];
    for turn in turns {
        let quoted: Vec<String> = turn.question.lines().map(|line| format!("> {line}")).collect();
        parts.push(quoted.join("\n"));
        parts.extend(turn.attachments.iter().map(|name| format!("> `{}`", name.replace('`', "'"))));
        parts.push(format!("`{}` · {}", turn.model, turn.asked_at.rfc3339()));
        if !turn.answer.trim().is_empty() {
            parts.push(turn.answer.trim().to_owned());
        }
    }
    parts.join("\n\n") + "\n"
}

/// All turns with their places in the tree.
///
/// # Errors
/// When it can't be written, which is a defect.
pub fn json(head: &ThreadDetail, turns: &[ThreadTurn]) -> Result<String, serde_json::Error> {
    let turns: Vec<_> = turns
        .iter()
        .map(|turn| {
            json!({
                "turn": turn.turn, "parent": turn.parent, "execution": turn.execution, "askedAt": turn.asked_at,
                "question": turn.question, "attachments": turn.attachments, "leftOut": turn.left_out,
                "status": turn.status, "model": turn.model, "answer": turn.answer,
                "finishReason": turn.finish_reason, "failure": turn.failure,
            })
        })
        .collect();
    serde_json::to_string_pretty(&json!({
        "id": head.id, "title": head.title, "workspace": head.workspace, "begunByName": head.begun_by_name,
        "createdAt": head.created_at, "turns": turns,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Moment;
    use domain::kernel::{ExecutionId, PersonId, ThreadId, WorkspaceId};
    use domain::workspaces::ExecutionStatus;
    use domain::workspaces::chat::{ThreadSharing, ThreadStatus};
    use uuid::Uuid;

    fn head(title: Option<&str>) -> ThreadDetail {
        let at = Moment::from_unix_s(1_795_251_900).expect("a moment");
        ThreadDetail {
            id: ThreadId(Uuid::from_u128(1)),
            title: title.map(str::to_owned),
            workspace: WorkspaceId(Uuid::from_u128(2)),
            begun_by: PersonId(Uuid::from_u128(3)),
            begun_by_name: "Lina Haddad".into(),
            status: ThreadStatus::Open,
            sharing: ThreadSharing::Nobody,
            people: Vec::new(),
            created_at: at,
            changed_at: at,
            turns: 1,
            path: Vec::new(),
            is_masked: false,
        }
    }

    fn turn(question: &str, answer: &str) -> ThreadTurn {
        ThreadTurn {
            turn: 1,
            parent: None,
            siblings: vec![1],
            execution: ExecutionId(Uuid::from_u128(4)),
            question: question.into(),
            attachments: vec!["spices.csv".into()],
            left_out: 0,
            status: ExecutionStatus::Done,
            model: "smollm2-135m-instruct".into(),
            answer: answer.into(),
            blocks: Vec::new(),
            finish_reason: None,
            failure: None,
            rating: None,
            asked_at: Moment::from_unix_s(1_795_251_900).expect("a moment"),
            documents: false,
        }
    }

    #[test]
    fn a_branch_reads_as_a_document() {
        let text = markdown(&head(None), &[turn("Which spice?\nThe red one.", "**Sumac.**\n")]);
        let expected = "# Which spice?\n\n> Which spice?\n> The red one.\n\n> `spices.csv`\n\n\
                        `smollm2-135m-instruct` · 2026-11-21T09:05:00Z\n\n**Sumac.**\n";
        assert_eq!(text, expected);
        assert!(markdown(&head(Some("Spices")), &[]).starts_with("# Spices\n"));
    }

    #[test]
    fn json_has_the_places_and_no_html() {
        let text = json(&head(Some("Spices")), &[turn("Which?", "Sumac.")]).expect("it is written");
        let read: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!((&read["title"], &read["turns"][0]["answer"]), (&json!("Spices"), &json!("Sumac.")));
        assert_eq!((&read["turns"][0]["turn"], &read["turns"][0]["blocks"]), (&json!(1), &json!(null)));
    }
}
