//! Paging of a list that is short and whole in memory: the cursor is the place where the page before ended.

use crate::ambient::{base64url, from_base64url};
use domain::kernel::{LIMIT_DEFAULT, LIMIT_MAX};
use domain::{Page, Refusal};

/// One page of `rows`. `name` binds a cursor to its list.
///
/// # Errors
/// A fault of `cursor` where it is none of this list.
pub fn page_of<T>(name: &str, rows: Vec<T>, limit: Option<u16>, cursor: Option<&str>) -> Result<Page<T>, Refusal> {
    let start = cursor
        .map_or(Ok(0), |cursor| read(name, cursor).ok_or_else(|| Refusal::invalid_field("cursor", "not_a_cursor")))?;
    let end = start.saturating_add(limit.unwrap_or(LIMIT_DEFAULT).clamp(1, LIMIT_MAX).into());
    let next_cursor = (end < rows.len()).then(|| base64url(format!("{name}:{end}").as_bytes()));
    Ok(Page { data: rows.into_iter().take(end).skip(start).collect(), next_cursor })
}

fn read(name: &str, cursor: &str) -> Option<usize> {
    let text = String::from_utf8(from_base64url(cursor)?).ok()?;
    text.strip_prefix(name)?.strip_prefix(':')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_each_other_to_the_end() {
        let first = page_of("rows", vec![1, 2, 3], Some(2), None).unwrap();
        assert_eq!(first.data, [1, 2]);
        let second = page_of("rows", vec![1, 2, 3], Some(2), first.next_cursor.as_deref()).unwrap();
        assert_eq!((second.data, second.next_cursor), (vec![3], None));
        for bad in ["", "x", "b3RoZXI6MQ"] {
            assert_eq!(page_of("rows", vec![1], None, Some(bad)).unwrap_err().status, 400, "{bad}");
        }
    }
}
