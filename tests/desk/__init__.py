"""Tests of the review desk."""
