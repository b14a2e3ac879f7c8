//! Documents of word processors.

mod body;
mod styles;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::fault::Fault;
use crate::flow::Flow;
use crate::package::Package;
use crate::writer::Writer;

pub(crate) fn read(bytes: &[u8], writer: &mut Writer) -> Result<(), Fault> {
    let mut package = Package::open(bytes, writer.limits.unpacked, Fault::NOT_A_DOCX)?;
    let Some(document) = package.text("word/document.xml")? else {
        return Err(Fault::new(Fault::NOT_A_DOCX).because("it has no word/document.xml"));
    };
    if let Some(properties) = package.text("docProps/core.xml")? {
        writer.title(&title(&properties));
    }
    let styles = styles::read(&package.text("word/styles.xml")?.unwrap_or_default());
    let mut flow = Flow::new(writer);
    let whole = body::read(&document, &styles, &mut flow)?;
    drop(document);
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(notes) = package.text(notes)? {
            body::read(&notes, &styles, &mut flow)?;
        }
    }
    let fault = (!whole).then(|| Fault::new(Fault::UNREADABLE).because("its text breaks off"));
    if let Some(fault) = fault {
        flow.writer.fault(fault);
    }
    flow.finish()
}

/// What the document's properties call it.
fn title(properties: &str) -> String {
    let mut reader = Reader::from_str(properties);
    let (mut inside, mut title) = (false, String::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => inside = tag.local_name().as_ref() == "title",
            Ok(Event::End(_)) => inside = false,
            Ok(Event::Text(text)) if inside => title.push_str(&text.xml10_content()),
            Ok(Event::GeneralRef(reference)) if inside => title.push_str(&body::resolved(&reference)),
            Ok(Event::Eof) | Err(_) => return title,
            Ok(_) => (),
        }
    }
}
