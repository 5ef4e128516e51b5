"""On other people's pages: strict policies, other origins, several at once, removal, weight."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.server import GuideServer

POLICY = (
    "default-src 'none'; script-src {0}; style-src 'self'; connect-src {0}; img-src 'self'; "
    "require-trusted-types-for 'script'"
)
BUDGET = 25 * 1000
TAG = "<second-opinion-chat></second-opinion-chat>"


def host_page(body: str) -> str:
    return f'<!doctype html><html lang="en"><title>A clinic</title><h1>A clinic</h1><main>{body}</main></html>'


@pytest.fixture
def clinic() -> Iterator[Clinic]:
    with Clinic() as clinic:
        yield clinic


class Clinic:
    """Somebody else's website, with a strict policy of its own."""

    def __init__(self) -> None:
        self.page = ""
        self.policy = ""
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200 if self.path == "/" else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", site.policy)
                self.end_headers()
                self.wfile.write(site.page.encode() if self.path == "/" else b"")

            def log_message(self, *_: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def embeds(self, guide: str, body: str = TAG) -> None:
        self.policy = POLICY.format(guide)
        self.page = host_page(f'<script type="module" src="{guide}/widget/second-opinion.js"></script>{body}')

    def __enter__(self) -> Clinic:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def test_two_lines_put_it_on_another_site_that_the_operator_allowed(visitor, clinic, tmp_path):
    with GuideServer(tmp_path, allowed_origins=(clinic.url,)) as guide:
        clinic.embeds(guide.url)
        person = visitor(clinic.url).start()
        reply = person.say("hello")

        expect(reply).to_contain_text("You said: hello")
        assert person.watch.origins() == {clinic.url, guide.url}


def test_a_site_that_the_operator_did_not_allow_gets_nothing(browser, clinic, guide):
    clinic.embeds(guide.url)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(clinic.url)
        page.wait_for_timeout(300)

        assert page.evaluate("customElements.get('second-opinion-chat')") is None


def test_the_server_may_be_named(visitor, clinic, guide, tmp_path):
    with GuideServer(tmp_path, allowed_origins=(clinic.url,)) as other:
        clinic.embeds(other.url, f'<second-opinion-chat server="{other.url}/"></second-opinion-chat>')
        visitor(clinic.url).start().say("hello")

        assert other.dialogue.heard == ["hello"]


def test_two_on_one_page_do_not_get_into_each_others_way(visitor, clinic, tmp_path):
    with GuideServer(tmp_path, allowed_origins=(clinic.url,)) as guide:
        clinic.embeds(guide.url, TAG + TAG)
        person = visitor(clinic.url).visit()
        launchers = person.page.locator("button.launcher")
        expect(launchers).to_have_count(2)
        first, second = (launcher.bounding_box() for launcher in launchers.all())
        assert abs(first["y"] - second["y"]) >= first["height"]

        launchers.nth(1).click()
        person.page.get_by_role("button", name="I understand").click()
        person.say("hello")
        person.page.keyboard.press("Escape")
        launchers.nth(0).click()

        expect(person.page.locator("dialog[open] .bot")).to_have_count(1)
        expect(person.dialog).to_have_count(1)


def test_removal_in_the_middle_of_a_reply_does_no_harm_and_a_return_brings_the_chat_back(person, guide):
    guide.dialogue.go.clear()
    person.start().send("hello")
    expect(person.page.locator(".typing")).to_contain_text("writing")
    person.page.evaluate("window.chat = document.querySelector('second-opinion-chat'); chat.remove()")
    expect(person.page.locator("dialog")).to_have_count(0)
    guide.dialogue.go.set()
    person.page.evaluate("document.body.append(chat)")
    person.launcher.click()

    expect(person.replies).to_have_count(1)
    assert guide.dialogue.heard == ["hello"]
    assert person.said() == ["user: hello", "bot: I heard you. You said: hello"]


def test_it_talks_to_its_own_server_alone(person):
    person.start().say("long please")
    person.say("page please")

    assert person.watch.origins() == {person.url}


def test_all_of_it_is_at_most_25_kilobytes_on_the_wire(person):
    bodies: dict[str, int] = {}

    def weigh(response):
        path = urlsplit(response.url).path
        if path.startswith("/widget/"):
            assert response.headers["content-encoding"] == "gzip"
            bodies[path] = response.request.sizes()["responseBodySize"]

    person.page.on("requestfinished", lambda request: weigh(request.response()))
    person.start().say("long please")
    person.choose("Print")

    assert "/widget/config.json" in bodies and len(bodies) > 10
    assert sum(bodies.values()) <= BUDGET, bodies


def test_what_did_not_change_is_not_sent_again(person):
    url = f"{person.url}/widget/chat.js"
    first = person.page.request.get(url)
    again = person.page.request.get(url, headers={"If-None-Match": first.headers["etag"]})

    assert (first.status, again.status, again.body()) == (200, 304, b"")
    assert gzip.decompress(gzip.compress(first.body())) == first.body()


def test_a_page_without_room_for_rem_still_gets_readable_type(visitor, clinic, tmp_path):
    with GuideServer(tmp_path, allowed_origins=(clinic.url,)) as guide:
        clinic.embeds(guide.url)
        person = visitor(clinic.url).visit()
        person.page.evaluate("document.documentElement.style.fontSize = '10px'")
        person.launcher.click()

        assert person.page.locator(".notice p").first.evaluate("(p) => getComputedStyle(p).fontSize") == "17px"
