use super::name;
use super::show_file::example_id;
use crate::kernel::{Example, FileId};
use domain_macros::operation;

/// Gives a file another name. Its content and type stay as they are.
#[operation(command, files, rest = PATCH "/files/{id}", needs = WriteFiles, entitlement = Files)]
pub struct RenameFile {
    /// The file.
    pub id: FileId,
    /// The new name, its extension included; 1 to 255 characters.
    #[garde(length(chars, max = 255), custom(name::file_name))]
    pub name: String,
}

impl Example for RenameFile {
    fn example() -> Self {
        Self { id: example_id(), name: "spice-list-2026.csv".into() }
    }
}
