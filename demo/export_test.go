package demo

// Refused counts the commands that the rules did not take while all lives were
// lived.
func (n Network) Refused() int {
	s := n.stream()
	for s.left() > 0 {
		s.next()
	}
	return s.refused
}

// Geography is the county as it is drawn.
var Geography = geography
