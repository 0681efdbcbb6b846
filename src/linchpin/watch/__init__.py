"""What a change of a list means for whom: alerts, digests, records of runs; values in and out."""
