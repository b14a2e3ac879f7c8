//! Tools in the protocol's own shape (OpenAI API reference, "Function calling"): what a client offers, which of them the
//! model has to ask for, and what it asks for. Schemas are handed on as they are; whether `strict` holds, the provider knows.

use domain::Refusal;
use domain::workspaces::{OfferedTool, ToolCall, ToolChoice};
use serde::Deserialize;
use serde_json::{Value, json};

/// What a client offers, and whether the model asks for it.
#[derive(Deserialize, Default)]
pub struct Offered {
    tools: Option<Vec<Value>>,
    tool_choice: Option<Value>,
    parallel_tool_calls: Option<bool>,
    /// The protocol's older way.
    functions: Option<Value>,
    /// The same.
    function_call: Option<Value>,
}

/// What a model asked for, as the client has it from us.
#[derive(Deserialize)]
pub struct Asked {
    id: String,
    function: Option<Function>,
}

#[derive(Deserialize)]
struct Function {
    name: String,
    arguments: String,
}

/// The members of a tool of the protocol's usual kind.
#[derive(Deserialize)]
struct Tool {
    name: String,
    description: Option<String>,
    parameters: Option<Value>,
}

impl Offered {
    /// The tools, and whether the model asks for one; of one that it has to ask for, that one alone.
    pub fn understood(self) -> Result<(Vec<OfferedTool>, Option<ToolChoice>), Refusal> {
        let not_supported = |member| Err(Refusal::invalid_field(member, "not_supported"));
        if self.functions.is_some_and(|it| !it.is_null()) {
            return not_supported("functions");
        }
        if self.function_call.is_some_and(|it| !it.is_null()) {
            return not_supported("function_call");
        }
        let tools = self.tools.unwrap_or_default().into_iter().map(tool).collect::<Option<Vec<_>>>();
        let Some(mut tools) = tools else { return not_supported("tools") };
        if !tools.is_empty() && self.parallel_tool_calls == Some(false) {
            return not_supported("parallel_tool_calls");
        }
        let choice = match self.tool_choice.filter(|choice| !choice.is_null()) {
            None => None,
            Some(Value::String(word)) => match ToolChoice::parse(&word) {
                Some(choice) => Some(choice),
                None => return not_supported("tool_choice"),
            },
            Some(named) => {
                tools.retain(|tool| named["type"] == "function" && named["function"]["name"] == tool.name.as_str());
                Some(ToolChoice::Required)
            }
        };
        match choice {
            Some(ToolChoice::Required) if tools.is_empty() => not_supported("tool_choice"),
            choice => Ok((tools, choice)),
        }
    }
}

fn tool(json: Value) -> Option<OfferedTool> {
    if json["type"] != "function" {
        return None;
    }
    let Tool { name, description, parameters } = serde_json::from_value(json["function"].clone()).ok()?;
    let parameters = parameters.filter(|schema| !schema.is_null());
    let parameters = parameters.unwrap_or_else(|| json!({"type": "object", "properties": {}}));
    Some(OfferedTool { name, description, parameters: parameters.to_string() })
}

/// What a model asked for in an earlier turn.
pub fn asked(calls: Vec<Asked>) -> Result<Vec<ToolCall>, Refusal> {
    let call = |Asked { id, function }: Asked| {
        let Function { name, arguments } = function?;
        Some(ToolCall { id, name, arguments })
    };
    let calls = calls.into_iter().map(call).collect::<Option<_>>();
    calls.ok_or_else(|| Refusal::invalid_field("messages", "not_supported"))
}

/// What a model asks for, in an answer that comes whole.
pub fn whole(calls: &[ToolCall]) -> Vec<Value> {
    calls.iter().map(written).collect()
}

/// The same in a chunk, each with its place.
pub fn pieces(calls: &[ToolCall]) -> Vec<Value> {
    let piece = |(index, call): (usize, &ToolCall)| {
        let mut piece = written(call);
        piece["index"] = json!(index);
        piece
    };
    calls.iter().enumerate().map(piece).collect()
}

fn written(call: &ToolCall) -> Value {
    json!({"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}})
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(json: Value) -> Result<(Vec<OfferedTool>, Option<ToolChoice>), Refusal> {
        serde_json::from_value::<Offered>(json).expect("it is read").understood()
    }

    fn function(name: &str) -> Value {
        json!({"type": "function", "function": {"name": name, "strict": true}})
    }

    #[test]
    fn tools_are_offered_and_one_that_has_to_be_asked_for_alone() {
        let tools = json!([function("get_weather"), function("get_time")]);
        let (offered, choice) = understood(json!({"tools": tools})).expect("it is fine");
        assert_eq!((offered.len(), choice), (2, None));
        let schema: Value = serde_json::from_str(&offered[0].parameters).expect("JSON");
        assert_eq!(schema, json!({"type": "object", "properties": {}}));
        let named = json!({"type": "function", "function": {"name": "get_time"}});
        let (offered, choice) = understood(json!({"tools": tools, "tool_choice": named})).expect("it is fine");
        assert_eq!((offered.len(), offered[0].name.as_str()), (1, "get_time"));
        assert_eq!(choice, Some(ToolChoice::Required));
        let (offered, choice) = understood(json!({"tools": tools, "tool_choice": "none"})).expect("it is fine");
        assert_eq!((offered.len(), choice), (2, Some(ToolChoice::None)));
        assert_eq!(understood(json!({"tools": null, "tool_choice": "auto"})), Ok((Vec::new(), Some(ToolChoice::Auto))));
    }

    #[test]
    fn what_is_not_supported_is_named() {
        let tools = json!([function("get_weather")]);
        let other = json!({"type": "function", "function": {"name": "get_time"}});
        for (json, member) in [
            (json!({"functions": [{"name": "get_weather"}]}), "functions"),
            (json!({"function_call": "auto"}), "function_call"),
            (json!({"tools": [{}]}), "tools"),
            (json!({"tools": [{"type": "custom", "custom": {"name": "code"}}]}), "tools"),
            (json!({"tools": tools, "tool_choice": "perhaps"}), "tool_choice"),
            (json!({"tools": tools, "tool_choice": other}), "tool_choice"),
            (json!({"tools": [], "tool_choice": "required"}), "tool_choice"),
            (json!({"tools": tools, "parallel_tool_calls": false}), "parallel_tool_calls"),
        ] {
            assert_eq!(understood(json.clone()).expect_err("it isn't").fields[0].field, member, "{json}");
        }
    }

    #[test]
    fn what_is_asked_for_comes_back_as_it_was_said() {
        let call = ToolCall { id: "call_1".into(), name: "get_weather".into(), arguments: "{}".into() };
        let pieces = pieces(&[call.clone(), call.clone()]);
        assert_eq!((&pieces[1]["index"], &pieces[1]["id"]), (&json!(1), &json!("call_1")));
        let back = serde_json::from_value::<Vec<Asked>>(json!(whole(std::slice::from_ref(&call)))).expect("it is read");
        assert_eq!(asked(back), Ok(vec![call]));
        let other: Vec<Asked> =
            serde_json::from_value(json!([{"id": "call_1", "type": "custom"}])).expect("it is read");
        assert!(asked(other).is_err());
    }
}
