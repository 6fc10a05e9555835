"""The prover finds what is wrong: an option that no manual has, another exit, another output, a use without a way to prove it,
a symptom that is not made or whose commands do not show it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from macros.model.records import Symptom, Tool, Use
from macros.read.content import read_content
from macros.read.text import line, prose, source
from tests.proof import __main__ as proof
from tests.proof import manual, sandbox, symptoms, uses
from tests.proof.sandbox import Run

MANUAL = "ls - list\n  -l  use a long listing\n  -a, --all  do not ignore\n  --color[=WHEN]\n"


@pytest.fixture(autouse=True)
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manual, "text_of", lambda page: MANUAL if page == "ls(1)" else "")
    monkeypatch.setattr(sandbox, "missing", lambda: "")
    monkeypatch.setattr(sandbox, "run", lambda line, **_: Run(2 if "bad" in line else 0, f"ran {line}"))
    monkeypatch.setattr("shutil.which", lambda name, **_: None if name == "gone" else f"/bin/{name}")


def use(cmd: str, does: str, needs: tuple[str, ...] = (), **options: str) -> Use:
    """A use as the content's settings would have it."""
    by_need = {"gpu": "source", "hardware": "manual"}
    return Use(cmd, line(does), needs, by_need=next((by_need[need] for need in needs), ""), **options)  # type: ignore[arg-type]


def fault(one: Use, *named: str) -> str:
    return uses.prove(Tool("x", line("x"), prose("It is one."), tuple(map(source, named or ("ls(1)",))), (one,)), one).fault


@pytest.mark.parametrize("line", ["ls -l", "ls -la --all", "ls --color=auto x | ls -a"])
def test_options_of_the_manual_are_proven(line: str) -> None:
    assert fault(use(line, "List.", proof="manual", because="it cannot run")) == ""


@pytest.mark.parametrize("line", ["ls -z", "ls --al", "ls --colour"])
def test_an_option_that_no_manual_has_is_a_fault(line: str) -> None:
    assert "is not in ls(1)" in fault(use(line, "List.", proof="manual", because="it cannot run"))


def test_a_man_page_that_does_not_exist_is_a_fault() -> None:
    assert fault(use("ls -l", "List.", proof="manual", because="it cannot run"), "lss(1)") == "no man page lss(1)"


def test_another_exit_is_a_fault() -> None:
    assert fault(use("bad", "Fail.")).startswith("exit 2, not 0: 'ran bad'")
    assert fault(use("bad", "Fail.", exits="0 2")) == ""


def test_another_output_is_a_fault() -> None:
    assert "'walked' is not in what it printed" in fault(use("ls", "List.", prints="walked"))
    assert fault(use("ls", "List.", prints="^ran ls$")) == ""


def test_what_a_use_did_is_shown_by_the_lines_after_it_and_its_exit_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "run", run_here)

    assert fault(use("umask 027", "Set it.", then="umask", prints="^0027$")) == ""
    assert fault(use("umask 022", "Set it.", then="umask", prints="^0027$")).startswith("'^0027$' is not in")
    assert fault(use("false", "Fail.", then="true")).startswith("exit 1, not 0")


def run_here(line: str, **_: bool) -> Run:
    """Run a line without a copy of the machine: the tests' own lines change nothing."""
    line = line.replace("/proof/faults.sh", "/dev/null")
    done = subprocess.run(["bash", "-c", line], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return Run(done.returncode, done.stdout)


def test_a_missing_program_is_a_fault() -> None:
    assert fault(use("gone -x", "Go.")) == "not installed: gone (apt-get install gone)"


def test_what_is_not_run_needs_a_reason_and_a_source() -> None:
    assert "no reason" in fault(use("ls -l", "List.", proof="manual"))
    assert "no source with an address" in fault(use("nvidia-smi", "Show.", needs=("gpu",)))
    assert fault(use("nvidia-smi", "Show.", needs=("gpu",)), "[NVIDIA](https://docs.nvidia.com/)") == ""


WRONG = """\
tools:
  - id: ls
    name: ls
    is: Lists.
    uses:
      - cmd: ls -l
        does: List.
      - cmd: ls --colour
        does: List in color.
        proof: manual
        because: it cannot run
      - cmd: bad -z
        does: Take an option that it does not have.
      - does: List what was walked.
        cmd: ls -a
        prints: walked
    source: ls(1)
"""


def test_a_fault_names_the_line_of_its_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.yml").write_text(WRONG)
    monkeypatch.setattr(proof, "DOCS", tmp_path)
    monkeypatch.setattr("sys.argv", ["proof", "x"])
    with pytest.raises(SystemExit, match="1"):
        proof.main()
    faults = [line for line in capsys.readouterr().out.splitlines() if "is not proven" in line]

    assert [line.removeprefix(f"{tmp_path.name}/") for line in faults] == [
        "x.yml:8: `ls --colour` is not proven: --colour is not in ls(1)",
        "x.yml:12: `bad -z` is not proven: exit 2, not 0: 'ran bad -z'",
        "x.yml:14: `ls -a` is not proven: 'walked' is not in what it printed: 'ran ls -a'",
    ]


def test_a_source_that_does_not_exist_names_the_line_of_its_record(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text(WRONG.replace("source: ls(1)", "source: [ls(1), lss(1)]"))
    site, _, _ = read_content(tmp_path)

    assert list(proof.missing_pages(site)) == [
        f"{tmp_path.name}/x.yml:2: there is no man page lss(1) — name one that exists, or install its package"
    ]


def test_the_table_names_what_is_not_proven() -> None:
    tool = Tool("ls", line("ls"), prose("It lists."), (source("ls(1)"),), (use("ls", "List."), use("ls -q", "List.")))
    proofs = [uses.Proof(tool.uses[0], "run"), uses.Proof(tool.uses[1], "run", "exit 1")]
    row = next(proof.table(proofs))

    assert row.startswith("ls ")
    assert row.endswith("1 not proven, 1 run")


def test_a_placeholder_of_a_process_is_filled_in(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def note(line: str, **_: bool) -> Run:
        seen.append(line)
        return Run(0, "")

    monkeypatch.setattr(sandbox, "run", note)
    fault(use("cat /proc/PID/fdinfo/N", "Show.", given="N=3"))

    assert seen == ["N=3\ncat /proc/${PID:-PID}/fdinfo/${N:-N}"]


def look(*first: Use, make: str = "LOAD=40", because: str = "") -> dict[str, str]:
    """What is not proven of a symptom with these first commands, by place."""
    seen = Symptom("slow", line("It is slow."), first, (line("Load"),), (source("ls(1)"),), make, because)
    return {one.place: one.what for one in symptoms.prove(seen)}


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "run", run_here)


@pytest.mark.usefixtures("here")
def test_a_first_command_that_does_not_show_the_fault_is_one() -> None:
    shown = use("echo load $LOAD", "Show the load.", prints="^load 40$")

    assert look(shown, shown) == {}
    assert look(shown, shown, make="LOAD=1") == {
        "slow.first[0]": "`echo load $LOAD` is not proven: '^load 40$' is not in what it printed: 'load 1'",
        "slow.first[1]": "`echo load $LOAD` is not proven: '^load 40$' is not in what it printed: 'load 1'",
    }


@pytest.mark.usefixtures("here")
def test_each_first_command_is_judged_by_its_own_output_and_exit() -> None:
    found = look(
        use("echo one", "Show one.", prints="one"),
        use("echo one; false", "Fail.", prints="one", exits="1"),
        use("printf two", "Show two.", prints="one"),
        use("true", "Set it.", then="echo set; false", prints="set"),
    )

    assert found == {"slow.first[2]": "`printf two` is not proven: 'one' is not in what it printed: 'two'"}


@pytest.mark.usefixtures("here")
def test_a_fault_that_cannot_be_made_is_one_of_the_symptom() -> None:
    lines = "echo before\nfalse\necho after"

    assert look(use("echo one", "Show one.", prints="one"), make=lines) == {"slow": "`It is slow.` is not made: exit 1: 'before'"}


@pytest.mark.usefixtures("here")
def test_a_command_that_ends_the_copy_leaves_the_rest_unproven() -> None:
    found = look(use("exit 3", "Leave.", prints="x"), use("echo one", "Show one.", prints="one"))

    assert list(found) == ["slow.first[0]", "slow.first[1]"]
    assert "it never ended" in found["slow.first[1]"]


def test_a_symptom_says_how_it_is_made_or_why_it_cannot_be() -> None:
    ways = "add `make: …`, shell lines that make the fault, or `because: …`"

    assert look(use("ls -l", "List."), make="") == {
        "slow": f"`It is slow.` does not say how it is made or why it cannot be — {ways}"
    }
    assert look(use("ls -l", "List."), because="no disk") == {
        "slow": f"`It is slow.` says both how it is made and why it cannot be — {ways}"
    }


def test_the_commands_of_a_symptom_that_cannot_be_made_are_looked_up() -> None:
    assert look(use("ls -l", "List."), use("ls -z", "List."), make="", because="no disk") == {
        "slow.first[1]": "`ls -z` is not proven: -z is not in ls(1)"
    }


@pytest.mark.usefixtures("here")
def test_what_a_made_symptom_cannot_run_is_looked_up_and_what_is_not_installed_is_a_fault() -> None:
    disk = use("ls -z", "Ask the disk.", needs=("hardware",))

    assert look(use("echo 1", "Show.", prints="1"), disk) == {"slow.first[1]": "`ls -z` is not proven: -z is not in ls(1)"}
    assert look(use("gone -x", "Go.", prints="1")) == {
        "slow.first[0]": "`gone -x` is not proven: not installed: gone (apt-get install gone)"
    }


SYMPTOMS = """\
symptoms:
  - id: slow
    symptom: It is slow.
    first:
      - {cmd: echo 1, does: Show it., prints: 1}
      - does: Show it.
        cmd: echo 2
        prints: 3
      - {cmd: echo 3, does: Show it., prints: 3}
    causes: Load
    source: ls(1)
    make: 'true'
  - id: slower
    symptom: It is slower.
    first:
      - {cmd: echo 1, does: Show it.}
      - {cmd: echo 2, does: Show it.}
      - {cmd: echo 3, does: Show it.}
    causes: Load
    source: ls(1)
"""


@pytest.mark.usefixtures("here")
def test_a_symptom_that_is_not_proven_is_named_with_its_line_and_fails_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.yml").write_text(SYMPTOMS)
    monkeypatch.setattr(proof, "DOCS", tmp_path)
    monkeypatch.setattr("sys.argv", ["proof", "x"])
    with pytest.raises(SystemExit, match="1"):
        proof.main()
    said = capsys.readouterr().out.splitlines()

    assert [line.removeprefix(f"{tmp_path.name}/") for line in said if ".yml" in line] == [
        "x.yml:6: `echo 2` is not proven: '3' is not in what it printed: '2'",
        "x.yml:13: `It is slower.` does not say how it is made or why it cannot be — "
        "add `make: …`, shell lines that make the fault, or `because: …`",
    ]
    assert said[-1] == "Symptoms: 0 of 2 made"
