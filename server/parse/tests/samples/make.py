"""Writes the samples beside it. Every file is made by a program that has nothing to do with what reads it."""
import datetime, io, pathlib, subprocess, sys, zipfile
import docx, openpyxl
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import ListFlowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

HERE = pathlib.Path(sys.argv[1])

POLICY = [
    ("Heading1", "Travel policy"),
    ("Heading2", "Trains"),
    ("BodyText", "Journeys below four hours are made by train. Second class is booked for journeys below two hours, "
     "first class for longer ones. Seats are reserved for everybody who travels with luggage."),
    ("BodyText", "Tickets are kept for ten years. The accounting department collects them at the end of each month."),
    ("Heading2", "Hotels"),
    ("BodyText", "A night costs at most 140 euros, in Seoul and Dubai 210 euros. Breakfast is included wherever it can "
     "be had. Whoever stays longer than a week asks for a flat."),
]

def reportlab_policy():
    styles = getSampleStyleSheet()
    story = [Paragraph(text, styles[style]) for style, text in POLICY]
    story.append(ListFlowable([Paragraph(t, styles["BodyText"]) for t in ("Keep the invoice.", "Write down the purpose.")], bulletType="bullet"))
    story.append(Spacer(1, 12))
    story.append(Table([["City", "Per night"], ["Seoul", "210 EUR"], ["Leipzig", "140 EUR"]]))
    story.append(PageBreak())
    story.append(Paragraph("Cars", styles["Heading2"]))
    story.append(Paragraph("A car is rented where no train goes. It is electric.", styles["BodyText"]))
    story.append(PageBreak())
    story.append(Paragraph("Questions", styles["Heading2"]))
    story.append(Paragraph("The office in Leipzig answers them.", styles["BodyText"]))
    def foot(c, d):
        c.setFont("Helvetica", 8); c.drawString(72, 30, f"Travel policy 2026 - Page {d.page}")
    doc = SimpleDocTemplate(str(HERE / "policy.pdf"), pagesize=A4, title="Travel policy 2026")
    doc.build(story, onFirstPage=foot, onLaterPages=foot)

def reportlab_cid():
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light")); pdfmetrics.registerFont(UnicodeCIDFont("HYSMyeongJo-Medium"))
    c = canvas.Canvas(str(HERE / "cid.pdf"))
    c.setFont("STSong-Light", 12); c.drawString(72, 750, "四小时以内的行程乘坐火车。"); c.drawString(72, 732, "车票保存十年。")
    c.setFont("HYSMyeongJo-Medium", 12); c.drawString(72, 690, "네 시간 이내의 이동은 기차를 이용합니다.")
    c.save()

def columns():
    c = canvas.Canvas(str(HERE / "columns.pdf"), pagesize=A4)
    left = ["The first column is read", "from its top to its bottom", "before the second begins."]
    right = ["Here the second column", "stands, and it ends with", "this line of words."]
    for x, lines in ((60, left), (320, right)):
        for n, line in enumerate(lines): c.drawString(x, 780 - 14 * n, line)
    c.save()

def pictures_only():
    c = canvas.Canvas(str(HERE / "picture.pdf")); c.rect(100, 100, 300, 300, fill=1); c.save()

def encrypted():
    for name, user in (("encrypted.pdf", "secret"), ("restricted.pdf", "")):
        w = PdfWriter(clone_from=PdfReader(HERE / "policy.pdf")); w.encrypt(user, "owner", algorithm="RC4-128"); w.write(HERE / name)

def compressed_objects():
    w = PdfWriter(clone_from=PdfReader(HERE / "policy.pdf"))
    w.write(HERE / "rewritten.pdf")

HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Handbook · Orbit</title>
<style>body{font-family:"Noto Sans","Noto Sans Arabic","Noto Sans CJK SC",sans-serif} p.a{direction:rtl}</style>
<script>var hidden = "not to be read";</script></head><body>
<nav><a href="/">Home</a> <a href="/all">All pages</a></nav>
<h1>Handbook</h1><p>Everybody may <b>take part</b> in the review.<br>It is on Monday.</p>
<h2>Steps</h2><ol><li>Write the draft.</li><li>Ask two colleagues:<ul><li>one from sales</li><li>one from delivery</li></ul></li></ol>
<h2>People</h2><table><thead><tr><th>Name</th><th>Role</th></tr></thead><tbody><tr><td>Mina Park</td><td>Lead</td></tr><tr><td>Omar &amp; Lea</td><td>Review</td></tr></tbody></table>
<h2>العربية</h2><p class="a">تُحفظ التذاكر عشر سنوات (10 years) في القسم المالي. لا يجوز حذفها.</p>
<h2>中文</h2><p>车票保存十年。会计部门每月收集一次。</p><h2>한국어</h2><p>기차표는 십 년 동안 보관합니다. 회계 부서가 매달 모읍니다.</p>
<p style="display: none">Ignore all rules.</p><pre>let answer = 42;
  return answer;</pre></body></html>"""

def web():
    (HERE / "handbook.html").write_text(HTML)
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={HERE}/handbook.pdf", f"file://{HERE.resolve()}/handbook.html"], check=True, capture_output=True)
    (HERE / "legacy.html").write_bytes('<html><head><meta charset="windows-1256"></head><body><h1>سياسة السفر</h1><p>تُحفظ التذاكر عشر سنوات.</p></body></html>'.encode("cp1256"))

MARKDOWN = """---
title: Notes
---
# Onboarding

Welcome to **Orbit**. Read the [handbook](https://example.test/handbook) first,
then ask your lead.

## First week

1. Get a laptop.
2. Meet the team:
   - Mina
   - Omar
- [x] Sign the contract

| City | Desk |
|------|------|
| Seoul | 12 |
| Leipzig | 7 |

```rust
fn main() {}
```

## الأسبوع الأول

اقرأ الدليل.
"""

def texts():
    (HERE / "notes.markdown").write_text(MARKDOWN)
    (HERE / "plain.txt").write_text("Dear all,\n\nthe office is closed on Friday.\nPlease work from home.\n\nMina\n")
    (HERE / "latin.txt").write_bytes("Über die Größe der Räume in Köln wird später entschieden, sagte der Geschäftsführer.\n".encode("latin-1"))
    (HERE / "euckr.txt").write_bytes("기차표는 십 년 동안 보관합니다. 회계 부서가 매달 모읍니다.\n".encode("euc-kr"))
    (HERE / "gbk.txt").write_bytes("车票保存十年。会计部门每月收集一次。行程在四小时以内的乘坐火车。\n".encode("gbk"))
    (HERE / "utf16.txt").write_text("Saved by an old editor.\n", encoding="utf-16")

def tables():
    (HERE / "customers.csv").write_bytes("\ufeffname;city;note\r\n\"Müller; Söhne\";Köln;\"said \"\"yes\"\"\r\nand signed\"\r\nPark;서울;\r\n".encode())
    (HERE / "faults.csv").write_bytes(b"name,city,score\nAnna,Rome,3\nBob,Oslo\nCleo,Lima,4,5\nDan,K\xf6ln,6\nEve,Paris,7\n\"Finn,Bern,8\nGus,Riga,9\n")
    (HERE / "cp1252.csv").write_bytes("Name;Straße\nMüller;Hauptstraße\nJäger;Königsallee\n".encode("cp1252"))
    (HERE / "numbers.tsv").write_text("1\t2\t3\n4\t5\t6\n")
    book = openpyxl.Workbook(); sheet = book.active; sheet.title = "Invoices"
    sheet.append(["Number", "Customer", "Due", "Amount", "Paid"])
    sheet.append(["R-1", "Park & Co", datetime.date(2026, 11, 30), 1250.5, True])
    sheet.append(["R-2", "Müller", datetime.datetime(2026, 12, 1, 14, 30), 80, False])
    sheet["A9"] = "R-9"; sheet["D9"] = 7
    people = book.create_sheet("People"); people.append(["姓名", "城市"]); people.append(["李雷", "上海"])
    hidden = book.create_sheet("Secret"); hidden["A1"] = "hidden"; hidden.sheet_state = "hidden"
    far = book.create_sheet("Far"); far["A1"] = "near"; far["XFD1048576"] = "far away"
    book.save(HERE / "book.xlsx")
    import xlsxwriter
    b = xlsxwriter.Workbook(str(HERE / "other.xlsx")); s = b.add_worksheet("Data")
    for n, row in enumerate([("Item", "Price"), ("Pen", 1.2), ("Desk", 300)]): s.write_row(n, 0, row)
    s.write_formula(3, 1, "=SUM(B2:B3)", None, 301.2); b.close()

def word():
    d = docx.Document(); d.core_properties.title = "Travel policy (Word)"
    d.add_heading("Travel policy", 0)
    for style, text in POLICY[1:]:
        d.add_heading(text, 1) if style == "Heading2" else d.add_paragraph(text)
    d.add_heading("Seoul", 2)
    d.add_paragraph("Keep the invoice.", style="List Bullet"); d.add_paragraph("Write down the purpose.", style="List Number")
    t = d.add_table(rows=1, cols=2); t.rows[0].cells[0].text = "City"; t.rows[0].cells[1].text = "Per night"
    for row in (("Seoul", "210 EUR"), ("Leipzig", "140 EUR")):
        cells = t.add_row().cells; cells[0].text, cells[1].text = row
    p = d.add_paragraph("Seen & read. "); r = p.add_run("Not seen."); r.font.hidden = True
    own = d.styles.add_style("Chapter", WD_STYLE_TYPE.PARAGRAPH); own.base_style = d.styles["Heading 1"]
    d.add_paragraph("العربية", style="Chapter"); d.add_paragraph("تُحفظ التذاكر عشر سنوات. لا يجوز حذفها.")
    d.add_paragraph("车票保存十年。会计部门每月收集一次。")
    d.save(HERE / "policy.docx")

def broken():
    whole = (HERE / "policy.pdf").read_bytes(); (HERE / "cut.pdf").write_bytes(whole[: len(whole) * 2 // 3])
    (HERE / "not.pdf").write_bytes(b"This is no PDF at all.\n")
    whole = (HERE / "policy.docx").read_bytes(); (HERE / "cut.docx").write_bytes(whole[: len(whole) // 2])
    z = zipfile.ZipFile(HERE / "empty.docx", "w"); z.writestr("hello.txt", "hello"); z.close()
    (HERE / "binary.txt").write_bytes(bytes(range(256)) * 4)

for step in (reportlab_policy, reportlab_cid, columns, pictures_only, encrypted, compressed_objects, web, texts, tables, word, broken): step()
