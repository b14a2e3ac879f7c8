//! Documents made of objects as a test wants them, and ways in which their streams are packed.

/// A document of these objects, the first of which is its catalogue.
pub fn objects(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (number, object) in (1..).zip(objects) {
        bytes.extend(format!("{number} 0 obj").bytes());
        bytes.extend(object);
        bytes.extend(b"endobj\n");
    }
    bytes.extend(b"trailer<</Root 1 0 R>>\n%%EOF");
    bytes
}

/// A document of these objects by their numbers, with a packed index: of where they are, and of others which of them holds them.
pub fn indexed(objects: &[(u32, Vec<u8>)], held: &[(u32, u32)]) -> Vec<u8> {
    let (mut bytes, mut entries, mut numbers) = (b"%PDF-1.7\n".to_vec(), Vec::new(), String::new());
    let mut list = |number: u32, kind: u8, place: u32| {
        numbers.push_str(&format!("{number} 1 "));
        entries.push(kind);
        entries.extend(place.to_be_bytes());
        entries.push(0);
    };
    for (number, object) in objects {
        list(*number, 1, bytes.len() as u32);
        bytes.extend(format!("{number} 0 obj").bytes());
        bytes.extend(object);
        bytes.extend(b"endobj\n");
    }
    for (number, holder) in held {
        list(*number, 2, *holder);
    }
    let dictionary = format!("/Type/XRef/Size 99/W[1 4 1]/Index[{numbers}]/Root 1 0 R");
    let index = stream(&dictionary, &entries);
    begun_by(bytes, &index)
}

/// A document that is begun by this index.
pub fn begun_by(mut bytes: Vec<u8>, index: &[u8]) -> Vec<u8> {
    let at = bytes.len();
    bytes.extend(b"99 0 obj");
    bytes.extend(index);
    bytes.extend(format!("endobj\nstartxref\n{at}\n%%EOF").bytes());
    bytes
}

/// A document of these objects by their numbers, whose index knows of those in it alone, and of one that isn't there.
pub fn listed(objects: &[(u32, Vec<u8>)], known: &[u32]) -> Vec<u8> {
    let (mut bytes, mut table) = (b"%PDF-1.7\n".to_vec(), "xref\n98 1\n0000000000 00000 n \n".to_owned());
    for (number, object) in objects {
        if known.contains(number) {
            table.push_str(&format!("{number} 1\n{:010} 00000 n \n", bytes.len()));
        }
        bytes.extend(format!("{number} 0 obj").bytes());
        bytes.extend(object);
        bytes.extend(b"endobj\n");
    }
    let at = bytes.len();
    bytes.extend(format!("{table}trailer<</Size 99/Root 1 0 R>>\nstartxref\n{at}\n%%EOF").bytes());
    bytes
}

pub fn catalogue() -> Vec<u8> {
    b"<</Type/Catalog/Pages 2 0 R>>".to_vec()
}

/// The first three objects of a document with one page, whose content is the fourth and which may draw the fifth.
pub fn one_page() -> [Vec<u8>; 3] {
    let page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<<\
        /Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</A 5 0 R>>>>>>";
    [catalogue(), b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(), page.to_vec()]
}

pub fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let mut bytes = format!("<<{dictionary}/Length {}>>stream\n", data.len()).into_bytes();
    bytes.extend(data);
    bytes.extend(b"\nendstream ");
    bytes
}

pub fn hex(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).chain(*b">").collect()
}

pub fn base85(bytes: &[u8]) -> Vec<u8> {
    let group = |group: &[u8]| {
        let mut four = [0; 4];
        four[..group.len()].copy_from_slice(group);
        let value = u32::from_be_bytes(four);
        let digit = |place: u32| b'!' + (value / 85_u32.pow(4 - place) % 85) as u8;
        (0..=group.len() as u32).map(digit).collect::<Vec<_>>()
    };
    bytes.chunks(4).flat_map(group).chain(*b"~>").collect()
}

/// One letter again and again, as LZW packs it most tightly: each code stands for one letter more than the code before.
pub fn lzw(length: usize) -> Vec<u8> {
    let (mut bytes, mut bits, mut bit_count) = (Vec::new(), 0_u32, 0);
    let mut put = |code: u32, width: u32| {
        bits = (bits << width) | code;
        bit_count += width;
        while bit_count >= 8 {
            bit_count -= 8;
            bytes.push((bits >> bit_count) as u8);
            bits &= (1 << bit_count) - 1;
        }
    };
    let mut packed = 0;
    while packed < length {
        put(256, 9);
        put(u32::from(b' '), 9);
        packed += 1;
        for code in 258..4094_u32 {
            // Codes become longer one code early, counted by those who read.
            let width = match code {
                2047.. => 12,
                1023.. => 11,
                511.. => 10,
                _ => 9,
            };
            put(code, width);
            packed += code as usize - 256;
        }
        // What comes next begins anew, and is still told in twelve bits.
        put(256, 12);
    }
    put(257, 9);
    put(0, 7);
    bytes
}
