//! Tools and their answers as the protocol has them.

use crate::tools::Tool;
use domain::Refusal;
use domain::kernel::Kind;
use rmcp::model::{CallToolResult, ContentBlock, ListToolsResult, Tool as Listed, ToolAnnotations};
use serde_json::Value;
use std::sync::Arc;

/// Tools on a page: their schemas are long.
const PAGE: usize = 50;

/// A page of tools in the order of their names on the wire, after the one that the page before ended with.
pub(super) fn page(mut tools: Vec<&'static Tool>, after: Option<&str>) -> ListToolsResult {
    tools.sort_by(|one, other| one.wire.cmp(&other.wire));
    let mut rest = tools.into_iter().filter(|tool| after.is_none_or(|after| tool.wire.as_str() > after));
    let page: Vec<_> = rest.by_ref().take(PAGE).collect();
    let next = rest.next().and(page.last()).map(|tool| tool.wire.clone());
    let mut listed = ListToolsResult::with_all_items(page.into_iter().map(shown).collect());
    listed.next_cursor = next;
    listed
}

fn shown(tool: &Tool) -> Listed {
    let entry = tool.entry();
    let changes = entry.kind == Kind::Command && !entry.attributes.creates;
    let repeats = tool.reads || entry.attributes.idempotent;
    let hints = ToolAnnotations::from_raw(None, Some(tool.reads), Some(changes), Some(repeats), Some(false));
    let input = tool.input.as_object().cloned().unwrap_or_default();
    Listed::new(tool.wire.clone(), tool.description.clone(), Arc::new(input))
        .with_title(tool.title.clone())
        .with_annotations(hints)
}

/// What a tool answered: as a value where it is an object, and as the text of it for whoever reads nothing else.
pub(super) fn answered(answer: Value) -> CallToolResult {
    match answer {
        Value::Object(_) => CallToolResult::structured(answer),
        Value::Null => CallToolResult::success(Vec::new()),
        other => CallToolResult::success(vec![ContentBlock::text(other.to_string())]),
    }
}

/// Why a tool refused: the same as on REST.
pub(super) fn refused(refusal: Refusal) -> CallToolResult {
    CallToolResult::structured_error(serde_json::to_value(refusal).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::all;

    #[test]
    fn pages_hold_each_tool_once_and_end() {
        let (mut names, mut after) = (Vec::new(), None::<String>);
        loop {
            let listed = page(all().iter().collect(), after.as_deref());
            assert!(!listed.tools.is_empty() && listed.tools.len() <= PAGE);
            names.extend(listed.tools.iter().map(|tool| tool.name.to_string()));
            match listed.next_cursor {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        assert_eq!(names.len(), all().len());
        assert!(names.is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn what_a_tool_does_is_hinted_at() {
        let hints = |name: &str| {
            let tool = crate::tools::find(name).expect("a tool");
            let hints = shown(tool).annotations.expect("hints");
            (hints.read_only_hint, hints.destructive_hint)
        };
        assert_eq!(hints("tenancy.tenants"), (Some(true), Some(false)));
        assert_eq!(hints("tenancy.create_tenant"), (Some(false), Some(false)));
        assert_eq!(hints("workspaces.cancel_execution"), (Some(false), Some(true)));
    }
}
