"""A simulated city whose paper is written with the answer known: for measuring only, never for tuning."""
