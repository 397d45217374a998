"""Akoma Ntoso files as a corpus; real ones where they are at hand."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from apps.documents.models import Document, ExternalIdentifier, Wording

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("GLOSSATOR_SHARED") or ROOT.parent / "shared")
EXAMPLES = SHARED / "conformance" / "akoma-ntoso" / "examples"
ACT = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><meta>
<identification source="#us"><FRBRWork><FRBRthis value="/akn/xx/act/2001/7/!main"/><FRBRuri value="/akn/xx/act/2001/7"/>
<FRBRdate date="2001-05-03" name="enacted"/><FRBRauthor href="#us"/><FRBRcountry value="xx"/></FRBRWork>
<FRBRExpression><FRBRthis value="/akn/xx/act/2001/7/eng/!main"/><FRBRuri value="/akn/xx/act/2001/7/eng"/>
<FRBRdate date="2001-05-03" name="enacted"/><FRBRauthor href="#us"/><FRBRlanguage language="eng"/></FRBRExpression>
<FRBRManifestation><FRBRthis value="/akn/xx/act/2001/7/eng/!main.xml"/><FRBRuri value="/akn/xx/act/2001/7/eng.xml"/>
<FRBRdate date="2001-05-03" name="made"/><FRBRauthor href="#us"/></FRBRManifestation></identification></meta>
<preface><p><docTitle>Water Act</docTitle></p></preface><body>
<section eId="sec_1"><num>1.</num><heading>Rivers</heading><content><p>No river is dammed.</p></content></section>
<section eId="sec_2"><num>2.</num><content><p>Lakes are rivers here.</p></content></section></body></act></akomaNtoso>
"""

pytestmark = pytest.mark.django_db


def run(folder: Path) -> str:
    out = StringIO()
    call_command("import_corpus", str(folder), "--quiet", stdout=out)
    return out.getvalue()


def test_a_file_becomes_a_document_known_by_its_frbr_address(tmp_path: Path) -> None:
    (tmp_path / "act.xml").write_text(ACT)
    assert "1 texts entered" in run(tmp_path)
    known = ExternalIdentifier.objects.get(scheme="frbr work")
    assert (known.value, known.document.title) == ("/akn/xx/act/2001/7", "Water Act")
    section = ExternalIdentifier.objects.get(scheme="akn eId", value="sec_2")
    assert Wording.objects.get(clause=section.clause).text == "Lakes are rivers here."
    assert "0 texts entered with 0 clauses, 1 already there" in run(tmp_path)


@pytest.mark.skipif(
    not EXAMPLES.is_dir(), reason=f"the examples are not in {EXAMPLES}; GLOSSATOR_SHARED says where they are"
)
def test_real_acts_of_four_parliaments_come_in_once() -> None:
    number = len(list(EXAMPLES.glob("*.xml")))
    assert f"{number} texts entered" in run(EXAMPLES)
    assert Document.objects.count() == number
    assert f"0 texts entered with 0 clauses, {number} already there" in run(EXAMPLES)
