//! Markdown as HTML that may stand in any page. A library reads the text; every tag and attribute that comes out is
//! written here, so what isn't in this file can't be in a page, whatever somebody types.

mod target;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::fmt::Write;

/// A page has the first level of headings, its parts the second.
const HEADINGS_ABOVE: usize = 2;

/// The text as HTML.
pub fn html(text: &str) -> String {
    let mut writer = Writer { out: String::with_capacity(text.len() * 3 / 2), links: Vec::new(), is_head: false };
    for event in Parser::new_ext(text, options()) {
        writer.event(event);
    }
    writer.out
}

/// The text as HTML, one piece for each of its outermost blocks: a paragraph, a list, a table. Together they are what
/// [`html`] makes of it. What is added to a text changes its last block alone, but for a link that is explained later.
pub fn blocks(text: &str) -> Vec<String> {
    let mut writer = Writer { out: String::new(), links: Vec::new(), is_head: false };
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

struct Writer {
    out: String,
    /// The links that are open, and whether each was written: one that leads nowhere safe is its text alone.
    links: Vec<bool>,
    /// Whether the cells are those of a table's head.
    is_head: bool,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            // HTML is shown as it was typed.
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => {
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
            Tag::Heading { level, .. } => self.tag(format_args!(r#"<h{} dir="auto">"#, below(level))),
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
                let target = target::of(link_type, &dest_url).filter(|_| !self.links.contains(&true));
                if let Some(target) = &target {
                    self.out.push_str(r#"<a href=""#);
                    self.text(target);
                    self.out.push_str(r#"" rel="noopener nofollow">"#);
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
            TagEnd::Heading(level) => self.tag(format_args!("</h{}>\n", below(level))),
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
    use super::{blocks, html};

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
}
