"""A contract for import-linter: other apps enter an app only through its doors."""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class DoorsContract(Contract):
    """An app is a child of the root package; a room is a child of an app.

    `doors` names the rooms that other apps may import, `open_apps` the apps that others may enter anywhere.
    """

    type_name = "doors"

    doors = fields.SetField(subfield=fields.StringField())
    open_apps = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - import-linter's signature
        root = self.session_options["root_packages"][0]
        broken = sorted(
            (importer, imported)
            for importer in graph.modules
            for imported in graph.find_modules_directly_imported_by(importer)
            if self._passes_a_wall(root, importer, imported)
        )
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def _passes_a_wall(self, root: str, importer: str, imported: str) -> bool:
        house, app, room = [*imported.split("."), "", ""][:3]
        own_app = [*importer.split("."), ""][1]
        if house != root or app == own_app or app in self._names("open_apps"):
            return False
        return room not in self._names("doors")

    def _names(self, field: str) -> set[str]:
        names: Any = getattr(self, field)
        return set(names)

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"- {importer} enters {imported}", bold=False)
        output.new_line()
