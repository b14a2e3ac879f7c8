//! Arabic is written from right to left: layout speaks of start and end, never of left and right.

use crate::tree::{self, File};

/// Utilities with a physical side, by their beginnings, after variants such as `md:` and a minus sign.
const CLASSES: [&str; 18] = [
    "ml-",
    "mr-",
    "pl-",
    "pr-",
    "left-",
    "right-",
    "text-left",
    "text-right",
    "float-left",
    "float-right",
    "clear-left",
    "clear-right",
    "border-l",
    "border-r",
    "rounded-l",
    "rounded-r",
    "rounded-tl",
    "rounded-tr",
];

/// Further beginnings, whole: they begin like allowed ones.
const CORNERS: [&str; 8] =
    ["rounded-bl", "rounded-br", "scroll-ml", "scroll-mr", "scroll-pl", "scroll-pr", "origin-left", "origin-right"];

/// Allowed although they begin like a physical one.
const ALLOWED: [&str; 4] = ["rounded-lg", "rounded-full", "border-raised", "border-ring"];

const PROPERTIES: [&str; 16] = [
    "margin-left",
    "margin-right",
    "padding-left",
    "padding-right",
    "border-left",
    "border-right",
    "left:",
    "right:",
    "text-align:left",
    "text-align:right",
    "float:left",
    "float:right",
    "border-top-left-radius",
    "border-top-right-radius",
    "border-bottom-left-radius",
    "border-bottom-right-radius",
];

/// String literals of a source; good enough for class names, which stand in plain quotes on one line.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

/// The utility without its variants: `md:-ml-2` is `ml-2`.
fn utility(class: &str) -> &str {
    class.rsplit(':').next().unwrap_or(class).trim_start_matches(['-', '!'])
}

fn is_physical(class: &str) -> bool {
    let it = utility(class);
    let begins = |list: &[&str]| list.iter().any(|prefix| it.starts_with(prefix));
    let edge = |prefix: &str| it == prefix || it.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-'));
    if ALLOWED.iter().any(|allowed| it.starts_with(allowed)) {
        return false;
    }
    // `border-l` and the like are whole or followed by a dash; `border-line` is a colour of ours.
    let (edges, plain): (Vec<&str>, Vec<&str>) = CLASSES.iter().partition(|class| !class.ends_with('-'));
    begins(&plain) || edges.iter().any(|class| edge(class)) || CORNERS.iter().any(|class| it.starts_with(class))
}

fn faults_of_source(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, line) in file.lines().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        for class in literals(line).flat_map(str::split_whitespace).filter(|class| is_physical(class)) {
            faults.push(format!("{} has {class}", file.at(number)));
        }
    }
    faults
}

fn faults_of_style(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, line) in file.lines() {
        let tight = line.replace(": ", ":");
        for property in PROPERTIES {
            let stands_alone = tight.match_indices(property).any(|(at, _)| {
                let before = tight[..at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || c == '-')
            });
            if stands_alone {
                faults.push(format!("{} has {property}", file.at(number)));
            }
        }
    }
    faults
}

#[test]
fn class_names_know_no_left_and_right() {
    let sources = tree::below(&["app/src/"]);
    let faults: Vec<_> = sources.iter().filter(|file| file.is(&[".rs"])).flat_map(faults_of_source).collect();
    tree::none(&faults, "use ms-, me-, ps-, pe-, start-, end-, text-start, border-s, rounded-s:");
}

#[test]
fn style_sheets_know_no_left_and_right() {
    let sheets = tree::below(&["style/"]);
    let faults: Vec<_> = sheets.iter().filter(|file| file.is(&[".css"])).flat_map(faults_of_style).collect();
    tree::none(&faults, "use margin-inline-start, inset-inline-end, text-align: start and their kin:");
}

#[test]
fn physical_classes_are_told_from_others() {
    for physical in ["ml-2", "md:-mr-4", "left-0", "text-right", "border-l", "border-r-2", "rounded-l-md", "hover:pl-1"]
    {
        assert!(is_physical(physical), "{physical}");
    }
    for logical in
        ["ms-2", "rounded-lg", "border-line", "ps-4", "text-start", "border-s", "leading-6", "place-items-center"]
    {
        assert!(!is_physical(logical), "{logical}");
    }
}
