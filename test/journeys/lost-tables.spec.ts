// In work: the tables of a device are lost, and headquarters and a second device end equal.
