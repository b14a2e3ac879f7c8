//! Server-sent events (WHATWG HTML §9.2) out of the pieces that a connection brings them in: of each its data. What else
//! an event has, providers say in the data again.

/// The longest event that is read, in bytes.
const EVENT_BYTES_MAX: usize = 1024 * 1024;

/// A stream on its way.
#[derive(Default)]
pub(super) struct Events {
    /// Of the line under way.
    line: Vec<u8>,
    /// Of the event under way.
    data: String,
    has_data: bool,
    /// Whether the last line ended with a carriage return, after which a line feed ends no other.
    after_return: bool,
}

/// An event is longer than what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLong;

impl Events {
    /// The data of the events that a piece brings to their end.
    pub fn take(&mut self, piece: &[u8]) -> Result<Vec<String>, TooLong> {
        let mut whole = Vec::new();
        for &byte in piece {
            let after_return = std::mem::replace(&mut self.after_return, byte == b'\r');
            match byte {
                b'\n' if after_return => {}
                b'\n' | b'\r' => whole.extend(self.end_line()),
                other => self.line.push(other),
            }
            if self.line.len() + self.data.len() > EVENT_BYTES_MAX {
                return Err(TooLong);
            }
        }
        Ok(whole)
    }

    /// The event, if the line ended it.
    fn end_line(&mut self) -> Option<String> {
        let line = std::mem::take(&mut self.line);
        if line.is_empty() {
            let data = std::mem::take(&mut self.data);
            return std::mem::take(&mut self.has_data).then_some(data);
        }
        let line = String::from_utf8_lossy(&line);
        let value = line.strip_prefix("data:")?;
        if self.has_data {
            self.data.push('\n');
        }
        self.has_data = true;
        self.data.push_str(value.strip_prefix(' ').unwrap_or(value));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_come_out_whole_wherever_the_pieces_were_cut() {
        let text =
            ": a comment\r\nevent: delta\r\ndata: {\"a\":\r\ndata: \"é\"}\r\n\r\ndata:[DONE]\n\nid: 7\n\ndata: cut";
        for size in 1..text.len() {
            let mut events = Events::default();
            let found: Vec<_> = text.as_bytes().chunks(size).flat_map(|piece| events.take(piece).unwrap()).collect();
            assert_eq!(found, ["{\"a\":\n\"é\"}", "[DONE]"], "pieces of {size}");
        }
    }

    #[test]
    fn an_event_without_an_end_is_not_kept() {
        let mut events = Events::default();
        let piece = vec![b'x'; EVENT_BYTES_MAX];
        assert_eq!(events.take(&piece), Ok(Vec::new()));
        assert_eq!(events.take(b"x"), Err(TooLong));
    }
}
