//! Plain text: as it stands, with its paragraphs told apart by empty lines.

use crate::encoding;
use crate::fault::Fault;
use crate::writer::Writer;

pub(crate) fn read(bytes: &[u8], writer: &mut Writer) -> Result<(), Fault> {
    let text = encoding::decode(bytes)?.replace("\r\n", "\n").replace('\r', "\n").replace('\u{c}', "\n\n");
    let mut paragraph = String::new();
    for line in text.split('\n') {
        if line.trim().is_empty() {
            writer.paragraph(&paragraph)?;
            paragraph.clear();
        } else {
            paragraph.push_str(line.trim_end());
            paragraph.push('\n');
        }
    }
    writer.paragraph(&paragraph)
}
