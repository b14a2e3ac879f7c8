//! Answers out of documents, and which passages they rest on.
