"""The words of SmartArt and of charts, from their parts."""

from lxml import etree

from ingest.office.chart import chart_of
from ingest.pptx.diagram import diagram_paragraphs

_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def _point(name: str, words: str, kind: str = "node") -> str:
    text = f"<dgm:t><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t>" if words else ""
    return f'<dgm:pt modelId="{name}" type="{kind}">{text}</dgm:pt>'


def _link(source: str, target: str, order: int, kind: str = "parOf") -> str:
    return f'<dgm:cxn modelId="{source}{target}" type="{kind}" srcId="{source}" destId="{target}" srcOrd="{order}"/>'


def test_a_diagram_is_read_as_its_tree() -> None:
    points = (
        _point("d", "", "doc"),
        _point("b", "展開"),
        _point("a", "準備"),
        _point("c", "担当の決定"),
        _point("p", "体裁の語", "pres"),
    )
    links = (_link("d", "b", 1), _link("d", "a", 0), _link("a", "c", 0), _link("a", "p", 0, "presOf"))
    root = etree.fromstring(
        f'<dgm:dataModel xmlns:dgm="{_DGM}" xmlns:a="{_A}"><dgm:ptLst>{"".join(points)}</dgm:ptLst>'
        f"<dgm:cxnLst>{''.join(links)}</dgm:cxnLst></dgm:dataModel>"
    )
    assert [(one.level, one.text) for one in diagram_paragraphs(root)] == [
        (0, "準備"),
        (1, "担当の決定"),
        (0, "展開"),
    ]


def test_a_diagram_that_goes_in_circles_ends() -> None:
    points = _point("d", "", "doc") + _point("a", "甲") + _point("b", "乙")
    links = _link("d", "a", 0) + _link("a", "b", 0) + _link("b", "a", 0)
    root = etree.fromstring(
        f'<dgm:dataModel xmlns:dgm="{_DGM}" xmlns:a="{_A}"><dgm:ptLst>{points}</dgm:ptLst>'
        f"<dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>"
    )
    assert [one.text for one in diagram_paragraphs(root)] == ["甲", "乙"]


def test_a_chart_without_cached_values_has_no_rows() -> None:
    root = etree.fromstring(
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>推移</a:t></a:r>'
        "</a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser/></c:barChart></c:plotArea></c:chart></c:chartSpace>"
    )
    assert (chart_of(root).title, chart_of(root).rows) == ("推移", ())
