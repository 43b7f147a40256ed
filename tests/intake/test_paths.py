"""What paths name, before anything of it is read."""

from pathlib import Path

from wirecopy.intake.paths import STANDARD_INPUT, expand_all, is_much


def test_much_to_read_is_told_by_the_bytes_of_files_and_of_folders_at_their_top(tmp_path: Path):
    folder = tmp_path / "pages"
    (folder / "deeper").mkdir(parents=True)
    for name, size in (("pages/a", 600), ("pages/b", 500), ("pages/deeper/c", 5000), ("single", 400)):
        (tmp_path / name).write_bytes(b"x" * size)

    assert is_much(expand_all([str(folder), str(tmp_path / "single")]), 1500)
    assert not is_much(expand_all([str(folder), str(tmp_path / "single")]), 1501)
    assert not is_much(expand_all([str(folder), str(folder)]), 1101)
    assert not is_much(expand_all([STANDARD_INPUT]), 1)
