"""The layers of the package: imports run downward only, and each framework stays in its folder."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "geo"
UI = PACKAGE / "ui"
MODULES = sorted(PACKAGE.rglob("*.py"))
CORE = [path for path in MODULES if UI not in path.parents]
PAGES = sorted((UI / "pages").glob("*.py"))
FLAT = {"arrays", "atomic_file", "errors", "formatting", "geodesy", "http_client", "models", "settings", "units"}
LAYERS = (  # from the ground up; a folder may import from those below it, and from itself
    {"geo.arrays", "geo.errors", "geo.units"},
    {"geo.atomic_file", "geo.http_client", "geo.models", "geo.settings"},
    {"geo.formatting", "geo.geodesy"},
    {"geo.tables"},
    {"geo.conditions", "geo.export", "geo.geocoding", "geo.routing"},
    {"geo.batch", "geo.coverage"},
    {"geo.briefing", "geo.pipeline"},
    {"geo.cli"},
    {"geo.ui", "geo.ui.assets", "geo.ui.html", "geo.ui.messages"},
    {"geo.ui.components", "geo.ui.map"},
    {"geo.ui.services", "geo.ui.panels"},
    {"geo.ui.about", "geo.ui.coverage", "geo.ui.find_care", "geo.ui.startup"},
    {"geo.ui.briefing"},
    {"geo.ui.pages"},
)
FRAMEWORKS = {"streamlit", "streamlit_folium", "folium", "branca", "xstatic"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> set[str]:
    """Return the full names of all modules that `path` imports anywhere."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def dotted(path: Path) -> str:
    return name(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def under(package: str, names: set[str]) -> set[str]:
    return {one for one in names if one == package or one.startswith(f"{package}.")}


@pytest.mark.parametrize("path", CORE, ids=name)
def test_core_never_imports_the_ui(path: Path) -> None:
    names = imported(path)
    assert not {one for one in names if one.split(".")[0] in FRAMEWORKS}
    assert not under("geo.ui", names)


def room(module: str) -> str:
    """Return the longest entry of `LAYERS` that `module` lies in."""
    rooms = ["geo"] * (module == "geo") + [
        entry for layer in LAYERS for entry in layer if module == entry or module.startswith(f"{entry}.")
    ]
    return max(rooms, key=len)


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if (path.name != "__main__.py" and path.parent != PACKAGE) or path.stem in FLAT],
    ids=name,
)
def test_imports_run_downward_only(path: Path) -> None:
    here = room(dotted(path))
    floor = {entry: number for number, layer in enumerate(LAYERS) for entry in layer} | {"geo": -1}
    for module in imported_modules(path):
        there = room(module)
        assert there == here or floor[there] < floor[here], f"{here} imports {there}"


@pytest.mark.parametrize(
    "path", [path for path in MODULES if "cli" not in path.parts and "pipeline" not in path.parts], ids=name
)
def test_the_pipeline_is_never_imported_while_the_app_runs(path: Path) -> None:
    assert not under("geo.pipeline", imported(path))


@pytest.mark.parametrize("path", [path for path in CORE if path.name != "output.py"], ids=name)
def test_whatever_is_printed_is_made_harmless_first(path: Path) -> None:
    calls = {ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)}
    assert not calls & {"print", "click.echo", "click.secho", "sys.stdout.write"}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_what_it_is(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not source.strip() or ast.get_docstring(ast.parse(source))


def test_the_entry_point_is_small_and_has_no_functions() -> None:
    source = (ROOT / "app.py").read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 30
    assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.ClassDef)]


@pytest.mark.parametrize("path", [page for page in PAGES if page.stem != "__init__"], ids=name)
def test_a_page_is_small_and_can_be_drawn_from_fakes(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    functions = {node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}
    assert len(source.splitlines()) <= 70
    assert "render" in functions
    assert 'if __name__ == "__main__":' in source


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=name)
def test_the_ui_fetches_nothing(path: Path) -> None:
    assert not under("requests", imported(path)) | under("urllib.request", imported(path))


def test_no_module_leads_back_to_itself() -> None:
    known = {dotted(path): path for path in MODULES}
    graph = {module: (imported_modules(path) & set(known)) - {module} for module, path in known.items()}
    assert list(TopologicalSorter(graph).static_order())  # raises CycleError, naming the round


def imported_modules(path: Path) -> set[str]:
    """Return the modules of the package that `path` imports, or imports names from."""
    names = {
        (node.module or "", alias.name)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    modules = {dotted(other) for other in MODULES}
    return {f"{module}.{one}" if f"{module}.{one}" in modules else module for module, one in names} & modules
