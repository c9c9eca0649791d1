from dataclasses import dataclass, field
from lxml import html
@dataclass
class Document:
    kind: str; text: str; tree: object; warnings: list = field(default_factory=list)
def clean_characters(t): return t.replace('\xa0',' ').replace('\u200b','').replace('\xad','')
def read(source,kind='auto'):
    if isinstance(source, bytes): source=source.decode('utf-8','replace')
    if kind=='text' or (kind=='auto' and '<' not in source[:500]): return Document('text',clean_characters(source),None)
    return Document('html',source,html.document_fromstring(source.encode(),parser=html.HTMLParser(encoding='utf-8',remove_comments=True,remove_pis=True)))
