"""Tests of the machine in."""
