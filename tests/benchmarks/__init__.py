"""Measurements, each as a ratio to a reference taken in the same run; never a test, since machines are noisy."""
