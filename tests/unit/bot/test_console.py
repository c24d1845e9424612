import pytest

from bot import cli
from knowledge.errors import EncryptedFile


@pytest.fixture
def failing(monkeypatch):
    def make(error):
        def fail():
            raise error

        monkeypatch.setattr(cli, "app", fail)

    return make


def test_an_expected_error_is_one_line_with_the_file_and_what_to_do(failing, capsys):
    failing(EncryptedFile("a password is needed", which="資料/とても長い名前の手引き" * 5 + ".pdf"))

    with pytest.raises(SystemExit) as stopped:
        cli.main()

    told = capsys.readouterr().err
    assert stopped.value.code == 1
    assert told.count("\n") == 1
    assert "保護を解除したファイルを登録してください" in told
    assert "a password is needed" not in told


def test_an_unexpected_error_is_one_line_with_a_number_and_its_record(failing, capsys, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    failing(ZeroDivisionError("secret words"))

    with pytest.raises(SystemExit) as stopped:
        cli.main()

    told = capsys.readouterr().err
    (record,) = tmp_path.iterdir()
    assert stopped.value.code == 1
    assert told.count("\n") == 1
    assert "secret words" not in told
    assert "Traceback" not in told
    assert str(record) in told
    assert "ZeroDivisionError" in record.read_text(encoding="utf-8")


def test_a_name_cannot_colour_the_screen_break_the_line_or_turn_it(failing, capsys):
    failing(EncryptedFile("x", which="[red]赤[/red]\n偽の行\x1b[2J\u202e\udc83.pdf"))

    with pytest.raises(SystemExit):
        cli.main()

    told = capsys.readouterr().err
    assert told.startswith("[red]赤[/red]�偽の行�[2J��.pdf: パスワード")
    assert told.count("\n") == 1
