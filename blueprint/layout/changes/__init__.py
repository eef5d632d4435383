"""What a picture shows of an earlier state: what is new, gone, elsewhere, or said otherwise."""
