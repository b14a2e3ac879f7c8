"""Makes larger files of each kind in a folder and says how fast common Python libraries read them.

Needs pypdf, python-docx, openpyxl and reportlab.
"""

import csv
import pathlib
import sys
import time

import docx
import openpyxl
import pypdf
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

folder = pathlib.Path(sys.argv[1])
folder.mkdir(exist_ok=True)
TEXT = (
    "Journeys below four hours are made by train. Second class is booked for journeys below two hours, first class "
    "for longer ones. Seats are reserved for everybody who travels with luggage. Tickets are kept for ten years. "
)
ROWS = [(f"R-{n}", f"Customer {n % 97}", n * 1.25, "paid" if n % 3 else "open") for n in range(20_000)]


def make():
    styles = getSampleStyleSheet()
    story = []
    for n in range(600):
        story.append(Paragraph(f"Section {n}", styles["Heading2"]))
        story.append(Paragraph(TEXT * 4, styles["BodyText"]))
    SimpleDocTemplate(str(folder / "large.pdf")).build(story)
    document = docx.Document()
    for n in range(1_000):
        document.add_heading(f"Section {n}", 2)
        document.add_paragraph(TEXT * 4)
    document.save(folder / "large.docx")
    book = openpyxl.Workbook()
    for row in [("Number", "Customer", "Amount", "State"), *ROWS]:
        book.active.append(row)
    book.save(folder / "large.xlsx")
    with open(folder / "large.csv", "w", newline="") as out:
        csv.writer(out).writerows([("Number", "Customer", "Amount", "State"), *ROWS])
    (folder / "large.md").write_text("".join(f"## Section {n}\n\n{TEXT * 4}\n\n- one\n- two\n\n" for n in range(1_000)))
    html = "".join(f"<h2>Section {n}</h2><p>{TEXT * 4}</p><ul><li>one<li>two</ul>" for n in range(1_000))
    (folder / "large.html").write_text(f"<!doctype html><title>Large</title>{html}")
    (folder / "large.txt").write_text("\n\n".join([TEXT * 4] * 1_000))


READERS = {
    "large.pdf": lambda path: "".join(page.extract_text() for page in pypdf.PdfReader(path).pages),
    "large.docx": lambda path: "\n".join(it.text for it in docx.Document(path).paragraphs),
    "large.xlsx": lambda path: [
        [cell for cell in row] for row in openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True)
    ],
    "large.csv": lambda path: list(csv.reader(open(path, newline=""))),
}

make()
for name, read in READERS.items():
    begun = time.perf_counter()
    read(folder / name)
    took = time.perf_counter() - begun
    print(f"{name}: {took * 1e3:.1f} ms, {(folder / name).stat().st_size / 1e6 / took:.1f} MB/s of the file")
