"""What is measured, side by side with a peer or a bound: see `make bench`."""
