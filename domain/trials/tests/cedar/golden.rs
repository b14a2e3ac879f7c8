//! `docs/policy/matrix.md`, read as a person reads it. What it can't read, it refuses.

use std::collections::BTreeMap;
use std::path::Path;

/// What the file says.
#[derive(Clone)]
pub struct Golden {
    /// The permissions in the order of the file.
    pub rows: Vec<Row>,
}

/// One permission.
#[derive(Clone)]
pub struct Row {
    /// Its wire name.
    pub permission: String,
    /// The roles that carry it.
    pub carried_by: Vec<String>,
    /// The roles that deny it.
    pub denied_by: Vec<String>,
    /// What it further asks of the thing.
    pub condition: Option<Sentence>,
}

/// A sentence below “Conditions”.
#[derive(Clone)]
pub struct Sentence {
    /// What has to be so.
    pub is_so: Fact,
    /// The permissions that make up for it.
    pub or_holds: Vec<String>,
}

/// What a sentence says of the thing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// The person made it, or asked for it.
    MadeByThePerson,
    /// It is nobody of the platform's own staff.
    NotStaff,
}

impl Golden {
    /// Reads the file of the checkout.
    pub fn read() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/policy/matrix.md");
        Self::of(&std::fs::read_to_string(path).expect("the golden file is there"))
    }

    fn of(text: &str) -> Self {
        let (table, sentences) = text.split_once("## Conditions").expect("the file has a part on conditions");
        let mut conditions: BTreeMap<String, Sentence> =
            sentences.lines().filter_map(|line| line.strip_prefix("- ")).map(Sentence::of).collect();
        let mut lines = table.lines().filter(|line| line.starts_with('|'));
        let roles: Vec<String> = cells(lines.next().expect("a head")).skip(1).map(named).collect();
        let rows: Vec<Row> = lines.skip(1).map(|line| Row::of(line, &roles, &mut conditions)).collect();
        assert!(conditions.is_empty(), "conditions of no permission: {:?}", conditions.keys());
        assert!(rows.len() > 10 && roles.len() > 5, "the table was read");
        let golden = Self { rows };
        // Who holds what makes up for a condition is asked for without conditions; so it must have none.
        let instead = golden.rows.iter().filter_map(|row| row.condition.as_ref()).flat_map(|it| &it.or_holds);
        instead.for_each(|it| assert!(golden.row(it).condition.is_none(), "{it} makes up and has a condition itself"));
        golden
    }

    /// The row of a permission.
    pub fn row(&self, permission: &str) -> &Row {
        self.rows.iter().find(|row| row.permission == permission).unwrap_or_else(|| panic!("no row for {permission}"))
    }
}

impl Row {
    fn of(line: &str, roles: &[String], conditions: &mut BTreeMap<String, Sentence>) -> Self {
        let mut cells = cells(line);
        let permission = named(cells.next().expect("a permission"));
        let marks: Vec<&str> = cells.collect();
        assert_eq!(marks.len(), roles.len(), "{permission}");
        let condition = conditions.remove(&permission);
        let carries = if condition.is_some() { "◐" } else { "●" };
        assert!(marks.iter().all(|mark| ["", "✕", carries].contains(mark)), "{permission}: {marks:?}");
        let with = |mark: &str| {
            roles.iter().zip(&marks).filter(|(_, it)| **it == mark).map(|(role, _)| role.clone()).collect::<Vec<_>>()
        };
        Self { carried_by: with(carries), denied_by: with("✕"), condition, permission }
    }
}

impl Sentence {
    /// `` `cancel:executions`: the person made the thing, or the person holds `manage:executions`. ``
    fn of(line: &str) -> (String, Self) {
        let (permission, says) = line.split_once(": ").expect("a permission and what it asks for");
        let says = says.strip_suffix('.').expect("a sentence");
        let (fact, holds) = match says.split_once(", or the person holds ") {
            Some((fact, holds)) => (fact, holds.split(" or ").map(named).collect()),
            None => (says, Vec::new()),
        };
        let is_so = match fact {
            "the person made the thing" | "the person asked for the thing" => Fact::MadeByThePerson,
            "it is nobody of the platform's own staff" => Fact::NotStaff,
            other => panic!("a sentence that has no policy yet: {other}"),
        };
        (named(permission), Self { is_so, or_holds: holds })
    }
}

fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.trim().trim_start_matches('|').trim_end_matches('|').split('|').map(str::trim)
}

/// What stands between backticks.
fn named(cell: &str) -> String {
    let name = cell.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
    name.unwrap_or_else(|| panic!("{cell} isn't a name")).to_owned()
}
