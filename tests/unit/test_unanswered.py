"""From what was not understood to a new phrase: kept, exported, labelled, fed back."""

from datetime import datetime, timedelta, timezone

import pytest
import yaml

from bot.commands.unanswered import learn as learn_command
from bot.evaluation.lessons import add, learn, read_labelled, to_label
from bot.evaluation.phrases import Phrase, load_phrases
from bot.nlu.topics.measures import EvaluationError
from bot.storage.database import Database
from bot.storage.messages import Messages
from bot.storage.tables import events
from bot.storage.unanswered import Unanswered, unanswered

NOON = datetime(2025, 6, 30, 12, tzinfo=timezone.utc)
INTENTS = frozenset({"cost", "insurance", "feeling_unheard", "emergency"})


def said(text, confidence, days_ago=0, **parsed):
    return {
        "event": "user",
        "text": text,
        "timestamp": (NOON - timedelta(days=days_ago)).timestamp(),
        "parse_data": {
            "intent": {"name": "cost", "confidence": confidence},
            "intent_ranking": [
                {"name": "cost", "confidence": confidence},
                {"name": "insurance", "confidence": 0.1},
            ],
            **parsed,
        },
    }


@pytest.fixture
def database():
    database = Database("sqlite://", now=lambda: NOON)
    database.open()
    yield database
    database.close()


async def keep(database, *kept):
    await Messages(database).open("web:1")
    rows = [{"conversation_id": "web:1", "seq": n, "data": data} for n, data in enumerate(kept, 1)]
    await database.write(lambda connection: connection.execute(events.insert(), rows))


async def test_what_was_answered_in_doubt_comes_out_the_latest_first(database):
    await keep(
        database,
        said("he never looked up", 0.15, days_ago=2),
        said("what will it cost", 0.9),
        {"event": "bot", "text": "Hello."},
        said("they go round in circles", 0.4, days_ago=1),
        said("He  never looked up", 0.15, days_ago=3),
        said("an old one", 0.1, days_ago=9),
    )

    found = await unanswered(database, days=7)

    assert [row.text for row in found] == ["they go round in circles", "he never looked up"]
    assert found[0].nearest == ("cost", "insurance")


async def test_buttons_and_alarms_are_not_among_them(database):
    await keep(
        database,
        said("Tell me more", 0.1, pressed=True),
        said("cannot breathe", 0.1, safety={"level": "red"}),
        said("", 0.1),
    )

    assert await unanswered(database, days=7) == []


def test_it_is_written_out_ready_to_be_labelled():
    message = Unanswered("ask Dr. Rossi: how come?", NOON, 0.1512, ("cost", "insurance"), "en")
    text = to_label([message], lambda text: text.replace("Rossi", "[name]"))

    assert yaml.safe_load(text) == [
        {
            "text": "ask Dr. [name]: how come?",
            "date": "2025-06-30",
            "language": "en",
            "confidence": 0.15,
            "nearest": ["cost", "insurance"],
            "topics": [],
        }
    ]
    assert yaml.safe_load(to_label([], str)) == []


def labelled(tmp_path, text):
    file = tmp_path / "labelled.yml"
    file.write_text(text, encoding="utf-8")
    return file


def test_labelled_messages_become_phrases(tmp_path):
    file = labelled(
        tmp_path,
        "- {text: 'he never looked up\n\n\n  and then the bill', topics: [feeling_unheard, cost]}\n"
        "- {text: 'who pays [name](him)', topics: [insurance]}\n"
        "- {text: no idea what this is, topics: []}\n"
        "- {text: 'What will it cost us in the end?', topics: [cost]}\n"
        "- {text: 'WHO PAYS [name] (him)', topics: [insurance]}\n",
    )
    known = [Phrase("what will it cost us in the end", ("cost",), tmp_path / "paperwork.yml", 6)]

    learned = learn(read_labelled(file, INTENTS), known)
    folder = tmp_path / "nlu"
    folder.mkdir()
    add(learned.new, folder / "from_your_users.yml")

    assert learned.unlabelled == 1
    assert [(lesson.row, where.partition(":")[0]) for lesson, where in learned.repeats] == [
        (4, "paperwork.yml, line 6"),
        (5, "row 2"),
    ]
    assert {p.text: p.topics for p in load_phrases(folder)} == {
        "he never looked up and then the bill": ("feeling_unheard", "cost"),
        "who pays [name] (him)": ("insurance",),
    }


def test_more_is_added_to_what_was_learned_before(tmp_path):
    for text in ("he never looked up", "she laughed at me"):
        lessons = read_labelled(labelled(tmp_path, f"- {{text: {text}, topics: [feeling_unheard]}}"), INTENTS)
        folder = tmp_path / "nlu"
        folder.mkdir(exist_ok=True)
        add(lessons, folder / "from_your_users.yml")

    [block] = yaml.safe_load((folder / "from_your_users.yml").read_text(encoding="utf-8"))["nlu"]
    assert block == {"intent": "feeling_unheard", "examples": "- he never looked up\n- she laughed at me\n"}


def test_the_same_file_twice_adds_nothing(tmp_path, capsys):
    file = labelled(tmp_path, "- {text: who on earth is paying for this, topics: [insurance]}\n")
    folder = tmp_path / "nlu"
    folder.mkdir()
    learn_command(file, folder)
    learn_command(file, folder)

    assert "Added 1" in capsys.readouterr().out
    assert len(load_phrases(folder)) == 1


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("{text: who pays, topics: [costs]}", "no such topic: costs"),
        ("{text: cannot breathe, topics: [emergency]}", "told by data/safety"),
        ("{text: who pays, topics: cost}", "must be a list"),
        ("{text: who pays, topics: [cost, cost]}", "twice"),
        ("{text: '!?', topics: [cost]}", "with words in it"),
        ("who pays", "expected `text`"),
    ],
)
def test_a_row_that_is_not_valid_is_named_and_nothing_is_added(tmp_path, row, problem):
    with pytest.raises(EvaluationError, match=problem) as error:
        read_labelled(labelled(tmp_path, f"- {{text: fine, topics: [cost]}}\n- {row}\n"), INTENTS)
    assert "row 2" in str(error.value)
    assert "Nothing was added" in str(error.value)


def test_a_file_that_is_no_list_is_refused(tmp_path):
    for text in ("{a: 1}", "[", "just words"):
        with pytest.raises(EvaluationError):
            read_labelled(labelled(tmp_path, text), INTENTS)
    with pytest.raises(EvaluationError, match="cannot be read"):
        read_labelled(tmp_path / "none.yml", INTENTS)
