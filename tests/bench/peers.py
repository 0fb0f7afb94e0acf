"""The systems that are asked: the product, and two usual ways to build the same from parts. One embedding for all."""

import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import chromadb
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_text_splitters import RecursiveCharacterTextSplitter

from knowledge.corpus_pages import read_folder
from knowledge.embedding import BuiltIn
from knowledge.keywords import Keywords, terms
from knowledge.library import open_knowledge
from knowledge.passage import Language
from tests.bench.measure import Answer
from tests.bench.questions import Hit, Question

_MODEL = BuiltIn()
_K = 10


class Peer:
    """A system under test. `search` is timed, embedding of the question included."""

    def __init__(
        self, name: str, find: Callable[[Question], tuple[list[Hit], bool | None]], close: Callable[[], None]
    ) -> None:
        self.name, self._find, self._close = name, find, close

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def search(self, question: Question) -> Answer:
        begin = time.perf_counter()
        hits, verdict = self._find(question)
        return Answer(hits, verdict, (time.perf_counter() - begin) * 1000)


def product(home: Path, corpus: Path) -> Peer:
    base = open_knowledge(home, embedder=_MODEL, corpus=corpus)

    def find(question: Question) -> tuple[list[Hit], bool | None]:
        language: Language = "zh" if question.language == "zh" else "en"
        results = base.retrieve(question.text, language=language, k=_K)
        return [Hit(one.passage.text, one.passage.page, one.score) for one in results.found], results.answerable

    return Peer("Journey Guide", find, base.close)


def plain_chroma(home: Path, corpus: Path) -> Peer:
    """Chroma as its guide shows it: split texts, one vector each, nearest first."""
    collection = _collection(corpus)

    def find(question: Question) -> tuple[list[Hit], bool | None]:
        return _nearest(collection, question.text), None

    return Peer("Chroma, plain", find, lambda: None)


def with_ensemble(home: Path, corpus: Path) -> Peer:
    """LangChain's EnsembleRetriever, half keywords (BM25 over words and character pairs), half vectors."""
    documents = _split(corpus)
    vectors = _Vectors(collection=_collection(corpus))
    words = _Words(documents=documents, index=Keywords.of([terms(one.page_content) for one in documents]))
    name, fuse = _ensemble([words, vectors])

    def find(question: Question) -> tuple[list[Hit], bool | None]:
        found = fuse(question.text)[:_K]
        return [Hit(one.page_content, one.metadata["page"], -at) for at, one in enumerate(found)], None

    return Peer(name, find, lambda: None)


def _ensemble(retrievers: Sequence[BaseRetriever]) -> tuple[str, Callable[[str], list[Document]]]:
    try:
        from langchain_classic.retrievers import EnsembleRetriever
    except ImportError:
        return "rank fusion as LangChain's Ensemble", lambda query: _fused(query, retrievers)
    ensemble = EnsembleRetriever(retrievers=list(retrievers), weights=[0.5, 0.5])
    return "LangChain EnsembleRetriever", ensemble.invoke


def _fused(query: str, retrievers: Sequence[BaseRetriever]) -> list[Document]:
    """What EnsembleRetriever computes where langchain-classic is not installed: reciprocal ranks with c = 60."""
    scores: dict[str, float] = {}
    documents: dict[str, Document] = {}
    for retriever in retrievers:
        for rank, document in enumerate(retriever.invoke(query), 1):
            scores[document.page_content] = scores.get(document.page_content, 0.0) + 0.5 / (60 + rank)
            documents[document.page_content] = document
    return [documents[text] for text in sorted(scores, key=lambda text: -scores[text])]


class _Vectors(BaseRetriever):
    collection: Any

    def _get_relevant_documents(self, query: str, **_: Any) -> list[Document]:
        return [
            Document(page_content=hit.text, metadata={"page": hit.page}) for hit in _nearest(self.collection, query)
        ]


class _Words(BaseRetriever):
    documents: list[Document]
    index: Any

    def _get_relevant_documents(self, query: str, **_: Any) -> list[Document]:
        scores = self.index.score(terms(query))
        return [self.documents[at] for at in (-scores).argsort(kind="stable")[:_K] if scores[at] > 0]


@cache
def _split(corpus: Path) -> list[Document]:
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=500, chunk_overlap=50, separators=["\n\n", "\n", "。", ". ", "，", " ", ""]
    )
    return [
        Document(page_content=text, metadata={"page": page.id})
        for page in read_folder(corpus)
        for text in splitter.split_text(f"{page.title}\n\n{page.body}")
    ]


@cache
def _collection(corpus: Path) -> Any:
    documents = _split(corpus)
    name = f"peer-{abs(hash(corpus))}"
    collection = chromadb.EphemeralClient().create_collection(
        name, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
    )
    for at in range(0, len(documents), 500):
        part = documents[at : at + 500]
        collection.add(
            ids=[str(at + number) for number in range(len(part))],
            documents=[one.page_content for one in part],
            metadatas=[{"page": one.metadata["page"]} for one in part],
            embeddings=_MODEL.embed([one.page_content for one in part]),
        )
    return collection


def _nearest(collection: Any, query: str) -> list[Hit]:
    rows = collection.query(query_embeddings=list(_MODEL.embed([query])), n_results=_K)
    found = zip(rows["documents"][0], rows["metadatas"][0], rows["distances"][0], strict=True)
    return [Hit(text, metadata["page"], 1.0 - distance) for text, metadata, distance in found]
