//! The aggregate of a tenant's departments: all of them at once, because a tree without cycles is a promise about all of
//! them. Who works where is [`super::Posting`].

use crate::kernel::{Aggregate, DepartmentId, EventExamples, Moment, Refusal};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// Departments that a tenant has at most.
const DEPARTMENTS_MAX: usize = 2_000;
/// Levels of the tree at most.
const LEVELS_MAX: usize = 12;

/// The aggregate; all functions are static.
pub struct Tree;

/// One department in the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
struct Node {
    id: DepartmentId,
    name: String,
    parent: Option<DepartmentId>,
}

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TreeState {
    nodes: Vec<Node>,
}

impl TreeState {
    fn node(&self, id: DepartmentId) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// A department and all above it, nearest first.
    fn upwards(&self, id: DepartmentId) -> Vec<DepartmentId> {
        let mut way = Vec::new();
        let mut next = self.node(id);
        while let Some(node) = next.filter(|_| way.len() <= self.nodes.len()) {
            way.push(node.id);
            next = node.parent.and_then(|parent| self.node(parent));
        }
        way
    }

    /// How many levels a department and those below it have.
    fn levels(&self, id: DepartmentId) -> usize {
        let above = self.upwards(id).len();
        let below = self.nodes.iter().map(|node| self.upwards(node.id)).filter(|way| way.contains(&id));
        below.map(|way| way.len() + 1 - above).max().unwrap_or(1)
    }

    fn is_taken(&self, name: &str, parent: Option<DepartmentId>, but: Option<DepartmentId>) -> bool {
        let name = name.to_lowercase();
        self.nodes.iter().any(|node| node.parent == parent && Some(node.id) != but && node.name.to_lowercase() == name)
    }
}

/// What can be asked of the departments.
pub enum TreeCommand {
    /// Add one.
    Add { id: DepartmentId, name: String, parent: Option<DepartmentId> },
    /// Call one something else.
    Rename { id: DepartmentId, name: String },
    /// Put one, with all below it, below another one or at the top.
    Move { id: DepartmentId, parent: Option<DepartmentId> },
    /// Remove one that has none below it.
    Remove { id: DepartmentId },
}

/// What can have happened to the departments.
#[events(Tree, version = 1, audience = ReadOrganisation)]
pub enum TreeEvent {
    /// The tenant has one more.
    DepartmentAdded { department_id: DepartmentId, name: String, parent_id: Option<DepartmentId> },
    /// One is called something else.
    DepartmentRenamed { department_id: DepartmentId, name: String },
    /// One stands elsewhere in the tree.
    DepartmentMoved { department_id: DepartmentId, parent_id: Option<DepartmentId> },
    /// The tenant has one less.
    DepartmentRemoved { department_id: DepartmentId },
}

/// Why the departments say no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeRefusal {
    /// There is no such department.
    Unknown,
    /// There is no such department to stand below.
    ParentUnknown,
    /// One of this name stands there already.
    Taken,
    /// It can't stand below itself.
    Cycle,
    /// Others stand below it.
    HasBelow,
    /// There are as many, or as many levels, as there can be.
    Full,
}

impl Aggregate for Tree {
    const NAME: &'static str = "departments";
    const CONTEXT: &'static str = "tenancy";
    type State = TreeState;
    type Command = TreeCommand;
    type Event = TreeEvent;
    type Refusal = TreeRefusal;

    fn decide(state: &TreeState, command: TreeCommand, _: Moment) -> Result<Vec<TreeEvent>, TreeRefusal> {
        match command {
            TreeCommand::Add { id, name, parent } => {
                let above = way_to(state, parent)?;
                let name = name.trim().to_owned();
                if state.is_taken(&name, parent, None) {
                    return Err(TreeRefusal::Taken);
                }
                if state.nodes.len() >= DEPARTMENTS_MAX || above.len() >= LEVELS_MAX {
                    return Err(TreeRefusal::Full);
                }
                Ok(vec![TreeEvent::DepartmentAdded { department_id: id, name, parent_id: parent }])
            }
            TreeCommand::Rename { id, name } => {
                let node = state.node(id).ok_or(TreeRefusal::Unknown)?;
                let name = name.trim().to_owned();
                if state.is_taken(&name, node.parent, Some(id)) {
                    return Err(TreeRefusal::Taken);
                }
                let event = TreeEvent::DepartmentRenamed { department_id: id, name: name.clone() };
                Ok((name != node.name).then_some(event).into_iter().collect())
            }
            TreeCommand::Move { id, parent } => {
                let node = state.node(id).ok_or(TreeRefusal::Unknown)?;
                let above = way_to(state, parent)?;
                if above.contains(&id) {
                    return Err(TreeRefusal::Cycle);
                }
                if state.is_taken(&node.name, parent, Some(id)) {
                    return Err(TreeRefusal::Taken);
                }
                if above.len() + state.levels(id) > LEVELS_MAX {
                    return Err(TreeRefusal::Full);
                }
                let event = TreeEvent::DepartmentMoved { department_id: id, parent_id: parent };
                Ok((parent != node.parent).then_some(event).into_iter().collect())
            }
            TreeCommand::Remove { id } => {
                state.node(id).ok_or(TreeRefusal::Unknown)?;
                if state.nodes.iter().any(|node| node.parent == Some(id)) {
                    return Err(TreeRefusal::HasBelow);
                }
                Ok(vec![TreeEvent::DepartmentRemoved { department_id: id }])
            }
        }
    }

    fn evolve(mut state: TreeState, event: &TreeEvent) -> TreeState {
        match event {
            TreeEvent::DepartmentAdded { department_id, name, parent_id } => {
                state.nodes.push(Node { id: *department_id, name: name.clone(), parent: *parent_id });
            }
            TreeEvent::DepartmentRenamed { department_id, name } => {
                if let Some(node) = state.nodes.iter_mut().find(|node| node.id == *department_id) {
                    node.name.clone_from(name);
                }
            }
            TreeEvent::DepartmentMoved { department_id, parent_id } => {
                if let Some(node) = state.nodes.iter_mut().find(|node| node.id == *department_id) {
                    node.parent = *parent_id;
                }
            }
            TreeEvent::DepartmentRemoved { department_id } => state.nodes.retain(|node| node.id != *department_id),
        }
        state
    }
}

/// The departments from one up to the top; none where nothing is above.
fn way_to(state: &TreeState, parent: Option<DepartmentId>) -> Result<Vec<DepartmentId>, TreeRefusal> {
    match parent {
        None => Ok(Vec::new()),
        Some(parent) => state.node(parent).map(|_| state.upwards(parent)).ok_or(TreeRefusal::ParentUnknown),
    }
}

impl EventExamples for TreeEvent {
    fn examples() -> Vec<Self> {
        let id = super::change::example_id();
        let name = "Purchasing".to_owned();
        vec![
            Self::DepartmentAdded { department_id: id, name: name.clone(), parent_id: None },
            Self::DepartmentRenamed { department_id: id, name },
            Self::DepartmentMoved { department_id: id, parent_id: Some(super::change::example_parent()) },
            Self::DepartmentRemoved { department_id: id },
        ]
    }
}

impl From<TreeRefusal> for Refusal {
    fn from(refusal: TreeRefusal) -> Self {
        match refusal {
            TreeRefusal::Unknown => Self::not_found(),
            TreeRefusal::ParentUnknown => Self::invalid_field("parentId", "department_unknown"),
            TreeRefusal::Taken => Self::new(409, "department_exists"),
            TreeRefusal::Cycle => Self::new(409, "department_cycle"),
            TreeRefusal::HasBelow => Self::new(409, "department_has_below"),
            TreeRefusal::Full => Self::new(409, "departments_full").with("levels", LEVELS_MAX),
        }
    }
}

#[cfg(test)]
#[path = "tree_tests.rs"]
mod tests;
