//! Small files that unpack to what no machine holds: in every packing, within each other, by number, and by drawing one thing
//! again and again. Each is refused, with what of it is too large.

use std::io::{Cursor, Write};
use std::time::Duration;

use flate2::write::{DeflateEncoder, ZlibEncoder};
use flate2::{Compression, FlushCompress};
use parse::{Fault, Kind, Limits, parse};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::hostile::{UNPACKED, code, deflated, pdf, tight};
use crate::making::{base85, begun_by, catalogue, hex, indexed, listed, lzw, objects, one_page, stream};

/// Why a file is too large, as its fault says.
fn why(kind: Kind, bytes: &[u8], limits: &Limits) -> String {
    let fault = parse(kind, bytes, limits).expect_err("it's too large");
    assert_eq!(fault.code, Fault::TOO_LARGE, "{fault:?}");
    fault.detail.unwrap_or_default()
}

#[test]
fn no_packing_hides_what_unpacks_to_more_than_is_read() {
    let packed = deflated(UNPACKED);
    let runs = [129, b' '].repeat(UNPACKED / 128);
    let cases = [
        ("/Filter[/ASCIIHexDecode/FlateDecode]", hex(&packed)),
        ("/Filter[/A85/Fl]", base85(&packed)),
        ("/Filter/RunLengthDecode", runs),
        ("/Filter/LZWDecode", lzw(UNPACKED)),
        ("/Filter/L#5AWDecode", lzw(UNPACKED)),
    ];
    for (filter, data) in cases {
        assert!(data.len() < 1 << 20, "{filter}: {} bytes", data.len());
        let detail = why(Kind::Pdf, &pdf(filter, &data), &tight());
        assert!(detail.contains("unpacks to more than is read"), "{filter}: {detail}");
    }
}

#[test]
fn what_is_packed_in_letters_and_is_no_bomb_is_read() {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(b"BT /F 12 Tf 9 50 Td (Keep the invoice.) Tj ET").expect("memory takes it");
    let content = stream("/Filter[/ASCII85Decode/FlateDecode]", &base85(&encoder.finish().expect("memory takes it")));
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec();
    let page =
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_vec();
    let tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec();
    let file = objects(&[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), tree, page, content, font]);
    let read = parse(Kind::Pdf, &file, &tight()).expect("it's small");
    assert!(read.text.contains("Keep the invoice."), "{}", read.text);
}

#[test]
fn what_is_drawn_again_counts_each_time() {
    let content = stream("/Filter/FlateDecode", &deflated(1 << 20));
    let catalogue = || b"<</Type/Catalog/Pages 2 0 R>>".to_vec();
    let parts = "4 0 R ".repeat(20);
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[{parts}]>>").into_bytes();
    let tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec();
    let on_one_page = objects(&[catalogue(), tree, page, content.clone()]);
    assert!(why(Kind::Pdf, &on_one_page, &tight()).contains("drawn as far as this page"));

    let kids: String = (4..24).map(|number| format!("{number} 0 R ")).collect();
    let mut all = vec![catalogue(), format!("<</Type/Pages/Kids[{kids}]/Count 20>>").into_bytes(), content];
    all.extend((4..24).map(|_| b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R>>".to_vec()));
    let fault = parse(Kind::Pdf, &objects(&all), &tight()).expect_err("it's too large");
    assert_eq!((fault.code, fault.place.page), (Fault::TOO_LARGE, Some(17)), "sixteen pages of a megabyte are allowed");
}

#[test]
fn one_stream_is_bounded_besides_all_of_them() {
    let limits = Limits { stream: 1 << 20, ..tight() };
    let large = deflated(2 << 20);
    let detail = why(Kind::Pdf, &pdf("/Filter/FlateDecode", &large), &limits);
    assert_eq!(detail, "the stream of object 4 unpacks to more than is read");
    assert_eq!(code(Kind::Pdf, &pdf("/Subtype/Image/Filter/FlateDecode", &large), &limits), Fault::NO_TEXT);
}

#[test]
fn objects_and_dictionaries_are_counted_before_the_file_is_opened() {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all("<<>>".repeat(2_100_000).as_bytes()).expect("memory takes it");
    let many = pdf("/Filter/FlateDecode", &encoder.finish().expect("memory takes it"));
    assert!(many.len() < 100_000 && why(Kind::Pdf, &many, &tight()).contains("dictionaries"));

    let index = stream("/Type/XRef/Size 99999999/W[0 1 0]/Root 1 0 R/Filter/FlateDecode", &deflated(10 << 20));
    let index = objects(&[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), index]);
    assert!(why(Kind::Pdf, &index, &tight()).contains("has more objects than are read"));

    let sealed = stream("/Type/ObjStm/N 9/First 9", &vec![b'x'; 100_000]);
    let mut sealed = objects(&[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), sealed]);
    assert_ne!(code(Kind::Pdf, &sealed, &tight()), Fault::TOO_LARGE);
    sealed.extend(b"\ntrailer<</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF");
    assert!(why(Kind::Pdf, &sealed, &tight()).contains("the encrypted objects"));
}

/// Blanks behind a block whose length isn't confirmed: strict readers stop there, others go on.
fn damaged(length: usize) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![b' '; length]).expect("memory takes it");
    [&[0x78_u8, 0x9c, 0, 5, 0, 0, 0][..], b"     ", &encoder.finish().expect("memory takes it")].concat()
}

#[test]
fn what_is_damaged_counts_as_what_is_made_of_it() {
    let bomb = damaged(UNPACKED);
    assert!(bomb.len() < 1 << 20, "{} bytes", bomb.len());
    // Whatever they're called.
    for called in ["", "/Subtype/Image", "/Type/EmbeddedFile", "/Subtype/Form"] {
        let detail = why(Kind::Pdf, &pdf(&format!("{called}/Filter/FlateDecode"), &bomb), &tight());
        assert_eq!(detail, "the stream of object 4 unpacks to more than is read", "{called}");
    }
    // What is needed to open the file.
    let holder = indexed(&[(1, catalogue()), (5, stream("/Filter/FlateDecode", &bomb))], &[(2, 5)]);
    let detail = why(Kind::Pdf, &holder, &tight());
    assert!(detail.contains("the stream at byte") && detail.contains("unpacks to more"), "{detail}");
    let index = stream("/Size 9/W[1 2 1]/Root 1 0 R/Filter/FlateDecode", &bomb);
    let detail = why(Kind::Pdf, &begun_by(b"%PDF-1.7\n".to_vec(), &index), &tight());
    assert!(detail.contains("the index at byte") && detail.contains("unpacks to more"), "{detail}");
    // One that only breaks off is read as far as it goes, and so is one of which little comes.
    let mut cut = deflated(1 << 20);
    cut.truncate(cut.len() - 8);
    assert_eq!(code(Kind::Pdf, &pdf("/Filter/FlateDecode", &cut), &tight()), Fault::NO_TEXT);
    assert_eq!(code(Kind::Pdf, &pdf("/Filter/FlateDecode", &damaged(1 << 20)), &tight()), Fault::NO_TEXT);
}

#[test]
fn what_is_damaged_and_no_bomb_is_read() {
    let text = b"BT /F 12 Tf 9 50 Td (Keep the invoice.) Tj ET";
    // A length that isn't confirmed, no sum, no end of the stream, a length of it that is another one's, and no index.
    let content = [&[0x78_u8, 0x9c, 1, text.len() as u8, 0, 9, 9][..], text].concat();
    let content = [&b"<</Filter 5 0 R/Length 9999>>stream\n"[..], &content, b"\nendstream "].concat();
    let [catalogue, tree, page] = one_page();
    let file = objects(&[catalogue, tree, page, content, b"[/Fl#61teDecode]".to_vec()]);
    let read = parse(Kind::Pdf, &file, &tight()).expect("it's small");
    assert!(read.text.contains("Keep the invoice."), "{}", read.text);
}

#[test]
fn how_something_is_packed_is_not_hidden_in_other_objects() {
    let [catalogue, tree, page] = one_page();
    let content = stream("/Filter 5 0 R", &lzw(UNPACKED));
    let in_the_open = objects(&[catalogue.clone(), tree, page, content.clone(), b"/LZWDecode ".to_vec()]);
    assert_eq!(why(Kind::Pdf, &in_the_open, &tight()), "the stream of object 4 unpacks to more than is read");
    // A stream that holds objects, with what it's packed in held by another one.
    let names = stream("/Type/ObjStm/N 1/First 4", b"5 0 /LZWDecode");
    let held = indexed(&[(1, catalogue), (7, content), (8, names)], &[(2, 7), (5, 8)]);
    let detail = why(Kind::Pdf, &held, &tight());
    assert!(detail.contains("doesn't say itself how it is packed"), "{detail}");
}

#[test]
fn what_the_index_does_not_know_is_weighed_when_it_is_found() {
    let limits = Limits { stream: 1 << 20, ..tight() };
    let [catalogue, tree, page] = one_page();
    let form = stream("/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode", &deflated(2 << 20));
    let all = [(1, catalogue), (2, tree), (3, page), (4, stream("", b"/A Do")), (5, form)];
    let detail = why(Kind::Pdf, &listed(&all, &[1, 2, 3, 4]), &limits);
    assert_eq!(detail, "the stream of object 5 unpacks to more than is read");
    // Something that is a number to one and nothing to another would have it found later.
    let [first, second, third, fourth, fifth] = all;
    let torn = [first, second, third, fourth, fifth, (6, b" -x ".to_vec())];
    assert!(why(Kind::Pdf, &listed(&torn, &[1, 2, 3, 4, 6]), &limits).contains("is read in two ways"));
}

#[test]
fn what_is_drawn_within_itself_is_not_unpacked_fifty_times() {
    let content = [b" ".repeat(1 << 20), b"/A Do".to_vec()].concat();
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&content).expect("memory takes it");
    let data = encoder.finish().expect("memory takes it");
    let form = |draws: u32| {
        let named = format!("/Resources<</XObject<</A {draws} 0 R>>>>");
        stream(&format!("/Subtype/Form/BBox[0 0 9 9]{named}/Filter/FlateDecode"), &data)
    };
    let [catalogue, tree, page] = one_page();
    let file = |fifth: u32, sixth: u32| {
        objects(&[catalogue.clone(), tree.clone(), page.clone(), stream("", b"/A Do"), form(fifth), form(sixth)])
    };
    for (fifth, sixth) in [(5, 5), (6, 5)] {
        let detail = why(Kind::Pdf, &file(fifth, sixth), &tight());
        assert_eq!(detail, "the stream of object 5 within itself unpacks to more than is read");
    }
    // One within another, and no further.
    assert_eq!(code(Kind::Pdf, &file(6, 9), &tight()), Fault::NO_TEXT);
}

#[test]
fn what_is_unpacked_again_and_again_and_not_drawn_takes_no_time_without_end() {
    let [catalogue, tree, page] = one_page();
    let content = stream("", &b"/A Do ".repeat(40_000));
    // It says nothing of where it's drawn, so that nobody draws it.
    let form = stream("/Subtype/Form/Filter/FlateDecode", &deflated(8 << 20));
    let limits = Limits { time: Duration::from_secs(2), ..tight() };
    let detail = why(Kind::Pdf, &objects(&[catalogue, tree, page, content, form]), &limits);
    assert_eq!(detail, "it takes longer to read than is waited");
}

#[test]
fn streams_within_other_objects_are_never_unpacked() {
    // Only digits, which pass for a number where no stream can be.
    let mut data = hex(&hex(&deflated(UNPACKED)));
    data.pop();
    let inner = format!(
        "<</Subtype/Form/BBox[0 0 9 9]/Filter[/AHx/AHx/Fl]/Length {}>>stream\n{}\nendstream",
        data.len(),
        String::from_utf8(data).expect("they are digits")
    );
    let page = format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</A {inner}>>>>>>");
    let [catalogue, tree, _] = one_page();
    let content = stream("", b"/A Do");
    let plain = objects(&[catalogue.clone(), tree.clone(), page.clone().into_bytes(), content.clone()]);
    // The reader takes no such page for a page, so nothing of it is unpacked.
    assert_eq!(parse(Kind::Pdf, &plain, &tight()).expect_err("nothing is read").code, "no_text");
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(format!("3 0 {page}").as_bytes()).expect("memory takes it");
    let holder = stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &encoder.finish().expect("memory takes it"));
    let held = indexed(&[(1, catalogue), (2, tree), (4, content), (7, holder)], &[(3, 7)]);
    assert_eq!(parse(Kind::Pdf, &held, &tight()).expect_err("nothing is read").code, "no_text");
}

#[test]
fn what_is_encrypted_cannot_hide_that_it_holds_objects() {
    let data = [b"endstream ".to_vec(), vec![b'x'; 100_000]].concat();
    let far = format!("/Type/ObjStm/N 9/First 9/Far({})", "x".repeat(9_000));
    let encrypted = |mut file: Vec<u8>| {
        file.extend(b"\ntrailer<</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF");
        file
    };
    let claimed = encrypted(objects(&[catalogue(), stream(&far, &data)]));
    assert!(why(Kind::Pdf, &claimed, &tight()).contains("the encrypted objects"));
    let quoted = encrypted(objects(&[catalogue(), stream("/Type/Obj#53tm/N 9/First 9/Of(1 0 obj)", &data)]));
    assert!(why(Kind::Pdf, &quoted, &tight()).contains("the encrypted objects"));
    // The index alone says what it is.
    let named = encrypted(indexed(&[(1, catalogue()), (5, stream("", &data))], &[(2, 5)]));
    assert!(why(Kind::Pdf, &named, &tight()).contains("the encrypted objects"));
    let other = encrypted(objects(&[catalogue(), stream("", &data)]));
    assert_ne!(code(Kind::Pdf, &other, &tight()), Fault::TOO_LARGE);
}

#[test]
fn rows_that_fit_into_no_memory_are_refused() {
    let rows = "/Filter/FlateDecode/DecodeParms<</Predictor 2/BitsPerComponent 4/Columns 999999999999>>";
    assert!(why(Kind::Pdf, &pdf(rows, &deflated(1 << 20)), &tight()).contains("rows"));
    let hidden = rows.replace("Columns", "C#6flumns").replace("999999999999", "99999999");
    assert!(why(Kind::Pdf, &pdf(&hidden, &deflated(1 << 20)), &tight()).contains("rows"));
    // Behind what is said of another packing, in an object that isn't there.
    let rows = "/Filter[/AHx/Fl]/DecodeParms[77 0 R<</Predictor 2/BitsPerComponent 4/C#6flumns 99999999>>]";
    assert!(why(Kind::Pdf, &pdf(rows, &hex(&deflated(1 << 20))), &tight()).contains("rows"));
}

/// The most memory that this process ever had, in bytes; none where nobody tells.
fn memory_max() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    kilobytes.trim().trim_end_matches("kB").trim().parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}

/// Zeros as deflate, made of one and the same block again and again.
fn gigabytes(count: usize) -> Vec<u8> {
    let mut deflate = flate2::Compress::new(Compression::best(), true);
    let zeros = vec![0; 1 << 20];
    let mut block = || {
        let mut block = Vec::with_capacity(1 << 16);
        deflate.compress_vec(&zeros, &mut block, FlushCompress::Sync).expect("memory takes it");
        block
    };
    let mut packed = block();
    // The first one has the head, and knows of no zeros before it.
    packed.extend(block().repeat((count << 10) - 1));
    packed
}

#[test]
fn gigabytes_of_nothing_take_little_memory() {
    let bomb = gigabytes(4);
    assert!(bomb.len() < 8 << 20, "{} bytes", bomb.len());
    assert_eq!(code(Kind::Pdf, &pdf("/Filter/FlateDecode", &bomb), &Limits::default()), Fault::TOO_LARGE);
    let most = memory_max().unwrap_or_default();
    assert!(most < 1 << 30, "{most} bytes");
}

/// A package of these parts, each of so many blanks; a member of each part's two heads then says something else.
fn package(names: &[&str], length: usize, (in_head, in_list): (usize, usize), says: [u8; 4]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        package.start_file(*name, SimpleFileOptions::default()).expect("it begins");
        package.write_all(&vec![b' '; length]).expect("memory takes it");
    }
    let mut bytes = package.finish().expect("it ends").into_inner();
    for (mark, at) in [(b"PK\x03\x04", in_head), (b"PK\x01\x02", in_list)] {
        let heads: Vec<_> = (0..bytes.len() - 4).filter(|from| bytes[*from..].starts_with(mark)).collect();
        assert_eq!(heads.len(), names.len());
        for head in heads {
            bytes[head + at..head + at + 4].copy_from_slice(&says);
        }
    }
    bytes
}

#[test]
fn what_a_package_says_of_its_parts_is_not_believed() {
    let small = package(&["word/document.xml"], UNPACKED, (22, 24), 10_u32.to_le_bytes());
    // No more of it is unpacked than it says.
    let fault = parse(Kind::Docx, &small, &tight()).expect_err("it is larger than it says");
    assert_eq!(fault.code, Fault::UNREADABLE, "{fault:?}");
    assert!(fault.detail.is_some_and(|detail| detail.starts_with("word/document.xml")), "the part is named");
    // Checksums that don't fit: what was unpacked before that was seen counts.
    let sheets = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"];
    let damaged = package(&sheets, UNPACKED / 2, (14, 16), [1, 2, 3, 4]);
    assert_eq!(why(Kind::Xlsx, &damaged, &tight()), "xl/worksheets/sheet2.xml unpacks to more than is read");
}

#[test]
fn a_row_of_more_fields_than_workbooks_have_is_refused() {
    let wide = format!("name,city\nLina,Aleppo\n{}\n", "a,".repeat(20_000));
    let fault = parse(Kind::Csv, wide.as_bytes(), &Limits::default()).expect_err("it's too wide");
    assert_eq!((fault.code, fault.place.row), (Fault::TOO_LARGE, Some(3)));
}
