"""The plan chosen beside the tables of a later year: what is done, late, otherwise than planned, and how it stands."""
