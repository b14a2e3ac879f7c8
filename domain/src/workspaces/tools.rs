//! What a program lets a model ask for, what the model asks for, and what a conversation with both in it has to be like.

use super::prompt::{Turn, TurnRole};
use crate::words;
use serde::{Deserialize, Serialize};

/// Tools that a run offers at most.
pub const TOOLS_MAX: usize = 64;
/// Bytes of the schemas and descriptions of all of them together.
const TOOLS_BYTES_MAX: usize = 200_000;
/// Bytes of one schema.
const SCHEMA_BYTES_MAX: usize = 20_000;
/// Characters of a description.
const DESCRIPTION_CHARS_MAX: usize = 4_000;
/// Letters of a name, as every provider takes them.
const NAME_LETTERS_MAX: usize = 64;
/// Calls in one turn.
const CALLS_MAX: usize = 64;
/// Bytes of what names a call, and of the tool that it names.
const ID_BYTES_MAX: usize = 200;
/// Bytes of a call's arguments.
const ARGUMENTS_BYTES_MAX: usize = 100_000;

words! {
    /// Whether a model asks for a tool.
    ToolChoice {
        /// As it finds right.
        Auto = "auto",
        /// Not this time: it answers with what it has.
        None = "none",
        /// In any case.
        Required = "required",
    }
}

/// A tool that a model may ask for. Whoever started the run uses it; nothing is called from here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OfferedTool {
    /// By what name: 1 to 64 letters, digits, hyphens and underscores.
    pub name: String,
    /// What it does, for the model, up to 4,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The JSON Schema of its input, as the text of a JSON object of at most 20,000 bytes.
    pub parameters: String,
}

/// What a model asks for: that somebody uses a tool and says what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ToolCall {
    /// Names the call, for its result.
    pub id: String,
    /// The tool.
    pub name: String,
    /// Its input, as JSON, as far as the model keeps to that.
    pub arguments: String,
}

impl OfferedTool {
    /// Whether every provider takes it. Whether its schema is JSON, the server looks.
    fn is_sound(&self) -> bool {
        let description = self.description.as_deref().unwrap_or_default();
        let schema = self.parameters.trim();
        is_name(&self.name)
            && description.chars().count() <= DESCRIPTION_CHARS_MAX
            && !description.contains('\0')
            && schema.len() <= SCHEMA_BYTES_MAX
            && schema.starts_with('{')
            && schema.ends_with('}')
            && !schema.contains('\0')
    }
}

/// Tools that are sound, not too many, and each of another name.
pub(super) fn are_sound(tools: &[OfferedTool]) -> bool {
    let bytes = tools.iter().map(|tool| tool.parameters.len() + tool.description.as_ref().map_or(0, String::len));
    let is_first = |(at, tool): (usize, &OfferedTool)| tools[..at].iter().all(|before| before.name != tool.name);
    tools.len() <= TOOLS_MAX
        && bytes.sum::<usize>() <= TOOLS_BYTES_MAX
        && tools.iter().all(OfferedTool::is_sound)
        && tools.iter().enumerate().all(is_first)
}

/// Whether each call in these turns is followed by its result, and each result follows its call: no provider takes
/// anything else.
pub(super) fn is_whole(turns: &[Turn]) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for turn in turns {
        match (turn.role, turn.tool_call_id.as_deref()) {
            (TurnRole::Tool, Some(id)) if turn.tool_calls.is_empty() => {
                let Some(at) = open.iter().position(|it| *it == id) else { return false };
                open.swap_remove(at);
            }
            (TurnRole::Assistant, None) if open.is_empty() && turn.tool_calls.len() <= CALLS_MAX => {
                for call in &turn.tool_calls {
                    if !is_call(call) || open.contains(&call.id.as_str()) {
                        return false;
                    }
                    open.push(&call.id);
                }
            }
            (TurnRole::User, None) if open.is_empty() && turn.tool_calls.is_empty() => {}
            _ => return false,
        }
    }
    open.is_empty()
}

fn is_call(call: &ToolCall) -> bool {
    // A model may ask for what nobody offered; that is said to it by its result.
    let is_plain = |text: &str| (1..=ID_BYTES_MAX).contains(&text.len()) && text.chars().all(|c| c.is_ascii_graphic());
    is_plain(&call.id)
        && is_plain(&call.name)
        && call.arguments.len() <= ARGUMENTS_BYTES_MAX
        && !call.arguments.contains('\0')
}

fn is_name(name: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    (1..=NAME_LETTERS_MAX).contains(&name.len()) && name.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tool(name: &str) -> OfferedTool {
        OfferedTool { name: name.into(), description: None, parameters: r#"{"type":"object"}"#.into() }
    }

    fn called(ids: &[&str]) -> Turn {
        let call = |id: &&str| ToolCall { id: (*id).into(), name: "get_weather".into(), arguments: "{}".into() };
        Turn { tool_calls: ids.iter().map(call).collect(), ..Turn::of(TurnRole::Assistant, "") }
    }

    fn result(id: &str) -> Turn {
        Turn { tool_call_id: Some(id.into()), ..Turn::of(TurnRole::Tool, "Sunny.") }
    }

    #[test]
    fn tools_have_names_that_providers_take_and_each_another() {
        assert!(are_sound(&[tool("get_weather"), tool("get-time")]));
        assert!(!are_sound(&[tool("get_weather"), tool("get_weather")]));
        for name in ["", "get weather", "тест", &"x".repeat(65)] {
            assert!(!are_sound(&[tool(name)]), "{name:?}");
        }
    }

    #[test]
    fn tools_are_bounded_one_by_one_and_together() {
        let many = |count: usize| (0..count).map(|number| tool(&format!("tool_{number}"))).collect::<Vec<_>>();
        assert!(are_sound(&many(TOOLS_MAX)) && !are_sound(&many(TOOLS_MAX + 1)));
        let schema = |bytes: usize| format!("{{{}}}", " ".repeat(bytes - 2));
        let wide = |bytes: usize| OfferedTool { parameters: schema(bytes), ..tool("wide") };
        assert!(are_sound(&[wide(SCHEMA_BYTES_MAX)]) && !are_sound(&[wide(SCHEMA_BYTES_MAX + 1)]));
        let mut all = many(11);
        for tool in &mut all {
            tool.parameters = schema(SCHEMA_BYTES_MAX);
        }
        assert!(are_sound(&all[..10]) && !are_sound(&all));
        assert!(!are_sound(&[OfferedTool { parameters: "[]".into(), ..tool("list") }]));
        let told = |chars: usize| OfferedTool { description: Some("é".repeat(chars)), ..tool("told") };
        assert!(are_sound(&[told(DESCRIPTION_CHARS_MAX)]) && !are_sound(&[told(DESCRIPTION_CHARS_MAX + 1)]));
    }

    #[test]
    fn each_call_has_its_result_and_each_result_its_call() {
        assert!(is_whole(&[called(&["a", "b"]), result("b"), result("a"), called(&["a"]), result("a")]));
        assert!(is_whole(&[Turn::of(TurnRole::User, "Hi"), Turn::of(TurnRole::Assistant, "Hello")]));
        for broken in [
            vec![result("a")],
            vec![called(&["a"])],
            vec![called(&["a", "a"]), result("a"), result("a")],
            vec![called(&["a"]), result("b")],
            vec![called(&["a"]), result("a"), result("a")],
            vec![called(&["a"]), Turn::of(TurnRole::User, "And?"), result("a")],
            vec![called(&[""]), result("")],
            vec![Turn::of(TurnRole::Tool, "Sunny.")],
        ] {
            assert!(!is_whole(&broken), "{broken:?}");
        }
    }
}
