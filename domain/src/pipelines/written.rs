//! The text form of a pipeline: TOML, notes included, always written the same way. What reads it again stands on the
//! server, which has the reader; the picture and the text come to the same graph.

use super::{EventCondition, Graph, Step, StepSetting, Trigger, WITH};

/// The text form of a graph.
pub fn written(graph: &Graph) -> String {
    let mut out = String::new();
    if let Some(notes) = &graph.notes {
        member(&mut out, "notes", &text(notes));
    }
    if let Some(timeout_s) = graph.timeout_s {
        member(&mut out, "timeout_s", &timeout_s.to_string());
    }
    for each in &graph.triggers {
        trigger(&mut out, each);
    }
    for each in &graph.steps {
        step(&mut out, each);
    }
    out
}

fn trigger(out: &mut String, trigger: &Trigger) {
    head(out, "[[triggers]]");
    member(out, "kind", &text(trigger.kind.as_str()));
    for (name, value) in [("cron", &trigger.cron), ("event", &trigger.event)] {
        if let Some(value) = value {
            member(out, name, &text(value));
        }
    }
    for EventCondition { member: name, is, value } in &trigger.conditions {
        head(out, "[[triggers.conditions]]");
        member(out, "member", &text(name));
        member(out, "is", &text(is.as_str()));
        if !value.is_empty() {
            member(out, "value", &text(value));
        }
    }
}

fn step(out: &mut String, step: &Step) {
    head(out, "[[steps]]");
    member(out, "id", &text(&step.id));
    member(out, "kind", &text(step.kind.as_str()));
    if !step.after.is_empty() {
        let after: Vec<String> = step.after.iter().map(|id| text(id)).collect();
        member(out, "after", &format!("[{}]", after.join(", ")));
    }
    if let Some(notes) = &step.notes {
        member(out, "notes", &text(notes));
    }
    if let Some(retries) = step.retries {
        member(out, "retries", &retries.to_string());
    }
    if let Some(timeout_s) = step.timeout_s {
        member(out, "timeout_s", &timeout_s.to_string());
    }
    let (arguments, settings): (Vec<&StepSetting>, Vec<&StepSetting>) =
        step.settings.iter().partition(|set| set.name.starts_with(WITH));
    for set in settings {
        member(out, &key(&set.name), &value(&set.value));
    }
    if !arguments.is_empty() {
        head(out, "[steps.with]");
        for set in arguments {
            member(out, &key(set.name.strip_prefix(WITH).unwrap_or_default()), &value(&set.value));
        }
    }
}

fn head(out: &mut String, head: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(head);
    out.push('\n');
}

fn member(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    out.push_str(" = ");
    out.push_str(value);
    out.push('\n');
}

fn key(name: &str) -> String {
    let is_bare = !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric() || it == '_' || it == '-');
    if is_bare { name.to_owned() } else { quoted(name) }
}

/// Whole numbers stand as such, unless writing them would change how they read.
fn value(value: &str) -> String {
    let is_number = value.parse::<i64>().is_ok_and(|number| number.to_string() == value);
    if is_number { value.to_owned() } else { text(value) }
}

/// A text in one line with quotation marks; one of several lines as it stands, where nothing in it would end it.
fn text(text: &str) -> String {
    let is_plain = text.chars().all(|it| it == '\n' || it == '\t' || !it.is_control());
    if text.contains('\n') && is_plain && !text.contains("'''") && !text.ends_with('\'') {
        format!("'''\n{text}'''")
    } else {
        quoted(text)
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::super::StepKind;
    use super::*;

    #[test]
    fn a_pipeline_reads_like_a_list_of_what_is_done() {
        let find = Step::new("find", StepKind::Retrieve).with("query", "{{input.question}}").with("limit", "5");
        let mut team = Step::new("team", StepKind::Operation).after("find").with("operation", "tenancy.add_team");
        team.set("with.name", "Say \"hi\"");
        team.notes = Some("Two\nlines".into());
        let graph = Graph { notes: Some("What it is for".into()), steps: vec![find, team], ..Graph::default() };
        let expected = "notes = \"What it is for\"\n\n[[steps]]\nid = \"find\"\nkind = \"retrieve\"\n\
                        query = \"{{input.question}}\"\nlimit = 5\n\n[[steps]]\nid = \"team\"\nkind = \"operation\"\n\
                        after = [\"find\"]\nnotes = '''\nTwo\nlines'''\noperation = \"tenancy.add_team\"\n\n\
                        [steps.with]\nname = \"Say \\\"hi\\\"\"\n";
        assert_eq!(written(&graph), expected);
    }
}
