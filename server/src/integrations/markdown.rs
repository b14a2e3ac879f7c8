//! Markdown as HTML that may stand in any page. A library reads the text; every tag and attribute that comes out is
//! written here, so what isn't in this file can't be in a page, whatever somebody types.

mod target;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::fmt::Write;

/// A page has the first level of headings, its parts the second.
const HEADINGS_ABOVE: usize = 2;

/// The text as HTML.
pub fn html(text: &str) -> String {
    let mut writer = Writer { out: String::with_capacity(text.len() * 3 / 2), ..Writer::default() };
    for event in Parser::new_ext(text, options()) {
        writer.event(event);
    }
    writer.out
}

/// Where a link leads.
pub enum Lead {
    /// Where it says.
    AsWritten,
    /// To this path of ours.
    To(String),
    /// To a file at this path of ours, which a browser saves.
    File(String),
    /// Nowhere: its words stand there alone.
    Nowhere,
}

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its level, 1 to 6.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// The id of its element.
    pub anchor: String,
}

/// The text as HTML whose headings have anchors, and these. `lead` says where each link leads.
pub fn with_parts(text: &str, lead: &dyn Fn(&str) -> Lead) -> (String, Vec<Part>) {
    let out = String::with_capacity(text.len() * 3 / 2);
    let mut writer = Writer { out, lead: Some(lead), parts: Some(Vec::new()), ..Writer::default() };
    for event in Parser::new_ext(text, options()) {
        writer.event(event);
    }
    (writer.out, writer.parts.unwrap_or_default())
}

/// Text without marks as HTML: as it was typed, line by line.
pub fn as_typed(text: &str) -> String {
    let mut writer = Writer { out: r#"<pre dir="auto">"#.to_owned(), ..Writer::default() };
    writer.text(text);
    writer.out.push_str("</pre>\n");
    writer.out
}

/// The text as HTML, one piece for each of its outermost blocks: a paragraph, a list, a table. Together they are what
/// [`html`] makes of it. What is added to a text changes its last block alone, but for a link that is explained later.
pub fn blocks(text: &str) -> Vec<String> {
    let mut writer = Writer::default();
    let (mut blocks, mut depth) = (Vec::new(), 0_usize);
    for event in Parser::new_ext(text, options()) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        writer.event(event);
        if depth == 0 && !writer.out.is_empty() {
            blocks.push(std::mem::take(&mut writer.out));
        }
    }
    blocks
}

const fn options() -> Options {
    Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_TASKLISTS)
}

#[derive(Default)]
struct Writer<'a> {
    out: String,
    /// The links that are open, and whether each was written: one that leads nowhere safe is its text alone.
    links: Vec<bool>,
    /// Whether the cells are those of a table's head.
    is_head: bool,
    /// Where links lead, if somebody says.
    lead: Option<&'a dyn Fn(&str) -> Lead>,
    /// The headings so far, where they have anchors.
    parts: Option<Vec<Part>>,
    /// Whether what comes is a heading's.
    is_heading: bool,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                self.heard(&text);
                self.text(&text);
            }
            // HTML is shown as it was typed.
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => {
                self.heard(&text);
                self.out.push_str(r#"<code dir="ltr">"#);
                self.text(&text);
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            // A sign and no box: nothing can be ticked here.
            Event::TaskListMarker(is_done) => self.out.push_str(if is_done { "☑ " } else { "☐ " }),
            // Of what isn't asked for above, nothing comes.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.out.push_str(r#"<p dir="auto">"#),
            Tag::Heading { level, .. } => self.heading(level),
            Tag::BlockQuote(_) => self.out.push_str("<blockquote>\n"),
            Tag::CodeBlock(_) => self.out.push_str(r#"<pre dir="ltr"><code>"#),
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(first)) => self.tag(format_args!("<ol start=\"{first}\">\n")),
            Tag::Item => self.out.push_str(r#"<li dir="auto">"#),
            Tag::Table(_) => self.out.push_str("<table>\n"),
            Tag::TableHead => {
                self.is_head = true;
                self.out.push_str("<thead>\n<tr>");
            }
            Tag::TableRow => self.out.push_str("<tr>"),
            Tag::TableCell if self.is_head => self.out.push_str(r#"<th scope="col" dir="auto">"#),
            Tag::TableCell => self.out.push_str(r#"<td dir="auto">"#),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link { link_type, dest_url, .. } => {
                let led = self.lead.map_or(Lead::AsWritten, |lead| lead(&dest_url));
                // A file is no page: whatever goes from page to page within the portals leaves it to the browser.
                let attributes = match led {
                    Lead::File(_) => r#"" download="" rel="external noopener nofollow">"#,
                    _ => r#"" rel="noopener nofollow">"#,
                };
                let target = match led {
                    Lead::AsWritten => target::of(link_type, &dest_url),
                    Lead::To(path) | Lead::File(path) => Some(path),
                    Lead::Nowhere => None,
                };
                let target = target.filter(|_| !self.links.contains(&true));
                if let Some(target) = &target {
                    self.out.push_str(r#"<a href=""#);
                    self.text(target);
                    self.out.push_str(attributes);
                }
                self.links.push(target.is_some());
            }
            // Of a picture, what it shows in words: loading it would tell somebody else who reads this.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.out.push_str("</p>\n"),
            TagEnd::Heading(level) => {
                self.is_heading = false;
                self.tag(format_args!("</h{}>\n", below(level)));
            }
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Table => self.out.push_str("</tbody>\n</table>\n"),
            TagEnd::TableHead => {
                self.is_head = false;
                self.out.push_str("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.out.push_str(if self.is_head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link if self.links.pop() == Some(true) => self.out.push_str("</a>"),
            _ => {}
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let Some(parts) = &mut self.parts else {
            return self.tag(format_args!(r#"<h{} dir="auto">"#, below(level)));
        };
        let anchor = format!("part-{}", parts.len() + 1);
        let part = Part { level: level as u8, text: String::new(), anchor: anchor.clone() };
        parts.push(part);
        self.is_heading = true;
        self.tag(format_args!(r#"<h{} id="{anchor}" dir="auto">"#, below(level)));
    }

    /// Adds words to the heading that they are in.
    fn heard(&mut self, text: &str) {
        if let Some(part) = self.parts.as_mut().and_then(|parts| parts.last_mut()).filter(|_| self.is_heading) {
            part.text.push_str(text);
        }
    }

    /// Writes a tag that has a number in it.
    fn tag(&mut self, tag: std::fmt::Arguments<'_>) {
        self.out.write_fmt(tag).expect("a string takes what is written");
    }

    /// Writes text that means nothing but itself. Characters that turn other text round are left out: entities bring
    /// them past the rule that refuses them.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                '\n' | '\t' => self.out.push(c),
                '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
                c if c.is_control() => {}
                c => self.out.push(c),
            }
        }
    }
}

/// The level of a heading below those of the page.
fn below(level: HeadingLevel) -> usize {
    (level as usize + HEADINGS_ABOVE).min(6)
}

#[cfg(test)]
mod tests {
    use super::{Lead, as_typed, blocks, html, with_parts};

    #[test]
    fn a_text_becomes_what_it_says() {
        for (text, expected) in [
            ("# One\n\n###### Six", "<h3 dir=\"auto\">One</h3>\n<h6 dir=\"auto\">Six</h6>\n"),
            ("a **b** _c_ ~~d~~", "<p dir=\"auto\">a <strong>b</strong> <em>c</em> <del>d</del></p>\n"),
            ("- [x] a\n- [ ] b", "<ul>\n<li dir=\"auto\">☑ a</li>\n<li dir=\"auto\">☐ b</li>\n</ul>\n"),
            ("3. a", "<ol start=\"3\">\n<li dir=\"auto\">a</li>\n</ol>\n"),
            ("`a < b`", "<p dir=\"auto\"><code dir=\"ltr\">a &lt; b</code></p>\n"),
            ("```rust\nlet a = \"b\";\n```", "<pre dir=\"ltr\"><code>let a = &quot;b&quot;;\n</code></pre>\n"),
            (
                "|a|b|\n|:-|-:|\n|1|2|",
                "<table>\n<thead>\n<tr><th scope=\"col\" dir=\"auto\">a</th><th scope=\"col\" dir=\"auto\">b</th></tr>\n</thead>\n\
                 <tbody>\n<tr><td dir=\"auto\">1</td><td dir=\"auto\">2</td></tr>\n</tbody>\n</table>\n",
            ),
            (
                "[a](https://portico.example/x?y=1&z=2)",
                "<p dir=\"auto\"><a href=\"https://portico.example/x?y=1&amp;z=2\" rel=\"noopener nofollow\">a</a></p>\n",
            ),
            ("![a picture](https://portico.example/x.png)", "<p dir=\"auto\">a picture</p>\n"),
            ("", ""),
        ] {
            // Whether a space after a task's box is part of its text is the reader's own affair.
            assert_eq!(html(text).replace("  ", " "), expected, "{text}");
        }
    }

    #[test]
    fn blocks_are_the_outermost_ones_and_together_the_whole() {
        let text = "# One\n\na **b**\n\n- c\n  - d\n\n---\n\n> e\n>\n> f\n\n```\ng\n```\n\n<b>h</b>\n\n|i|\n|-|\n|j|";
        assert_eq!(blocks(text).len(), 8, "{:?}", blocks(text));
        assert_eq!(blocks(text).concat(), html(text));
        assert!(blocks("").is_empty());
    }

    #[test]
    fn while_a_text_grows_its_earlier_blocks_stay() {
        let text = "One.\n\n1. two\n2. three\n\nFour *five* `six`.";
        let whole = blocks(text);
        for end in 1..text.len() {
            let so_far = blocks(&text[..end]);
            let settled = so_far.len().saturating_sub(1);
            assert_eq!(so_far[..settled], whole[..settled], "{}", &text[..end]);
        }
    }

    #[test]
    fn headings_have_anchors_and_are_told_in_their_order() {
        let (html, parts) = with_parts("# One\n\na\n\n## `Two` & *three*", &|_| Lead::AsWritten);
        assert!(html.contains(r#"<h3 id="part-1" dir="auto">One</h3>"#), "{html}");
        let told: Vec<_> = parts.iter().map(|part| (part.level, part.text.as_str(), part.anchor.as_str())).collect();
        assert_eq!(told, [(1, "One", "part-1"), (2, "Two & three", "part-2")]);
    }

    #[test]
    fn whoever_renders_says_where_links_lead() {
        let lead = |address: &str| match address {
            "/k/1" => Lead::To("/client/knowledge/1?a=\"b".into()),
            "/k/2" => Lead::Nowhere,
            "/k/3" => Lead::File("/api/v1/a".into()),
            _ => Lead::AsWritten,
        };
        let text = "[a](/k/1) [b](/k/2) [c](https://c.example/) [d](javascript:d) [e](/k/3)";
        let (html, _) = with_parts(text, &lead);
        assert!(html.contains(r#"<a href="/client/knowledge/1?a=&quot;b" rel="noopener nofollow">a</a> b "#), "{html}");
        assert!(html.contains(r#"href="https://c.example/""#) && !html.contains("javascript"), "{html}");
        let file = r#"<a href="/api/v1/a" download="" rel="external noopener nofollow">e</a>"#;
        assert!(html.contains(file) && html.matches("download").count() == 1, "{html}");
    }

    #[test]
    fn text_without_marks_stays_as_it_was_typed() {
        assert_eq!(as_typed("a <b>\n # c"), "<pre dir=\"auto\">a &lt;b&gt;\n # c</pre>\n");
    }
}
