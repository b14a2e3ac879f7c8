//! Departments: a tree for each tenant, and who works where in it. What holds for a department holds for those below it.

mod change;
mod list;
mod people;
mod posting;
mod tree;

pub use change::{AddDepartment, ChangeDepartment, DepartmentAdded, MoveDepartment, RemoveDepartment};
pub use list::{AllDepartments, DepartmentRow, DepartmentSort, DepartmentTree, Departments};
pub use people::{DepartmentPeople, DepartmentPersonRow, PostPerson};
pub use posting::{Posting, PostingCommand, PostingEvent, PostingRefusal, PostingState};
pub use tree::{Tree, TreeCommand, TreeEvent, TreeRefusal, TreeState};
