"""In which language somebody writes."""

import pytest

from bot.nlu.language import language_of, load_words


@pytest.fixture(scope="module")
def known():
    return load_words()


@pytest.mark.parametrize(
    "text",
    [
        "hola",
        "Hola, buenas tardes",
        "gracias",
        "ayuda",
        "¿Hablas español?",
        "cuanto cuesta",
        "tengo miedo",
        "no entiendo",
        "buenos dias doctor",
        "creo que el diagnostico esta mal",
        "mi mama tiene cancer y el doctor quiere operarla la semana que entra, que hago",
    ],
)
def test_spanish_is_known_from_one_word_on(known, text):
    assert language_of(text, known) == "es"


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "",
        "metformin",
        "si",
        "hola i need help finding a second doctor for my mom",
        "gracias, that helps",
        "is there a good hospital in Buenos Aires",
        "I need a doctor who speaks spanish for my abuela",
        "my dad tiene cancer and the doctor wants surgery",
        "carcinoma in situ de novo",
    ],
)
def test_who_writes_english_too_is_answered_in_english(known, text):
    assert language_of(text, known) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("merci", "fr"),
        ("danke", "de"),
        ("preciso de um médico para minha mãe", "pt"),
        ("мне нужен врач", "other"),
    ],
)
def test_other_tongues(known, text, language):
    assert language_of(text, known) == language
