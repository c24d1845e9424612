from urllib.parse import parse_qs, quote, urlsplit

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as then
from selenium.webdriver.support.wait import WebDriverWait

from tests.unit.bot.web.shelf import FUNDING, STEPS, TRAP

FUNDING_QUESTION = "推進役の研修に使える財源は？"
WIDE_PAGES = [
    "/",
    "/?q=%20&as_of=1800-01-01",
    *(
        f"/?q={quote(question)}"
        for question in (FUNDING_QUESTION, "窓口", "体制", "罠", "手数料", "財源" + "長い" * 300)
    ),
    *(f"/sources/{chunk.id}" for chunk in (FUNDING, STEPS, TRAP)),
    "/sources/none",
]


def _find(chrome: Chrome, selector: str) -> WebElement:
    return WebDriverWait(chrome, 10).until(then.visibility_of_element_located((By.CSS_SELECTOR, selector)))


def _texts(chrome: Chrome, selector: str) -> list[str]:
    return [element.text for element in chrome.find_elements(By.CSS_SELECTOR, selector)]


def _ask(chrome: Chrome, site: str, question: str, *keys: str) -> None:
    chrome.get(f"{site}/")
    _find(chrome, "textarea").send_keys(question, *keys)


def _in_view(chrome: Chrome, element: WebElement) -> bool:
    script = (
        "const r = arguments[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.height > 0"
    )
    return bool(chrome.execute_script(script, element))


def test_a_typed_question_is_answered_and_its_source_opens_at_the_marked_quote(desktop: Chrome, site: str) -> None:
    _ask(desktop, site, FUNDING_QUESTION)
    _find(desktop, "form button").click()
    _find(desktop, ".sources")
    assert _texts(desktop, ".claims li")[1] == "措置：特別交付税措置（措置率0.7）[2]"
    assert "終了しています" in _find(desktop, ".cautions").text
    assert _find(desktop, ".badge").text == "終了"

    desktop.find_element(By.LINK_TEXT, "[2]").click()
    source = _find(desktop, "#source-2:target")
    assert "特別交付税措置（措置率0.7）" in source.text
    assert _in_view(desktop, source)

    source.find_element(By.CSS_SELECTOR, "a").click()
    mark = _find(desktop, "mark#quote")
    assert mark.text == "特別交付税措置（措置率0.7）"
    assert _in_view(desktop, mark)
    assert mark.value_of_css_property("background-color") != "rgba(0, 0, 0, 0)"
    assert urlsplit(desktop.current_url).fragment == "quote"


def test_enter_sends_the_question_and_shift_enter_does_not(desktop: Chrome, site: str) -> None:
    _ask(desktop, site, "推進役の", Keys.SHIFT + Keys.ENTER)
    assert _find(desktop, "textarea").get_property("value") == "推進役の\n"
    assert "?" not in desktop.current_url
    _find(desktop, "textarea").send_keys(Keys.NULL, "体制は？", Keys.ENTER)
    assert "推進役の" in _find(desktop, ".answer h1").text


def test_an_enter_that_chooses_a_word_does_not_send_the_question(desktop: Chrome, site: str) -> None:
    _ask(desktop, site, "体制")
    composing = "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true})"
    goes_on = desktop.execute_script(f"return document.querySelector('textarea').dispatchEvent({composing})")
    assert goes_on
    assert "?" not in desktop.current_url


def test_the_day_decides_what_is_warned_of(desktop: Chrome, site: str) -> None:
    _ask(desktop, site, FUNDING_QUESTION)
    desktop.execute_script("document.querySelector('#as_of').value = '2024-06-01'")
    _find(desktop, "form button").click()
    assert _find(desktop, ".badge").text == "実施期間中"
    assert not _texts(desktop, ".cautions")
    assert "2024-06-01" in _find(desktop, ".as-of").text


def test_an_example_asks_itself(desktop: Chrome, site: str) -> None:
    desktop.get(f"{site}/")
    example = _find(desktop, ".examples a")
    words = example.text
    example.click()
    assert words in _find(desktop, ".answer h1").text


def test_the_way_back_from_a_source_is_the_answer_with_the_button_ready(desktop: Chrome, site: str) -> None:
    _ask(desktop, site, "推進役の体制は？", Keys.ENTER)
    _find(desktop, "#source-1 a").click()
    _find(desktop, "mark")
    desktop.back()
    assert _find(desktop, ".claims").text
    assert _find(desktop, "form button").is_enabled()


def test_the_link_to_share_shows_the_same_answer_for_the_same_day(desktop: Chrome, site: str) -> None:
    _ask(desktop, site, FUNDING_QUESTION, Keys.ENTER)
    claims = _find(desktop, ".claims").text
    _find(desktop, ".share a").click()
    WebDriverWait(desktop, 10).until(then.url_contains("as_of=2026"))
    assert parse_qs(urlsplit(desktop.current_url).query)["as_of"] == ["2026-10-01"]
    assert _find(desktop, ".claims").text == claims


def test_the_page_works_without_scripts(desktop: Chrome, site: str) -> None:
    desktop.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        _ask(desktop, site, "推進役の体制は？")
        desktop.find_element(By.CSS_SELECTOR, "form button").click()
        assert _find(desktop, ".claims li").text  # without scripts the driver does not wait for the page to change
        assert not desktop.find_element(By.CSS_SELECTOR, ".needs-script").is_displayed()
    finally:
        desktop.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_keyboard_alone_reaches_the_question_and_skips_to_it(desktop: Chrome, site: str) -> None:
    desktop.get(f"{site}/")
    desktop.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    skip = desktop.switch_to.active_element
    assert "skip" in skip.get_dom_attribute("class")
    assert _in_view(desktop, skip)
    skip.send_keys(Keys.ENTER)
    desktop.switch_to.active_element.send_keys(Keys.TAB)
    assert desktop.switch_to.active_element.get_dom_attribute("id") == "question"
    assert desktop.switch_to.active_element.value_of_css_property("outline-style") == "solid"


@pytest.mark.parametrize("path", WIDE_PAGES)
def test_a_phone_never_scrolls_sideways(phone: Chrome, site: str, path: str) -> None:
    phone.get(site + path)
    assert phone.execute_script("return document.documentElement.scrollWidth") == 320
    outside = phone.execute_script(
        "return [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 320.5)"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    assert outside == []


def test_on_a_phone_the_answer_stands_in_the_first_screen(phone: Chrome, site: str) -> None:
    phone.get(f"{site}/?q={quote('推進役の体制は？')}")
    assert _in_view(phone, _find(phone, ".claims li"))


def test_hostile_text_runs_nothing(desktop: Chrome, site: str) -> None:
    desktop.get(f"{site}/?q={quote('罠<img src=x onerror=alert(1)><script>alert(2)</script>')}")
    assert _find(desktop, ".claims")
    _find(desktop, "#source-1 a").click()
    assert '<script>alert("本文")</script>' in _find(desktop, "mark").text
    assert not desktop.find_elements(By.CSS_SELECTOR, "main img, main script")
