//! What the rules of a workspace make of the words on their way to a model: instructions, earlier turns, the question, what has
//! come since, and what is said of tools.

use super::sieve::Sieve;
use domain::workspaces::{Checked, OfferedTool, SafetyPolicy, Turn, TurnRole};

/// All that a model sees of a run.
#[derive(Default)]
pub(super) struct Words {
    /// Instructions.
    pub system: Option<String>,
    /// Earlier turns.
    pub history: Vec<Turn>,
    /// The question.
    pub text: String,
    /// What has come since.
    pub since: Vec<Turn>,
    /// What the model may ask for.
    pub tools: Vec<OfferedTool>,
}

/// The words as a model may see them, what the rules found in all of them, and whether they go no further. How long a text
/// may be is about the question and about what tools have given since: earlier turns were questions once, and answers are as
/// long as models make them.
pub(super) fn look_at(safety: &SafetyPolicy, words: Words) -> (Words, Checked) {
    let mut sieve = Sieve::of_input();
    let any_length = SafetyPolicy { input_chars: u32::MAX, ..safety.clone() };
    let system = words.system.map(|system| sieve.text(safety, &system));
    let history = words.history.into_iter().map(|earlier| turn(&mut sieve, &any_length, earlier)).collect();
    let text = sieve.text(safety, &words.text);
    let since = words.since.into_iter().map(|later| {
        let rules = if later.role == TurnRole::Tool { safety } else { &any_length };
        turn(&mut sieve, rules, later)
    });
    let since = since.collect();
    let tools = words.tools.into_iter().map(|offered| tool(&mut sieve, &any_length, offered)).collect();
    (Words { system, history, text, since, tools }, sieve.checked)
}

fn turn(sieve: &mut Sieve, safety: &SafetyPolicy, turn: Turn) -> Turn {
    let content = sieve.text(safety, &turn.content);
    let tool_calls = turn.tool_calls.into_iter().map(|call| sieve.call(safety, call)).collect();
    Turn { content, tool_calls, ..turn }
}

fn tool(sieve: &mut Sieve, safety: &SafetyPolicy, tool: OfferedTool) -> OfferedTool {
    let description = tool.description.map(|text| sieve.text(safety, &text));
    OfferedTool { description, parameters: sieve.json(safety, &tool.parameters), name: tool.name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::workspaces::ToolCall;

    fn counts(checked: &Checked) -> Vec<u32> {
        checked.findings.iter().map(|finding| finding.count).collect()
    }

    #[test]
    fn every_part_is_looked_at_and_what_is_found_twice_is_counted_together() {
        let safety = SafetyPolicy { forbidden: vec!["project falcon".into()], ..SafetyPolicy::default() };
        let turn = Turn::of(TurnRole::Assistant, "About project falcon.");
        let (system, history) = (Some("Be brief.".into()), vec![turn]);
        let words = Words { system, history, text: "Tell me of Project Falcon.".into(), ..Words::default() };
        let (_, checked) = look_at(&safety, words);
        assert!(checked.blocked);
        assert_eq!(counts(&checked), [2]);
        let (words, checked) = look_at(&safety, Words { text: "Tell me of spices.".into(), ..Words::default() });
        assert_eq!((checked.blocked, checked.findings.len()), (false, 0));
        assert_eq!(words.text, "Tell me of spices.");
    }

    #[test]
    fn tools_their_arguments_and_their_results_are_looked_at_like_the_question() {
        let safety = SafetyPolicy { forbidden: vec!["falcon".into()], input_chars: 40, ..SafetyPolicy::default() };
        let call = ToolCall { id: "a".into(), name: "find".into(), arguments: r#"{"what":"Falcon"}"#.into() };
        let asked = Turn { tool_calls: vec![call], ..Turn::of(TurnRole::Assistant, "") };
        let gave = |text: &str| Turn { tool_call_id: Some("a".into()), ..Turn::of(TurnRole::Tool, text) };
        let schema = r#"{"description":"falcon"}"#.into();
        let tool = OfferedTool { name: "find".into(), description: Some("Finds a falcon.".into()), parameters: schema };
        let (since, tools) = (vec![asked, gave("A falcon.")], vec![tool]);
        let (_, checked) = look_at(&safety, Words { since, tools, ..Words::default() });
        assert_eq!((checked.blocked, counts(&checked)), (true, vec![4]));
        let long = "x".repeat(41);
        let (_, checked) = look_at(&safety, Words { since: vec![gave(&long)], ..Words::default() });
        assert!(checked.blocked, "a result is as long as a question may be");
        let (_, checked) = look_at(&safety, Words { history: vec![gave(&long)], ..Words::default() });
        assert!(!checked.blocked, "an earlier one was looked at when it was new");
    }
}
