//! How passages are found.
