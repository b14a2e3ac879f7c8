//! Steps in a row: what one gives the next takes.
