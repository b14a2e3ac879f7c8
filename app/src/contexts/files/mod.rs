//! Files: sending, finding, opening, removing and bringing back.

mod actions;
mod file_page;
mod files_page;
mod files_table;
mod labels;
mod link;
mod rename;
mod sending;
mod sending_list;
mod uploader;
mod versions;

pub use file_page::FilePage;
pub use files_page::FilesPage;
pub use uploader::Uploader;
