//! Lists whose state stands in the URL: search, filters, order and page, as links and a plain form; and figures that lead
//! to them.

mod bulk_bar;
mod bulk_run;
mod chips;
mod column_choice;
mod export;
mod glance;
mod head;
mod kept_widths;
mod listed;
mod marked;
mod page_error;
mod pager;
mod period;
mod picked;
mod query;
mod rows;
mod search;
mod selection;
mod sheet;
mod shown;
mod standing;

pub use bulk_bar::{BulkAction, BulkBar};
pub use chips::{Chips, HeldChip, OneOf};
pub use column_choice::{ColumnChoice, Columns};
pub use export::ExportMenu;
pub use glance::{Figure, figures, figures_over};
pub use head::ListHead;
pub use listed::Listed;
pub use marked::marked;
pub use page_error::Failed;
pub use pager::Pager;
pub use period::{Period, period};
pub use picked::Pick;
pub use query::{Query, use_query};
pub use rows::{Empty, Rows};
pub use search::Search;
pub use selection::Selection;
pub use sheet::{Sheet, use_param, way_back};
pub use shown::Shown;
