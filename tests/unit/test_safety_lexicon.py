"""The notation of the word lists, the mending of words, and the examples file."""

import numpy as np
import pytest

from bot.nlu.safety.decision import Decision, Evidence, reading_of
from bot.nlu.safety.examples import load_examples
from bot.nlu.safety.features import Row
from bot.nlu.safety.lexicon import load_lexicon
from bot.nlu.safety.mending import Mender
from bot.nlu.safety.phrases import Phrases, keys_of
from bot.nlu.safety.score import Score, train_score
from bot.nlu.safety.words import read_words


def finds(phrase, text):
    words = read_words(text, lambda word: word)
    return [
        words.quote(f.first, f.last)
        for f in Phrases([phrase], {"pain": ["pain", "ache"]}).find(words, keys_of(words))
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("chest pain|ache", "Bad CHEST ache!", ["CHEST ache"]),
        ("chest {pain}", "chest pain", ["chest pain"]),
        ("chest .. pain", "chest, it is a pain", ["chest, it is a pain"]),
        ("chest .. pain", "my chest. It is a pain", []),
        ("bleed*", "bleeding", ["bleeding"]),
        ("took # pills", "took 30 pills", ["took 30 pills"]),
        ("very? bad", "bad", ["bad"]),
        ("(go on|give up) now", "I give up now", ["give up now"]),
        ("no respira", "no réspira", ["no réspira"]),
    ],
)
def test_notation(phrase, text, found):
    assert finds(phrase, text) == found


def test_an_unknown_word_list_is_named():
    with pytest.raises(ValueError, match="nowhere"):
        Phrases(["a {nowhere}"], {})


def test_a_long_alarm_word_may_begin_with_a_wrong_letter():
    mend = Mender(["breathe", "chest"], ["wreathe"])
    assert [mend(w) for w in ("vreathe", "wreathe", "vhest")] == ["breathe", "wreathe", "vhest"]


def test_mending_leaves_ordinary_words_alone():
    mend = Mender(["chest", "suicidal"], ["cheat"])
    assert [mend(w) for w in ("chst", "suicidle", "cheat", "chat")] == ["chest", "suicidal", "cheat", "chat"]


def test_examples_have_every_level_and_kind():
    labels = {e.label for e in load_examples()}
    assert {"red/emergency", "red/crisis", "red/poisoning", "amber/delay", "amber/crisis", "none"} <= labels


def test_examples_that_are_no_tree_are_refused(tmp_path):
    path = tmp_path / "examples.yml"
    path.write_text("red: [just a list]", encoding="utf-8")
    with pytest.raises(ValueError, match=r"examples\.yml"):
        load_examples(path)


def test_a_lexicon_without_its_files_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_lexicon(tmp_path)


def test_a_score_is_the_same_after_saving(tmp_path):
    said = ["want to die", "feel hopeless", "how do I get my records"]
    # The same words again: a word that occurs once tells nothing.
    texts = [f"i {text} {text}" for text in said] * 4
    rows = [Row(text, np.eye(3, dtype=np.float32)[i % 3]) for i, text in enumerate(texts)]
    score = train_score(rows, ["red/crisis", "amber/crisis", "none"] * 4)
    score.save(tmp_path / "score.npz")
    again = Score.load(tmp_path / "score.npz")(rows[0])
    assert again.red == pytest.approx(score(rows[0]).red)
    assert again.red_kind == "crisis"
    assert score(rows[0]).red > score(rows[2]).red


def test_advice_reads_a_decision():
    safety = reading_of(Decision("red", "crisis", "other", "es", (Evidence("x", "danger", "y"),)).as_dict())
    assert (safety.level, safety.kind, safety.who, safety.language) == ("red", "crisis", "other", "es")
