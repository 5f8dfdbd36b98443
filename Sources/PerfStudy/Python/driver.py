"""The study's workloads in Python."""
