// In work: the visit with the keyboard alone.
