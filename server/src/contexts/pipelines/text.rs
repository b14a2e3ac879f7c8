//! Reads the text form of a pipeline. Settings stand beside a step's own members, arguments in `with`.

use domain::kernel::FieldFault;
use domain::pipelines::{Graph, Step, StepKind, StepSetting, Trigger, WITH};
use serde::Deserialize;
use toml::{Table, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    notes: Option<String>,
    timeout_s: Option<u32>,
    #[serde(default)]
    triggers: Vec<Trigger>,
    #[serde(default)]
    steps: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    id: String,
    kind: StepKind,
    #[serde(default)]
    after: Vec<String>,
    notes: Option<String>,
    retries: Option<u8>,
    timeout_s: Option<u16>,
    #[serde(default)]
    with: Table,
    #[serde(flatten)]
    settings: Table,
}

/// The graph of a text.
///
/// # Errors
/// One fault of the field `text`, with the line and what is wrong there.
pub(super) fn read(text: &str) -> Result<Graph, FieldFault> {
    let read: Text = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let line = text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
        fault(line, error.message())
    })?;
    let Text { notes, timeout_s, triggers, steps } = read;
    let steps = steps.into_iter().map(|written| step(text, written)).collect::<Result<_, _>>()?;
    Ok(Graph { notes, timeout_s, triggers, steps }.tidy())
}

fn step(text: &str, written: Written) -> Result<Step, FieldFault> {
    let Written { id, kind, after, notes, retries, timeout_s, with, settings } = written;
    let arguments = with.into_iter().map(|(name, value)| (format!("{WITH}{name}"), value));
    let mut read = Vec::new();
    for (name, value) in settings.into_iter().chain(arguments) {
        let value = plain(&value).ok_or_else(|| fault(line_of(text, &id), &format!("{name}: text or a number")))?;
        read.push(StepSetting { name, value });
    }
    Ok(Step { id, kind, after, settings: read, retries, timeout_s, notes })
}

fn plain(value: &Value) -> Option<String> {
    Some(match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(yes) => yes.to_string(),
        Value::Datetime(_) | Value::Array(_) | Value::Table(_) => return None,
    })
}

/// The line on which a step names itself.
fn line_of(text: &str, id: &str) -> usize {
    let named = format!("\"{id}\"");
    text.lines().position(|line| line.trim_start().starts_with("id") && line.contains(&named)).map_or(1, |at| at + 1)
}

fn fault(line: usize, why: &str) -> FieldFault {
    let params = [("line".to_owned(), line.to_string()), ("why".to_owned(), why.to_owned())].into();
    FieldFault { field: "text".to_owned(), code: "text_unreadable".to_owned(), params, message: String::new() }
}

#[cfg(test)]
mod tests {
    use super::super::stock::STOCK;
    use super::*;
    use domain::pipelines::{Comparison, EventCondition, TriggerKind, written};

    #[test]
    fn what_is_written_is_read_again_to_the_letter() {
        let odd = "'''\"\\ \u{1f680}\ttab\u{1}\r\n{{x}}'";
        let mut step = Step::new("one", StepKind::Operation).with("operation", "tenancy.add_team");
        for (name, value) in [("with.name", odd), ("with.size", "12"), ("with.share", "0.50"), ("with.odd key", "007")]
        {
            step.set(name, value);
        }
        step.settings
            .sort_by(|one, other| (one.name != "operation", &one.name).cmp(&(other.name != "operation", &other.name)));
        step.notes = Some("First\nsecond 'line'".into());
        (step.retries, step.timeout_s) = (Some(0), Some(30));
        let condition = EventCondition { member: "size.bytes".into(), is: Comparison::Above, value: "7".into() };
        let trigger = Trigger {
            kind: TriggerKind::Event,
            cron: None,
            event: Some("FileUploaded".into()),
            conditions: vec![condition],
        };
        let clock =
            Trigger { kind: TriggerKind::Schedule, cron: Some("0 8 * * 1".into()), event: None, conditions: vec![] };
        let graph = Graph {
            notes: Some("What \"for\"".into()),
            timeout_s: Some(60),
            triggers: vec![trigger, clock],
            steps: vec![step],
        };
        assert_eq!(read(&written(&graph)).unwrap(), graph);
    }

    #[test]
    fn every_template_is_read_and_written_again_to_the_letter() {
        for stock in STOCK {
            let graph = stock.graph().unwrap_or_else(|fault| panic!("{}: {fault:?}", stock.code));
            assert_eq!(read(&written(&graph)).unwrap(), graph, "{}", stock.code);
            assert_eq!(domain::pipelines::faults_of(&graph), [], "{}", stock.code);
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        for (text, line) in [
            ("[[steps]]\nid = \"a\"\nkind = \"dance\"\n", "3"),
            ("[[steps]]\nid = \"a\"\nkind = \"prompt\"\ntext = [1]\n", "2"),
            ("notes = \"open\n", "1"),
            ("\nsteps_of = 1\n", "2"),
        ] {
            let fault = read(text).unwrap_err();
            assert_eq!((fault.code.as_str(), fault.params["line"].as_str()), ("text_unreadable", line), "{text}");
        }
    }
}
