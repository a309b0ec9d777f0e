"""The tests of Acopio, mirroring its rooms."""
