//! What a model asks for, as it is kept and handed on.

use domain::workspaces::ToolCall;

/// A call, the how manieth of its answer: without the one character that PostgreSQL doesn't store, with a name for its
/// result where the provider gave none, and with an object for arguments where there are none.
pub(super) fn kept(call: ToolCall, number: usize) -> ToolCall {
    let plain = |text: String| text.replace('\0', "");
    let ToolCall { id, name, arguments } = call;
    let id = Some(plain(id)).filter(|id| !id.is_empty()).unwrap_or_else(|| format!("call_{number}"));
    let arguments = Some(plain(arguments)).filter(|it| !it.trim().is_empty()).unwrap_or_else(|| "{}".to_owned());
    ToolCall { id, name: plain(name), arguments }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_has_a_name_for_its_result_and_arguments() {
        let bare = ToolCall { name: "get_time\0".into(), ..ToolCall::default() };
        let call = kept(bare, 2);
        assert_eq!((call.id.as_str(), call.name.as_str(), call.arguments.as_str()), ("call_2", "get_time", "{}"));
        assert_eq!(kept(call.clone(), 7), call);
    }
}
