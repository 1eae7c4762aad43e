"""Everything that changes the network, one file for each noun."""

from kurzdraht.network.services.municipalities import (
    ImportReport,
    MunicipalityFileRefusedError,
    import_municipalities,
    read_municipality_file,
    shipped_municipalities,
)
from kurzdraht.network.services.structure import set_up_network

__all__ = (
    "ImportReport",
    "MunicipalityFileRefusedError",
    "import_municipalities",
    "read_municipality_file",
    "set_up_network",
    "shipped_municipalities",
)
